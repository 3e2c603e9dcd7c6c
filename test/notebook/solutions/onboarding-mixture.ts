import { check } from "../../../src/node/index.ts";

// solution
const [quick, slow] = [0.2, 0.02];
const second = (80 * quick + 98 * slow) / (80 + 98);
const leaving = 0.8 * quick + 0.98 * slow;
check(
  `hazard of the second month: ${(100 * second).toFixed(2)} %`,
  Math.abs(second - leaving / (0.8 + 0.98)) < 0.0005,
  { hint: "80 of 100 quick ones and 98 of 100 slow ones are left" },
);
// end of solution
