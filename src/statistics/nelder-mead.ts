/**
 * Minimisation without derivatives by a moving simplex (Nelder & Mead 1965), with the coefficients that Gao & Han (2012)
 * adapt to the number of dimensions. Deterministic: equal values keep the order in which their points were found.
 */

export interface NelderMeadOptions {
  /** Where the search starts: one number per dimension. */
  readonly start: readonly number[];
  /** How far the first simplex reaches along each dimension, or one number for all; not 0. Default 0.1. */
  readonly step?: number | readonly number[];
  /** Most evaluations of the function. Default 200 per dimension. */
  readonly maxEvaluations?: number;
  /**
   * Stop when the values at the corners differ by no more than this, relative to 1 + |best value|, and the corners
   * themselves by no more than its square root of the step. Default 1e-8.
   */
  readonly tolerance?: number;
  /** How often the search starts again from a fresh simplex around the best point, while that still helps. Default 3. */
  readonly restarts?: number;
  /** Called with each new best point. */
  readonly onProgress?: (progress: { evaluations: number; point: readonly number[]; value: number }) => void;
}

export interface NelderMeadResult {
  readonly point: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  /** False if the search stopped because `maxEvaluations` were used up. */
  readonly converged: boolean;
}

interface Corner {
  readonly point: readonly number[];
  readonly value: number;
}

/**
 * A local minimum of `fn` near `start`. It gets a batch of points (those of a fresh or shrunken simplex together, otherwise
 * one or two) and returns their values in order, so that it may evaluate them in parallel. Bounds are the caller's: return
 * Infinity (or NaN, read as Infinity) outside them, or transform the parameters.
 *
 * @throws RangeError for an empty start, a step of 0 or not finite, or a start where `fn` is not finite
 */
export async function nelderMead(
  fn: (points: readonly (readonly number[])[]) => Promise<readonly number[]>,
  options: NelderMeadOptions,
): Promise<NelderMeadResult> {
  const { start, step = 0.1, tolerance = 1e-8, restarts = 3, onProgress } = options;
  const n = start.length;
  if (n === 0) throw new RangeError("start: expected at least one number, found none");
  const steps = start.map((_, i) => (typeof step === "number" ? step : step[i]));
  for (const [i, s] of steps.entries()) {
    if (!Number.isFinite(s) || s === 0)
      throw new RangeError(`step ${i}: expected a number other than 0, found ${s}`);
  }
  const budget = options.maxEvaluations ?? 200 * n;
  let evaluations = 0;
  let best: Corner = { point: start, value: Infinity };

  async function evaluate(points: readonly (readonly number[])[]): Promise<Corner[]> {
    const values = await fn(points);
    evaluations += points.length;
    return points.map((point, i) => {
      const corner = { point, value: Number.isNaN(values[i]) ? Infinity : values[i] };
      if (corner.value < best.value) {
        best = corner;
        onProgress?.({ evaluations, ...corner });
      }
      return corner;
    });
  }

  async function descend(size: number): Promise<boolean> {
    const expansion = 1 + 2 / n;
    const contraction = n === 1 ? 0.5 : 0.75 - 1 / (2 * n);
    const shrinkage = n === 1 ? 0.5 : 1 - 1 / n;
    const origin = best.point;
    const others = steps.map((s, i) => origin.map((x, j) => (i === j ? x + size * s : x)));
    let simplex = [best, ...(await evaluate(others))];
    for (;;) {
      simplex = simplex
        .map((c, i) => ({ c, i }))
        .sort((a, b) => order(a.c, b.c) || a.i - b.i)
        .map(({ c }) => c);
      if (hasCollapsed(simplex, steps, tolerance)) return true;
      if (evaluations >= budget) return false;
      const [lowest] = simplex;
      const highest = simplex[n];
      const others = simplex.slice(0, n);
      const centre = start.map((_, j) => others.reduce((sum, c) => sum + c.point[j], 0) / n);
      const away = (factor: number) => centre.map((x, j) => x + factor * (x - highest.point[j]));
      const [reflected] = await evaluate([away(1)]);
      if (reflected.value < lowest.value) {
        const [expanded] = await evaluate([away(expansion)]);
        simplex[n] = expanded.value < reflected.value ? expanded : reflected;
      } else if (reflected.value < simplex[n - 1].value) {
        simplex[n] = reflected;
      } else {
        const outside = reflected.value < highest.value;
        const [contracted] = await evaluate([away(outside ? contraction : -contraction)]);
        if (contracted.value < Math.min(reflected.value, highest.value)) {
          simplex[n] = contracted;
        } else {
          const shrunken = simplex
            .slice(1)
            .map((c) => c.point.map((x, j) => lowest.point[j] + shrinkage * (x - lowest.point[j])));
          simplex = [lowest, ...(await evaluate(shrunken))];
        }
      }
    }
  }

  const [first] = await evaluate([start]);
  if (!Number.isFinite(first.value))
    throw new RangeError(`start: expected a finite value there, found ${first.value}`);
  let converged = await descend(1);
  // A simplex can collapse onto a slope; a fresh one around the best point finds out.
  for (let restart = 0; converged && restart < restarts; restart++) {
    const before = best.value;
    converged = await descend(restart % 2 === 0 ? -0.5 : 0.5);
    if (before - best.value <= tolerance * (1 + Math.abs(best.value))) break;
  }
  return { point: best.point, value: best.value, evaluations, converged };
}

function order(a: Corner, b: Corner): number {
  return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
}

function hasCollapsed(simplex: readonly Corner[], steps: readonly number[], tolerance: number): boolean {
  const best = simplex[0];
  const worst = simplex[simplex.length - 1];
  if (!(worst.value - best.value <= tolerance * (1 + Math.abs(best.value)))) return false;
  const reach = Math.sqrt(tolerance);
  return simplex.every((c) =>
    c.point.every((x, j) => Math.abs(x - best.point[j]) <= reach * Math.abs(steps[j])),
  );
}
