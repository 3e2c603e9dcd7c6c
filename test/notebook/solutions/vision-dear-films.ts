import { check } from "../../../src/node/index.ts";
import { films, serve } from "../lessons/vision.ts";

const percent = (share: number) => `${Math.round(100 * share)} %`;

// solution
const myNeed = 10.98;
const mustBring = (2 * films) / 25e6 + serve; // each of the 25 million
const remains = (myNeed - mustBring) / myNeed;
const isTenth = Math.abs(remains - 0.1) < 0.001;
check(`${myNeed.toFixed(2)} dollars for twice the films`, isTenth, {
  result: `of this price ${percent(remains)} would remain`,
});
// end of solution
