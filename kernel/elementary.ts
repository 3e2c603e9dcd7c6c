/** The same bits as `uniform`, `log` and `exp` of `src/random`; their tables stand in memory, written there from outside. */
import { doubleAt } from "./memory";

/** Addresses of the tables of `log.ts`: centre, one over it, and the logarithm in two parts; of `exp.ts`: powers. */
export let logCentre: usize = 0;
export let logInverse: usize = 0;
export let logHigh: usize = 0;
export let logLow: usize = 0;
export let fractionalPowers: usize = 0;

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const FIRST_UPPER_HALF: i32 = 0x3fe6a000;
const LAST_CELL: i32 = 127;
const CELL_BITS: i32 = 13;
const STEPS_LOG2: i32 = 6;
const STEPS: f64 = 64;
const STEPS_PER_UNIT: f64 = STEPS * 1.4426950408889634;
const BIAS: i64 = 1023;

// @ts-ignore: decorator
@inline
export function uniform(word: i32): f64 {
  return (<f64>(<u32>word) + 0.5) * 2.3283064365386963e-10;
}

// @ts-ignore: decorator
@inline
function powerOfTwo(exponent: i32): f64 {
  return reinterpret<f64>((<i64>exponent + BIAS) << 52);
}

/** Of a normal number above 0. */
// @ts-ignore: decorator
@inline
export function log(x: f64): f64 {
  const upper = <i32>(reinterpret<u64>(x) >> 32) - FIRST_UPPER_HALF;
  const k = upper >> 20;
  const cell = (upper >> CELL_BITS) & LAST_CELL;
  const r = (x * powerOfTwo(-k) - doubleAt(logCentre, cell)) * doubleAt(logInverse, cell);
  const r2 = r * r;
  const series =
    r2 * (-0.5 + (1.0 / 3.0) * r + r2 * (-0.25 + (1.0 / 5.0) * r + r2 * (-1.0 / 6.0 + (1.0 / 7.0) * r - 0.125 * r2)));
  const exponent = <f64>k;
  return (
    exponent * LN2_HIGH + doubleAt(logHigh, cell) + (r + (series + (exponent * LN2_LOW + doubleAt(logLow, cell))))
  );
}

/** Of a number from -700 to 700. */
export function exp(x: f64): f64 {
  const step = Math.floor(x * STEPS_PER_UNIT + 0.5);
  const r = x - step * (LN2_HIGH / STEPS) - step * (LN2_LOW / STEPS);
  const r2 = r * r;
  const whole = <i32>step;
  const fraction = doubleAt(fractionalPowers, whole & (<i32>STEPS - 1));
  const y = fraction + fraction * (r + r2 * (0.5 + (1.0 / 6.0) * r + r2 * (1.0 / 24.0 + (1.0 / 120.0) * r)));
  return y * powerOfTwo(whole >> STEPS_LOG2);
}
