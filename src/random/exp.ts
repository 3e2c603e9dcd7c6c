/**
 * The exponential function from operations that IEEE 754 defines exactly (+, -, * and Math.floor), so that every
 * JavaScript engine returns the same bits. ECMAScript leaves `Math.exp` to the engine.
 */

import { EXPONENT_LIMIT, POWERS_OF_TWO } from "./binary64.ts";
import { log } from "./log.ts";

const STEPS_LOG2 = 6;
const STEPS = 2 ** STEPS_LOG2;
const LN2_HIGH = 0.6931471803691238 / STEPS;
const LN2_LOW = 1.9082149292705877e-10 / STEPS;
const STEPS_PER_UNIT = STEPS * Math.LOG2E;
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;
const SMALLEST_NORMAL_RESULT = -708;

/** 2^(j / STEPS), each correctly rounded: integer square roots of 2 in fixed point, multiplied together. */
export const fractionalPowers = fractionalPowersOfTwo();

function fractionalPowersOfTwo(): Float64Array {
  const bits = 128n;
  const powers = new Array<bigint>(STEPS).fill(1n << bits);
  let root = 2n << bits;
  for (let stride = STEPS / 2; stride >= 1; stride /= 2) {
    root = integerSquareRoot(root << bits);
    for (let j = 0; j < STEPS; j++) if (j & stride) powers[j] = (powers[j] * root) >> bits;
  }
  return Float64Array.from(powers, (power) => Number(power) * POWERS_OF_TWO[EXPONENT_LIMIT - Number(bits)]);
}

function integerSquareRoot(n: bigint): bigint {
  let root = 1n << 130n;
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/**
 * e^x, within about one unit in the last place (subnormal results: within one subnormal step).
 *
 * x = (64 k + j) ln(2)/64 + r with k and j whole and |r| <= ln(2)/128, so e^x = 2^k 2^(j/64) e^r: a table of 64 numbers
 * and the Taylor polynomial of degree 5, whose remainder is below 4e-17. NaN gives NaN, Infinity gives Infinity,
 * -Infinity gives 0; above 709.78 it overflows to Infinity, below -745.13 it underflows to 0.
 */
export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Infinity : NaN;
  if (x < UNDERFLOW) return 0;
  const step = Math.floor(x * STEPS_PER_UNIT + 0.5);
  // The high part of ln 2 has 33 significant bits: its product with a step number is exact.
  const r = x - step * LN2_HIGH - step * LN2_LOW;
  const r2 = r * r;
  const fraction = fractionalPowers[step & (STEPS - 1)];
  const k = step >> STEPS_LOG2;
  const y = fraction + fraction * (r + r2 * (0.5 + (1 / 6) * r + r2 * (1 / 24 + (1 / 120) * r)));
  if (x > SMALLEST_NORMAL_RESULT && k < 1024) return y * POWERS_OF_TWO[k + EXPONENT_LIMIT];
  const half = k >> 1;
  return y * POWERS_OF_TWO[half + EXPONENT_LIMIT] * POWERS_OF_TWO[k - half + EXPONENT_LIMIT];
}

/**
 * x to the power y for x >= 0, as e^(y ln x): the relative error is about 2e-16 (1 + |y ln x|).
 * A negative x gives NaN, whatever y (`Math.pow` accepts whole y); y = 0 gives 1, and 0 to a positive power 0.
 */
export function pow(x: number, y: number): number {
  return y === 0 ? 1 : exp(y * log(x));
}
