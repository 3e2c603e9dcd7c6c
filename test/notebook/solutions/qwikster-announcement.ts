import type { Change } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { lost, none, runOf } from "../lessons/qwikster.ts";

const cards = ["hassle=0", "notice.reach=0", "announced=2011-07-12"];
const allowed = ["qwikster-reversal", ...cards.map((card) => `events.qwikster.${card}`)];
const notMine = ({ without = [], set = [], ...more }: Change) =>
  [...without, ...set, ...Object.keys(more)]
    .map((text) => text.replace(/["' ]/g, ""))
    .find((text) => !allowed.includes(text));

// solution
const myPlan = {
  without: ["qwikster-reversal"],
  set: ["events.qwikster.hassle=0", "events.qwikster.notice.reach=0"],
};
const mine = runOf(myPlan);
const [, myCost] = lost(mine, none);
const alien = notMine(myPlan);
const stays = myPlan.without.includes("qwikster-reversal");
const asked = stays ? "below 0.35 is asked" : "Qwikster must stay";
check("a better announcement", stays && !alien && myCost < 0.35, {
  result: `Qwikster costs ${myCost.toFixed(2)} million by 31 December`,
  hint: alien ? `${alien} is not one of your cards` : asked,
});
// end of solution
