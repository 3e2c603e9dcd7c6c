import { breakEvenLoss } from "../../../src/index.ts";
import { check } from "../../../src/node/index.ts";
import { disc, serve } from "../lessons/vision.ts";

// solution
const [before, later, saves] = [9.99, 12.99, disc + serve];
const mayLeave = 1 - (before - saves) / (later - saves);
const isRight = Math.abs(mayLeave - breakEvenLoss(before, later, saves)) < 1e-9;
check(`${Math.round(100 * mayLeave)} of 100 may leave`, isRight, {
  hint: "(1 - mayLeave) times the new contribution is the old contribution",
});
// end of solution
