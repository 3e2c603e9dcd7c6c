import { check } from "../../../src/node/index.ts";
import { lost, none, runOf, scenarioOf } from "../lessons/qwikster.ts";

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
check("a better announcement", isFair && myCost < 0.35, {
  hint: `Qwikster costs ${myCost.toFixed(2)} million by 31 December`,
});
// end of solution
