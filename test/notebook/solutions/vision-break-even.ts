import { breakEvenLoss } from "../../../src/index.ts";
import { check, loadCase, readReadings } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const books = readReadings(`${netflix.folder}/contribution.csv`);
const autumn = books.filter(({ to }) => to === "2011-12-31");
const row = (what: string) => autumn.find(({ quantity }) => quantity === what);
const reported = (what: string) => row(what)?.value ?? NaN;
const subscriptions = (21.45e6 + 21.67e6) / 2; // mean of September and December
const month = (dollars: number) => dollars / 3 / subscriptions;
const paid = month(reported("streamingRevenue"));
const cost = paid - month(reported("streamingContribution"));
const filmsShare = 0.7; // assumed, 0.5 to 0.9: move it
const serve = (1 - filmsShare) * cost; // a month, for each subscription
const costOf = (plan: string) => netflix.scenario.plans[plan].cost?.value ?? NaN;
const disc = costOf("dvd-1"); // a month, assumed

// solution
const [before, later, saves] = [9.99, 12.99, disc + serve];
const mayLeave = 1 - (before - saves) / (later - saves);
const isRight = Math.abs(mayLeave - breakEvenLoss(before, later, saves)) < 1e-9;
check(`${Math.round(100 * mayLeave)} of 100 may leave`, isRight, {
  hint: "(1 - mayLeave) times the new contribution is the old contribution",
});
// end of solution
