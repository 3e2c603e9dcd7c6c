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

// solution
const myPlan = {
  without: ["qwikster-reversal"],
  set: ["events.qwikster.hassle=0", "events.qwikster.notice.reach=0"],
};
const mine = runOf(myPlan);
const [, myCost] = lost(mine, none);
const ids = scenarioOf(myPlan).events.map(({ id }) => id);
const comes = ids.includes("qwikster") && !ids.includes("qwikster-reversal");
const isFair = comes && !/severity|price|parameters/.test(String(myPlan.set));
check("a better announcement", isFair && myCost < 0.3, {
  hint: `Qwikster costs ${myCost.toFixed(2)} million by 31 December`,
});
// end of solution
