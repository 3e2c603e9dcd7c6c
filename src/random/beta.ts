/** The beta distribution: individual propensities to leave are drawn from it. */

import { exp } from "./exp.ts";
import { lgamma } from "./gamma.ts";
import { log, log1p } from "./log.ts";

/** ln B(a, b) = ln Gamma(a) + ln Gamma(b) - ln Gamma(a + b), for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return lgamma(a) + lgamma(b) - lgamma(a + b);
}

const ENOUGH = 1e-16;
const MOST_TERMS = 10_000;
/** A step of this size leaves an error of its square. */
const NEARLY = 1e-7;

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by the modified Lentz method. */
function betaFraction(a: number, b: number, x: number): number {
  const least = 1e-300;
  const guard = (value: number): number => (Math.abs(value) < least ? least : value);
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let c = 1;
  let fraction = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) <= ENOUGH) break;
  }
  return fraction;
}

/** Both tails of the beta distribution at a point, each as accurate as it is small. */
interface Tails {
  below: number;
  above: number;
  /** Density with respect to the log-odds of the point: `x^a y^b / B(a, b)`. */
  slope: number;
}

/** Both tails at x, given y = 1 - x and ln B(a, b). */
function tails(a: number, b: number, x: number, y: number, lnB: number): Tails {
  if (x <= 0) return { below: 0, above: 1, slope: 0 };
  if (y <= 0) return { below: 1, above: 0, slope: 0 };
  const lnX = x <= 0.5 ? log(x) : log1p(-y);
  const lnY = y <= 0.5 ? log(y) : log1p(-x);
  const slope = exp(a * lnX + b * lnY - lnB);
  if (x < (a + 1) / (a + b + 2)) {
    const below = (slope * betaFraction(a, b, x)) / a;
    return { below, above: 1 - below, slope };
  }
  const above = (slope * betaFraction(b, a, y)) / b;
  return { below: 1 - above, above, slope };
}

function requireShapes(a: number, b: number): void {
  if (!(a > 0 && a < Infinity && b > 0 && b < Infinity)) {
    throw new RangeError(`shapes of a beta distribution: expected two positive numbers, found ${a} and ${b}`);
  }
}

/**
 * The regularised incomplete beta function I_x(a, b): P(theta <= x) for theta ~ Beta(a, b), 0 <= x <= 1.
 *
 * @throws RangeError if a or b is not positive and finite
 */
export function betaCdf(a: number, b: number, x: number): number {
  requireShapes(a, b);
  return tails(a, b, x, 1 - x, logBeta(a, b)).below;
}

/**
 * The quantile of Beta(a, b) at p in [0, 1], to a relative error of about 1e-12.
 *
 * @throws RangeError if a shape is not positive and finite or p is outside [0, 1]
 * @internal For tests.
 */
export function betaQuantile(a: number, b: number, p: number): number {
  requireShapes(a, b);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`probability: expected a number from 0 to 1, found ${p}`);
  if (p === 0 || p === 1) return p;
  const lnB = logBeta(a, b);
  const target = log(p <= 0.5 ? p : 1 - p);
  const start = p <= 0.5 ? (target + log(a) + lnB) / a : -(target + log(b) + lnB) / b;
  return 1 / (1 + exp(-quantileOdds(a, b, p, lnB, start, 1e-14)));
}

/**
 * Log-odds t of the quantile: solved by Newton's method on the logarithm of the smaller tail, where that is close to a
 * straight line, inside a bracket that bisection shrinks whenever Newton leaves it.
 *
 * @param enough A step of Newton's that is this small, relative to t, is the last.
 */
function quantileOdds(a: number, b: number, p: number, lnB: number, start: number, enough: number): number {
  const lower = p <= 0.5;
  const target = log(lower ? p : 1 - p);
  let low = -740;
  let high = 740;
  let t = Math.min(high, Math.max(low, start));
  for (let step = 0; step < 200; step++) {
    const x = 1 / (1 + exp(-t));
    const y = 1 / (1 + exp(t));
    const { below, above, slope } = tails(a, b, x, y, lnB);
    const tail = lower ? below : above;
    // Positive where t is too high, whichever tail is measured.
    const miss = lower ? log(tail) - target : target - log(tail);
    if (miss > 0) high = t;
    else low = t;
    const newton = t - (miss * tail) / slope;
    const isInside = newton > low && newton < high;
    const next = isInside ? newton : 0.5 * (low + high);
    const moved = Math.abs(next - t);
    t = next;
    if (moved <= (isInside ? enough : 1e-14) * Math.max(1, Math.abs(t))) break;
  }
  return t;
}

/** The value that continues a smooth row: the polynomial through the last six, or the line through fewer. */
function nextOf(row: Float64Array, i: number): number {
  if (i === 1) return row[0];
  if (i < 6) return 2 * row[i - 1] - row[i - 2];
  const [r1, r2, r3, r4, r5, r6] = [row[i - 1], row[i - 2], row[i - 3], row[i - 4], row[i - 5], row[i - 6]];
  return 6 * (r1 + r5) - 15 * (r2 + r4) + 20 * r3 - r6;
}

/**
 * The quantiles of Beta(a, b) at the midpoints (i + 1/2)/n, i = 0 ... n - 1: ascending, each to a relative error of about
 * 1e-12. Looking up entry floor(u n) of it turns a uniform number into a draw from the n-point discretisation of the
 * distribution.
 *
 * @throws RangeError if a or b is not positive and finite or n is not a whole number of at least 1
 */
export function betaQuantileTable(a: number, b: number, n: number): Float64Array {
  if (!Number.isInteger(n) || n < 1) {
    throw new RangeError(`table size: expected a whole number of at least 1, found ${n}`);
  }
  requireShapes(a, b);
  const lnB = logBeta(a, b);
  const table = new Float64Array(n);
  const odds = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const start = i === 0 ? (log(0.5 / n) + log(a) + lnB) / a : nextOf(odds, i);
    odds[i] = quantileOdds(a, b, (i + 0.5) / n, lnB, start, NEARLY);
    table[i] = 1 / (1 + exp(-odds[i]));
  }
  return table;
}
