import { loadCase, readReadings } from "../../../src/node/index.ts";

// What the cells of the notebook set up before its exercises.
export const netflix = loadCase("netflix-2011");
const books = readReadings(`${netflix.folder}/contribution.csv`);
const autumn = books.filter(({ to }) => to === "2011-12-31");
const row = (what: string) => autumn.find(({ quantity }) => quantity === what);
const reported = (what: string) => row(what)?.value ?? NaN;
const subscriptions = (21.45e6 + 21.67e6) / 2; // mean of September and December
const month = (dollars: number) => dollars / 3 / subscriptions;
const paid = month(reported("streamingRevenue"));
export const cost = paid - month(reported("streamingContribution"));
const filmsShare = 0.7; // assumed, 0.5 to 0.9: move it
export const films = filmsShare * cost * subscriptions; // a month, however many watch
export const serve = (1 - filmsShare) * cost; // a month, for each subscription
export const costOf = (plan: string) => netflix.scenario.plans[plan].cost?.value ?? NaN;
export const disc = costOf("dvd-1"); // a month, assumed
