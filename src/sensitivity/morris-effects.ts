import { type BootstrapOptions, bootstrapIntervals, type Interval } from "../statistics/bootstrap.ts";

/** What moving one factor over the whole unit interval does to a figure, in the figure's unit, over the trajectories. */
export interface MorrisEffect {
  /** Mean of the effects: their direction. */
  readonly mu: number;
  /** Mean of their sizes (Campolongo, Cariboni & Saltelli 2007): how much the factor matters. */
  readonly muStar: number;
  /** Their standard deviation: how much the effect depends on where the others are, or is not a straight line. */
  readonly sigma: number;
  /** Standard error of mu*, NaN of a single trajectory. */
  readonly muStarError: number;
  /** Bootstrap intervals over the trajectories. */
  readonly muStarInterval: Interval;
  readonly sigmaInterval: Interval;
}

/**
 * Elementary effects (Morris 1991) of each factor: between two neighbours of a trajectory that differ in factor i,
 * `(f(next) - f(point)) / (next_i - point_i)`.
 *
 * @param trajectories Points, as of a `morrisDesign`; at least one trajectory.
 * @param values Values at these points, `trajectories x (factors + 1)`.
 * @throws RangeError If there is no trajectory, or neighbours differ in more or less than one factor.
 */
export function morrisEffects(
  trajectories: readonly (readonly Float64Array[])[],
  values: readonly (readonly number[])[],
  bootstrap: BootstrapOptions = {},
): MorrisEffect[] {
  if (trajectories.length === 0) throw new RangeError("trajectories: expected at least one, found none");
  const effects = trajectories.map((points, index) => elementaryEffects(points, values[index]));
  const factors = effects[0].length;
  const all = Int32Array.from(effects, (_, index) => index);
  const found = momentsOf(effects, factors, all);
  const intervals = bootstrapIntervals(
    effects.length,
    (units) => momentsOf(effects, factors, units),
    bootstrap,
  );
  return Array.from({ length: factors }, (_, factor) => {
    const muStar = found[factors + factor];
    const sizes = effects.map((of) => Math.abs(of[factor]) - muStar);
    const squares = sizes.reduce((sum, size) => sum + size * size, 0);
    return {
      mu: found[factor],
      muStar,
      sigma: found[2 * factors + factor],
      muStarError: Math.sqrt(squares / (sizes.length - 1) / sizes.length),
      muStarInterval: intervals[factors + factor],
      sigmaInterval: intervals[2 * factors + factor],
    };
  });
}

function elementaryEffects(points: readonly Float64Array[], values: readonly number[]): Float64Array {
  const effects = new Float64Array(points.length - 1).fill(Number.NaN);
  for (let step = 1; step < points.length; step++) {
    const [before, after] = [points[step - 1], points[step]];
    const [factor, ...others] = [...after.keys()].filter((index) => after[index] !== before[index]);
    if (factor === undefined || others.length > 0)
      throw new RangeError("trajectory: expected one factor that moves a step");
    effects[factor] = (values[step] - values[step - 1]) / (after[factor] - before[factor]);
  }
  return effects;
}

/** mu of each factor, then mu*, then sigma, of some trajectories. */
function momentsOf(effects: readonly Float64Array[], factors: number, units: Int32Array): Float64Array {
  const moments = new Float64Array(3 * factors);
  const count = units.length;
  for (let factor = 0; factor < factors; factor++) {
    let sum = 0;
    let sizes = 0;
    for (const unit of units) {
      sum += effects[unit][factor];
      sizes += Math.abs(effects[unit][factor]);
    }
    const mean = sum / count;
    let squares = 0;
    for (const unit of units) {
      const off = effects[unit][factor] - mean;
      squares += off * off;
    }
    moments[factor] = mean;
    moments[factors + factor] = sizes / count;
    moments[2 * factors + factor] = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
  }
  return moments;
}
