import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import { type QuitShapes, quitRates } from "./background-quit.ts";

/** Relative error that interpolation may add to a rate, far below what single precision keeps of it. */
const ERROR = 1e-12;
/** Least second shape between which is interpolated: below it the rates of the highest levels bend too much. */
const LEAST_SHAPE = 3;
/** A circle in whose interior the logarithms of the rates are smooth functions of `ln(beta + survived)`. */
const SMOOTH_RADIUS = Math.PI;

/**
 * `quitRates` for many numbers of survived renewals at once, to a relative error of about 1e-12.
 *
 * Quantiles are costly and differ little from one month of tenure to the next: they are found at Chebyshev points of
 * `ln(beta + survived)`, and the logarithms of those asked for are interpolated between them (Trefethen 2013,
 * Approximation Theory and Approximation Practice, ch. 5 and 8).
 *
 * @param survived Renewals survived, not negative, in any order.
 * @param levels Number of equally likely levels.
 * @returns As `quitRates`, one for each of `survived`.
 */
export function quitRatesByTenure(
  shapes: QuitShapes,
  survived: readonly number[],
  levels: number,
): readonly Float64Array[] {
  const name = `${shapes.alpha} ${shapes.beta} ${levels} ${survived.join(" ")}`;
  let rates = known.get(name);
  if (!rates) {
    rates = found(shapes, survived, levels);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(name, rates);
  }
  return rates;
}

/** Tables made so far: replicates of a scenario need the same ones. */
const known = new Map<string, readonly Float64Array[]>();
const MOST_KNOWN = 8;

function found(shapes: QuitShapes, survived: readonly number[], levels: number): readonly Float64Array[] {
  const between = survived.filter((renewals) => shapes.beta + renewals >= LEAST_SHAPE);
  const least = log(shapes.beta + Math.min(...between));
  const greatest = log(shapes.beta + Math.max(...between));
  const half = (greatest - least) / 2;
  const points = chebyshevPoints(pointsFor(half));
  if (new Set(between).size <= points.length) {
    return survived.map((renewals) => quitRates(shapes, renewals, levels));
  }
  const middle = least + half;
  const at = points.map((point) =>
    quitRates(shapes, exp(middle + half * point) - shapes.beta, levels).map(log),
  );
  return survived.map((renewals) => {
    if (shapes.beta + renewals < LEAST_SHAPE) return quitRates(shapes, renewals, levels);
    const weights = lagrange(points, (log(shapes.beta + renewals) - middle) / half);
    const rates = new Float64Array(levels);
    at.forEach((logs, point) => {
      const weight = weights[point];
      for (let level = 0; level < levels; level++) rates[level] += weight * logs[level];
    });
    for (let level = 0; level < levels; level++) rates[level] = exp(rates[level]);
    return rates;
  });
}

/** How many points keep the error below `ERROR`: it falls by the size of the ellipse of smoothness with each. */
function pointsFor(half: number): number {
  if (!(half > 0)) return 1;
  const height = SMOOTH_RADIUS / half;
  return Math.ceil(log(1 / ERROR) / log(height + Math.sqrt(height * height + 1)));
}

/** Chebyshev points of the first kind in (-1, 1): the cosines of equally spaced angles. */
function chebyshevPoints(count: number): number[] {
  return Array.from({ length: count }, (_, index) => sine(Math.PI * ((index + 0.5) / count - 0.5)));
}

/** By its series, for an angle of at most a right one; it need not be exact. */
function sine(angle: number): number {
  let sum = angle;
  let term = angle;
  for (let power = 3; power < 20; power += 2) {
    term *= (-angle * angle) / (power * (power - 1));
    sum += term;
  }
  return sum;
}

/** Weights of values at given points in the polynomial through them, at x. */
function lagrange(points: readonly number[], x: number): number[] {
  return points.map((own, index) =>
    points.reduce(
      (product, other, at) => (at === index ? product : (product * (x - other)) / (own - other)),
      1,
    ),
  );
}
