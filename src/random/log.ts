/**
 * The natural logarithm from operations that IEEE 754 defines exactly (+, -, *, / and the bits of a number), so that every
 * JavaScript engine returns the same bits. ECMAScript leaves `Math.log` to the engine.
 */

import { EXPONENT_LIMIT, POWERS_OF_TWO, upperHalf } from "./binary64.ts";

// ln 2 as a sum of two: the first has 33 significant bits, so that its product with an exponent is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
// The high half of sqrt(1/2): mantissas are taken from [sqrt(1/2), sqrt(2)), so that the series stays short.
const SQRT_HALF_HIGH = 0x3fe6a09e;

const C1 = 2 / 3;
const C2 = 2 / 5;
const C3 = 2 / 7;
const C4 = 2 / 9;
const C5 = 2 / 11;
const C6 = 2 / 13;
const C7 = 2 / 15;
const C8 = 2 / 17;
const C9 = 2 / 19;
const C10 = 2 / 21;

/**
 * ln x, within about one unit in the last place.
 *
 * x = 2^k m with m in [sqrt(1/2), sqrt(2)) and f = m - 1 exact; with s = f / (2 + f), ln m = 2 artanh(s), summed as
 * f - f^2/2 + s (f^2/2 + R(s^2)), R the series of artanh to s^20. 0 gives -Infinity, a negative number or NaN gives NaN.
 */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  let k = 0;
  if (x < SMALLEST_NORMAL) {
    x *= 18014398509481984;
    k = -54;
  }
  const shift = (upperHalf(x) - SQRT_HALF_HIGH) >> 20;
  k += shift;
  const f = x * POWERS_OF_TWO[EXPONENT_LIMIT - shift] - 1;
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const series =
    z *
    (C1 + C2 * z + (C3 + C4 * z) * z2 + (C5 + C6 * z + (C7 + C8 * z) * z2) * z4 + (C9 + C10 * z) * (z4 * z4));
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + series) + k * LN2_LOW) - f);
}

/**
 * ln(1 + x) without the loss near 0; within a few units in the last place. Below -1 it is NaN, at -1 -Infinity.
 * With u = 1 + x rounded, ln(u) x / (u - 1), in which the rounding of u cancels (Kahan).
 */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  if (!(u > 0) || u === Infinity) return log(u);
  return (log(u) * x) / (u - 1);
}
