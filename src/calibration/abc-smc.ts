import { log } from "../random/log.ts";
import { normalQuantile } from "../random/normal.ts";
import { type Key, keyedUniform, keyOf } from "../random/stream.ts";
import { cholesky } from "../statistics/cholesky.ts";
import {
  effectiveSampleSize,
  systematicResample,
  weightedCovariance,
  weightsOf,
} from "../statistics/weighted-sample.ts";

/** A figure to be met: what was observed, and the variance of all that keeps a right model from meeting it. */
export interface AbcTarget {
  readonly observed: number;
  readonly variance: number;
}

/** What is to be inferred. Points are in coordinates in which the prior is independent standard normal. */
export interface AbcProblem {
  readonly targets: readonly AbcTarget[];
  /**
   * The model's figures at points, in the order of the targets; may be random, and may be simulated elsewhere at leisure.
   *
   * @param purpose Another one each time: what a random model makes its luck from.
   */
  summaries(points: readonly Float64Array[], purpose: string): Promise<readonly ArrayLike<number>[]>;
  /** Whether a point has any prior probability; all have by default. */
  isPossible?(point: Float64Array): boolean;
}

/** How the sampler goes about it. */
export interface AbcOptions {
  readonly seed: number;
  /** Draws from the prior, among the possible points. */
  readonly start: readonly Float64Array[];
  /** Steps of the Markov chain by which every particle moves in a generation; 10 by default. */
  readonly moves?: number;
  /** The same in the last generation; as many as in the others by default. */
  readonly lastMoves?: number;
  /** Share of the particles that a generation's weights are worth; 0.5 by default. */
  readonly kept?: number;
  readonly onGeneration?: (generation: AbcGeneration) => void | Promise<void>;
}

/** A step towards the targets. */
export interface AbcGeneration {
  readonly index: number;
  /** By which the targets' standard deviations are multiplied; 1 is the end. */
  readonly widening: number;
  readonly effectiveSampleSize: number;
  /** Share of proposed moves that were made. */
  readonly accepted: number;
}

/** Draws from the posterior, equally weighted. */
export interface AbcSample {
  readonly points: readonly Float64Array[];
  readonly summaries: readonly ArrayLike<number>[];
  readonly generations: readonly AbcGeneration[];
}

/** Best acceptance of a random walk in many dimensions, and its best step over the square root of their number. */
const BEST_ACCEPTANCE = 0.234;
const BEST_STEP = 2.38;

/**
 * Approximate Bayesian computation by sequential Monte Carlo, with a Gaussian kernel (Del Moral, Doucet & Jasra 2006, 2012).
 *
 * Particles start as draws from the prior. Each generation narrows the kernel, `exp(-sum (z - s)^2 / (2 w^2 V))` with z
 * observed, s simulated, V the target's variance and w the widening, as far as the weights stay worth a given share of the
 * particles; then particles are resampled and moved by a random walk with their own covariance, a move being made with the
 * Metropolis probability. At w = 1 the kernel is the density of what keeps a right model from the targets, so the draws are
 * from the exact posterior given that error (Wilkinson 2013), also if the model is random, since each particle keeps the
 * figures that it was accepted with.
 *
 * All luck comes from (seed, particle, step): the result does not depend on how `summaries` shares out its work.
 *
 * @throws RangeError If there are no particles, or none could have given the targets.
 */
export async function abcSmc(problem: AbcProblem, options: AbcOptions): Promise<AbcSample> {
  const { seed, start, moves = 10, lastMoves = moves, kept = 0.5, onGeneration } = options;
  if (start.length === 0) throw new RangeError("start: expected at least one particle, found none");
  const { targets } = problem;
  let points: Float64Array[] = start.map((point) => Float64Array.from(point));
  let summaries = [...(await problem.summaries(points, "start"))];
  let misses = summaries.map((summary) => missOf(targets, summary));
  const generations: AbcGeneration[] = [];
  const resampling = keyOf(seed, "abc-smc: resampling");
  const walk = walkOf(seed, points[0].length);
  let precision = 0;
  while (precision < 1) {
    const index = generations.length;
    const next = nextPrecision(misses, precision, kept * points.length);
    const weights = weightsOf(misses.map((miss) => -(next - precision) * miss));
    precision = next;
    walk.shape(weightedCovariance(points, weights));
    const chosen = systematicResample(weights, points.length, keyedUniform(resampling, index, 0));
    points = chosen.map((from) => points[from]);
    summaries = chosen.map((from) => summaries[from]);
    misses = chosen.map((from) => misses[from]);
    let made = 0;
    const steps = precision < 1 ? moves : lastMoves;
    for (let step = 0; step < steps; step++) {
      const proposals = points.map((point, particle) => walk.propose(point, particle));
      const open = proposals.flatMap((point, particle) =>
        (problem.isPossible?.(point) ?? true) ? [particle] : [],
      );
      const purpose = `generation ${index}, move ${step}`;
      const found = await problem.summaries(
        open.map((particle) => proposals[particle]),
        purpose,
      );
      let madeNow = 0;
      for (const [at, particle] of open.entries()) {
        const miss = missOf(targets, found[at]);
        const gain =
          precision * (misses[particle] - miss) +
          (squares(points[particle]) - squares(proposals[particle])) / 2;
        if (!(gain >= 0 || walk.luck(particle) < gain)) continue;
        points[particle] = proposals[particle];
        summaries[particle] = found[at];
        misses[particle] = miss;
        madeNow++;
      }
      made += madeNow;
      walk.adapt(madeNow / points.length);
    }
    const generation = {
      index,
      widening: 1 / Math.sqrt(precision),
      effectiveSampleSize: effectiveSampleSize(weights),
      accepted: made / (points.length * Math.max(1, steps)),
    };
    generations.push(generation);
    await onGeneration?.(generation);
  }
  return { points, summaries, generations };
}

/** Half the sum of squared misses in standard deviations. */
export function missOf(targets: readonly AbcTarget[], summary: ArrayLike<number>): number {
  let sum = 0;
  for (const [index, { observed, variance }] of targets.entries()) {
    const miss = observed - summary[index];
    sum += (miss * miss) / variance;
  }
  return Number.isNaN(sum) ? Number.POSITIVE_INFINITY : sum / 2;
}

/** The precision up to 1 at which the weights are worth so many particles, by bisection. */
function nextPrecision(misses: readonly number[], precision: number, worth: number): number {
  const isWorth = (next: number): boolean =>
    effectiveSampleSize(weightsOf(misses.map((miss) => -(next - precision) * miss))) >= worth;
  if (isWorth(1)) return 1;
  let [low, high] = [precision, 1];
  // Relative, for the first steps may be a millionth of the way.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (isWorth(middle)) low = middle;
    else high = middle;
  }
  // If one particle outdoes all others even the least step is not worth so many: then on with what there is.
  return low > precision ? low : high;
}

/** A random walk whose steps have the shape of the particles' covariance and a size that adapts to what is accepted. */
function walkOf(seed: number, dimensions: number) {
  const noise = keyOf(seed, "abc-smc: step");
  const chance = keyOf(seed, "abc-smc: chance");
  let lower: Float64Array = new Float64Array(dimensions * dimensions);
  let size = BEST_STEP / Math.sqrt(dimensions);
  let taken = 0;
  return {
    shape(covariance: Float64Array): void {
      // A millionth of the prior's variance, for a coordinate in which all particles agree.
      for (let i = 0; i < dimensions; i++) covariance[i * dimensions + i] += 1e-6;
      lower = cholesky(covariance, dimensions).lower;
    },
    propose(point: Float64Array, particle: number): Float64Array {
      const normals = normalsOf(noise, particle, taken * dimensions, dimensions);
      return point.map((from, i) => {
        let step = 0;
        for (let j = 0; j <= i; j++) step += lower[i * dimensions + j] * normals[j];
        return from + size * step;
      });
    },
    /** The logarithm of a uniform number. */
    luck: (particle: number): number => log(keyedUniform(chance, particle, taken)),
    adapt(accepted: number): void {
      taken++;
      size *= 1 + (accepted - BEST_ACCEPTANCE) / 2;
    },
  };
}

function normalsOf(key: Key, particle: number, from: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) =>
    normalQuantile(keyedUniform(key, particle, from + i)),
  );
}

function squares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
