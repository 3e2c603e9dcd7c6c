import { type Change, counterfactualOf, type Outcome, periodsOf, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const scenarioOf = (change: Change) => counterfactualOf(netflix.scenario, change).scenario;
const runOf = (change: Change) => simulate(scenarioOf(change), size);
const none = runOf({ without: ["qwikster"] });
const closing = (one: Outcome, quarter: number) => periodsOf(one)[quarter].closing / 1e6;
const lost = (one: Outcome, other: Outcome) =>
  [0, 1].map((quarter) => closing(other, quarter) - closing(one, quarter));
const days = [79, 116]; // 18 September to 24 October, days from 1 July
const comments = ({ mood: { posts } }: Outcome) =>
  Math.round(posts.slice(days[0], days[1]).reduce((sum, each) => sum + each, 0));

// solution
const mySeverity = 0.34;
const quieter = runOf({ set: [`events.qwikster.severity=${mySeverity}`] });
const noise = comments(quieter);
const found = `${Math.round(noise / 1000)},000 comments`;
const still = lost(quieter, none)[1].toFixed(2);
check("28,000 comments", Math.abs(noise - 28_000) <= 1000, {
  hint: `with ${mySeverity}: ${found}, and Qwikster costs ${still} million`,
});
// end of solution
