import { type Outcome, periodsOf, simulate } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { best, effect, run, scenarioOf, size } from "../lessons/onboarding.ts";

const strengths = { weak: [0.8, 0.25], middle: [0.5, 1], strong: [0.35, 3] };
const worlds = Object.values(strengths).map((how) =>
  simulate(scenarioOf({ with: best, set: effect(how) }), size),
);
const total = (world: Outcome, what: "revenue" | "grossAdditions") =>
  periodsOf(world).reduce((sum, quarter) => sum + quarter[what], 0);
const extra = total(worlds[1], "revenue") - total(run, "revenue");

// solution
const mine = extra / total(worlds[1], "grossAdditions"); // dollars per welcome
const right = extra / total(worlds[1], "grossAdditions");
check(`a welcome may cost ${mine.toFixed(2)} dollars`, Math.abs(mine - right) < 0.005, {
  hint: "divide by those who are welcomed, in both quarters: total(worlds[1], ...)",
});
// end of solution
