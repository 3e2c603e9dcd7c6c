import { type Change, counterfactualOf, periodsOf, rivalLedger, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const world = (change: Change = {}, base = netflix.scenario, options = size) => {
  const { scenario } = counterfactualOf(base, change);
  const outcome = simulate(scenario, options);
  return { scenario, outcome, quarters: periodsOf(outcome) };
};
type World = ReturnType<typeof world>;
const wonBy = ({ outcome, scenario }: World, rival: string | string[] = "blockbuster") =>
  rivalLedger(outcome, scenario, rival);
const thousands = (people: number) => Math.round(people / 1000);
const toSeptember = { ...size, until: "2011-09-30" };
const trial = "events.blockbuster-trial";
const leavingWith = (days: number) => {
  const set = [`${trial}.freeDays=${Math.max(0, days)}`];
  return wonBy(world({ set }, netflix.scenario, toSeptember))[0].fromLeavers;
};
const twice = 2 * leavingWith(30);

// solution
const myDays = 210;
const [mine, shorter] = [leavingWith(myDays), leavingWith(myDays - 60)];
check("twice as many leave for the trial", mine >= twice && shorter < twice, {
  hint: `${thousands(mine)} thousand leave with yours; twice as many: ${thousands(twice)}`,
});
// end of solution
