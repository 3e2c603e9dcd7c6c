import { periodsOf, simulate } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { best, effect, run, scenarioOf, size } from "../lessons/onboarding.ts";

// solution
const myBest = 0.2;
const myMonths = 6;
const miracle = scenarioOf({ with: best, set: effect([myBest, myMonths]) });
const won = periodsOf(simulate(miracle, size))[1].closing - periodsOf(run)[1].closing;
check("810,000 more on 31 December", won >= 810_000, {
  hint: `yours brings ${Math.round(won / 1000)},000; it may be better, or last longer`,
});
// end of solution
