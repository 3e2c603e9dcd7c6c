import { periodsOf, simulate } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { best, effect, run, scenarioOf, size } from "../lessons/onboarding.ts";

// solution
const myBest = 0.2;
const myMonths = 6;
const isPossible = myBest >= 0 && myBest <= 1 && myMonths > 0;
const miracle = scenarioOf({ with: best, set: effect([myBest, myMonths]) });
const won = periodsOf(simulate(miracle, size))[1].closing - periodsOf(run)[1].closing;
check("810,000 more on 31 December", isPossible && won >= 810_000, {
  result: `yours brings ${Math.round(won / 1000)},000`,
  hint: isPossible ? "better, or longer" : "myBest is 0 to 1, myMonths above 0",
});
// end of solution
