import { priorQuantile } from "../market/prior.ts";
import { exp } from "../random/exp.ts";
import { normalCdf } from "../random/normal.ts";
import {
  distributionDistance,
  effectiveSampleSize,
  weightedCovariance,
  weightedMoments,
  weightedQuantile,
} from "../statistics/weighted-sample.ts";
import { type Central, centralOf } from "./central.ts";
import type { Posterior } from "./posterior.ts";
import { uncertainParameters } from "./posterior-space.ts";

/** What the data say of a parameter. */
interface ParameterReport {
  readonly id: string;
  /** Whether it was searched; the others keep their priors. */
  readonly searched: boolean;
  readonly prior: Central;
  readonly posterior: Central;
  /** Width of the posterior over that of the prior: standard deviations of scores. Near 1: not informed. */
  readonly narrowing: number;
  /** How far the posterior's mean lies from the prior's, in scores. */
  readonly shift: number;
  /** Kolmogorov distance between posterior and prior, 0..1. */
  readonly distance: number;
}

/** How a target and the posterior get on. */
export interface TargetReport {
  readonly id: string;
  readonly observed: number;
  readonly sd: number;
  /** Of the simulated figures over the prior, as far as the mood does not rule it out; absent for readings of the mood. */
  readonly before?: Central;
  readonly posterior: Central;
  /** Miss of the posterior's mean in the target's standard deviations. */
  readonly miss: number;
  /** The same if this target is left out, by reweighting. */
  readonly missWithout: number;
  /** The parameter that moves most if this target is left out, and by how many posterior standard deviations. */
  readonly pulls: string;
  readonly pull: number;
  /** Draws that the reweighting is worth. */
  readonly worth: number;
}

/** Diagnostics of a posterior. */
export interface PosteriorReport {
  readonly parameters: readonly ParameterReport[];
  readonly targets: readonly TargetReport[];
  /** Correlations of scores, of the searched parameters, strongest first. */
  readonly correlations: readonly { readonly one: string; readonly other: string; readonly value: number }[];
  readonly effectiveSampleSize: number;
}

/** Which parameters the targets inform, which go together, and which targets pull against each other. */
export function posteriorReport(posterior: Posterior): PosteriorReport {
  const { space, points, weights } = posterior;
  return {
    parameters: uncertainParameters(space.shared).map((id) => parameterReport(posterior, id)),
    targets: posterior.targets.map((_, index) => targetReport(posterior, index)),
    correlations: correlationsOf(space.ids, weightedCovariance(points, weights)),
    effectiveSampleSize: effectiveSampleSize(weights),
  };
}

/** Where a draw's weight without a target is cut: beyond it that draw would be the only one anyway. */
const MOST_EXPONENT = 50;

/** So many quantiles stand for a prior whose mean is wanted. */
const STEPS = 400;

function parameterReport({ space, rows, points, weights }: Posterior, id: string): ParameterReport {
  const parameter = space.shared[id];
  const coordinate = space.ids.indexOf(id);
  const steps = Array.from({ length: STEPS }, (_, step) => priorQuantile(parameter, (step + 0.5) / STEPS));
  const values = rows.map((row) => row[id]);
  const scores = points.map((point) => point[coordinate]);
  const moments = coordinate < 0 ? { mean: 0, sd: 1 } : weightedMoments(scores, weights);
  return {
    id,
    searched: coordinate >= 0,
    prior: centralOf(steps),
    posterior: centralOf(values),
    narrowing: moments.sd,
    shift: moments.mean,
    distance: coordinate < 0 ? 0 : distributionDistance(scores, weights, normalCdf),
  };
}

function targetReport(posterior: Posterior, index: number): TargetReport {
  const { space, targets, chance, before, points, figures, weights } = posterior;
  const { id, observed, sd } = targets[index];
  const values = figures.map((row) => row[index]);
  const { mean } = weightedMoments(values, weights);
  const variance = sd * sd + chance[index] * chance[index];
  const without = normalised(
    weights.map((weight, n) => {
      const miss = values[n] - observed;
      return weight * exp(Math.min(MOST_EXPONENT, (miss * miss) / (2 * variance)));
    }),
  );
  const moves = space.ids.map((one, coordinate) => {
    const scores = points.map((point) => point[coordinate]);
    const now = weightedMoments(scores, weights);
    return { one, move: (weightedMoments(scores, without).mean - now.mean) / now.sd };
  });
  const [most] = moves.sort((a, b) => Math.abs(b.move) - Math.abs(a.move));
  const figuresBefore = before.map((row) => row[index]);
  return {
    id,
    observed,
    sd,
    ...(figuresBefore[0] === undefined ? {} : { before: centralOf(figuresBefore) }),
    posterior: {
      mean,
      p05: weightedQuantile(values, weights, 0.05),
      p95: weightedQuantile(values, weights, 0.95),
    },
    miss: (mean - observed) / sd,
    missWithout: (weightedMoments(values, without).mean - observed) / sd,
    pulls: most.one,
    pull: most.move,
    worth: effectiveSampleSize(without),
  };
}

function correlationsOf(ids: readonly string[], covariance: Float64Array): PosteriorReport["correlations"] {
  const size = ids.length;
  const pairs = ids.flatMap((one, i) =>
    ids.slice(0, i).map((other, j) => ({
      one,
      other,
      value: covariance[i * size + j] / Math.sqrt(covariance[i * size + i] * covariance[j * size + j]),
    })),
  );
  return pairs.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

function normalised(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
