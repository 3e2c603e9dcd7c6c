/**
 * The exponential function from operations that IEEE 754 defines exactly (+, -, * and Math.floor), so that
 * every JavaScript engine returns the same bits. ECMAScript leaves `Math.exp` to the engine.
 */

import { EXPONENT_LIMIT, POWERS_OF_TWO } from "./binary64.ts";
import { log } from "./log.ts";

// ln 2 as a sum of two: the first has 33 significant bits, so that its product with an exponent is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;

const C3 = 1 / 6;
const C4 = 1 / 24;
const C5 = 1 / 120;
const C6 = 1 / 720;
const C7 = 1 / 5040;
const C8 = 1 / 40320;
const C9 = 1 / 362880;
const C10 = 1 / 3628800;
const C11 = 1 / 39916800;
const C12 = 1 / 479001600;
const C13 = 1 / 6227020800;

/**
 * e^x, within about one unit in the last place (subnormal results: within one subnormal step).
 *
 * x = k ln 2 + r with k whole and |r| <= ln(2)/2; e^r is its Taylor polynomial of degree 13, whose remainder is below
 * 5e-18; the result is 2^k e^r. NaN gives NaN, Infinity gives Infinity, -Infinity gives 0; above 709.78 it overflows to
 * Infinity, below -745.13 it underflows to 0.
 */
export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Infinity : NaN;
  if (x < UNDERFLOW) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const r = x - k * LN2_HIGH - k * LN2_LOW;
  const r2 = r * r;
  const r4 = r2 * r2;
  const r8 = r4 * r4;
  // The terms are summed in pairs, pairs in fours (Estrin): shorter chains of dependent operations than Horner's rule.
  const tail =
    0.5 +
    C3 * r +
    (C4 + C5 * r) * r2 +
    (C6 + C7 * r + (C8 + C9 * r) * r2) * r4 +
    (C10 + C11 * r + (C12 + C13 * r) * r2) * r8;
  const y = 1 + (r + r2 * tail);
  if (k > -1022 && k < 1024) return y * POWERS_OF_TWO[k + EXPONENT_LIMIT];
  const half = k >> 1;
  return y * POWERS_OF_TWO[half + EXPONENT_LIMIT] * POWERS_OF_TWO[k - half + EXPONENT_LIMIT];
}

/**
 * e^x - 1 without the cancellation near 0; within a few units in the last place.
 * Kahan's correction: with u = e^x rounded, (u - 1) x / ln u, in which the rounding of u cancels.
 */
export function expm1(x: number): number {
  if (x > 40 || x < -40) return exp(x) - 1;
  const u = exp(x);
  if (u === 1) return x;
  return ((u - 1) * x) / log(u);
}

/**
 * x to the power y for x >= 0, as e^(y ln x): the relative error is about 2e-16 (1 + |y ln x|).
 * A negative x gives NaN, whatever y (`Math.pow` accepts whole y); y = 0 gives 1, and 0 to a positive power 0.
 */
export function pow(x: number, y: number): number {
  return y === 0 ? 1 : exp(y * log(x));
}
