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
const films = filmsShare * cost * subscriptions; // a month, however many watch
const serve = (1 - filmsShare) * cost; // a month, for each subscription
const percent = (share: number) => `${Math.round(100 * share)} %`;

// solution
const myNeed = 10.98;
const mustBring = (2 * films) / 25e6 + serve; // each of the 25 million
const remains = (myNeed - mustBring) / myNeed;
const isTenth = Math.abs(remains - 0.1) < 0.001;
check(`${myNeed.toFixed(2)} dollars for twice the films`, isTenth, {
  hint: `of this price ${percent(remains)} would remain`,
});
// end of solution
