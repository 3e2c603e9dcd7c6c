import { check } from "../../../src/node/index.ts";
import { netflix, thousands, toSeptember, trial, wonBy, world } from "../lessons/blockbuster.ts";

const leavingWith = (days: number) => {
  const set = [`${trial}.freeDays=${Math.max(0, days)}`];
  return wonBy(world({ set }, netflix.scenario, toSeptember))[0].fromLeavers;
};
const twice = 2 * leavingWith(30);

// solution
const myDays = 210;
const [mine, shorter] = [leavingWith(myDays), leavingWith(myDays - 60)];
check("twice as many leave for the trial", mine >= twice && shorter < twice, {
  result: `${thousands(mine)} thousand leave with yours; twice as many: ${thousands(twice)}`,
  hint: mine < twice ? "not enough days" : "two months less would be enough, too",
});
// end of solution
