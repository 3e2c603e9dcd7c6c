/**
 * The natural logarithm from operations that IEEE 754 defines exactly (+, -, *, / and the bits of a number), so that
 * every JavaScript engine returns the same bits. ECMAScript leaves `Math.log` to the engine.
 */

import { EXPONENT_LIMIT, POWERS_OF_TWO, upperHalf } from "./binary64.ts";

// ln 2 as a sum of two: the first has 33 significant bits, so that its product with an exponent is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

// Mantissas are taken from [0.707, 1.414) and sorted into 128 cells: 75 of width 1/256 below 1, 53 of width 1/128 above.
const FIRST_UPPER_HALF = 0x3fe6a000;
const CELLS = 128;
const CELLS_BELOW_ONE = 75;
const CELL_BITS = 13;

/** For each cell its centre c, 1/c, and ln c as a sum of two numbers. The cells that touch 1 have c = 1. */
const CENTRE = new Float64Array(CELLS);
const INVERSE = new Float64Array(CELLS);
const LN_HIGH = new Float64Array(CELLS);
const LN_LOW = new Float64Array(CELLS);

/** The tables, for whoever computes the same elsewhere. */
export const logTables = { centre: CENTRE, inverse: INVERSE, high: LN_HIGH, low: LN_LOW } as const;

const FIXED_BITS = 128n;

/** ln(n/d) 2^128 = 2 artanh((n - d)/(n + d)) 2^128, summed in integers until its terms vanish. */
function fixedPointLog(n: bigint, d: bigint): bigint {
  let power = ((n - d) << FIXED_BITS) / (n + d);
  let sum = 0n;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += (2n * power) / odd;
    power = (power * (n - d) * (n - d)) / ((n + d) * (n + d));
  }
  return sum;
}

for (let cell = 0; cell < CELLS; cell++) {
  const above = cell - CELLS_BELOW_ONE;
  const touchesOne = above === 0 || above === -1;
  const n = touchesOne ? 512 : above < 0 ? 513 + 2 * above : 514 + 4 * above;
  const scale = POWERS_OF_TWO[EXPONENT_LIMIT - Number(FIXED_BITS)];
  const exact = fixedPointLog(BigInt(n), 512n);
  const high = Number(exact);
  CENTRE[cell] = n / 512;
  INVERSE[cell] = 512 / n;
  LN_HIGH[cell] = high * scale;
  LN_LOW[cell] = Number(exact - BigInt(high)) * scale;
}

/**
 * ln x, within about one unit in the last place.
 *
 * x = 2^k m with m in [0.707, 1.414); with c the centre of m's cell and r = (m - c)/c, |r| <= 1/128,
 * ln x = k ln 2 + ln c + ln(1 + r): two table entries and the Taylor polynomial of degree 8.
 * 0 gives -Infinity, a negative number or NaN gives NaN, Infinity gives Infinity.
 */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < Infinity)) return logOfExtreme(x);
  const upper = upperHalf(x) - FIRST_UPPER_HALF;
  const k = upper >> 20;
  const cell = (upper >> CELL_BITS) & (CELLS - 1);
  const r = (x * POWERS_OF_TWO[EXPONENT_LIMIT - k] - CENTRE[cell]) * INVERSE[cell];
  const r2 = r * r;
  const series =
    r2 * (-0.5 + (1 / 3) * r + r2 * (-0.25 + (1 / 5) * r + r2 * (-1 / 6 + (1 / 7) * r - 0.125 * r2)));
  return k * LN2_HIGH + LN_HIGH[cell] + (r + (series + (k * LN2_LOW + LN_LOW[cell])));
}

function logOfExtreme(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return x;
  return log(x * 18014398509481984) - 54 * LN2_HIGH - 54 * LN2_LOW;
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
