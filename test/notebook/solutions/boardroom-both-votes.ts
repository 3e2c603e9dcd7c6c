import type { Policy } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { halfYear } from "../lessons/boardroom.ts";

// solution
const help = { words: "vision", leavers: "three-dollars" };
const myPolicy: Policy = { price: "two-dollars-less", qwikster: "never", ...help };
const [mine, was] = [halfYear(myPolicy), halfYear({})];
const gap = mine.contribution - was.contribution;
const both = mine.september >= 24.59 && gap >= 0;
check("both directors vote for it", both, {
  result: `${mine.september.toFixed(2)} million; ${gap} million dollars more than history`,
});
// end of solution
