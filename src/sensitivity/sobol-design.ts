import { sobolPoints } from "../statistics/sobol-points.ts";

/** Which rows of the design. */
export interface SobolDesignOptions {
  /** Number of factors k. */
  readonly factors: number;
  /** Number of rows; a power of two spreads them best. */
  readonly rows: number;
  /** Rows of the sequence that are left out before the first; 0 by default. */
  readonly skip?: number;
  /** Seed of the points' scrambling. */
  readonly seed: number;
}

/**
 * The design of Saltelli et al. (2010) for first-order and total indices: rows of k + 2 points of the unit cube, A, B and
 * for each factor i the point A with its i-th coordinate from B. A and B together are a scrambled Sobol point of 2k
 * dimensions.
 *
 * @returns `rows x (factors + 2)` points.
 */
export function sobolDesign({ factors, rows, skip = 0, seed }: SobolDesignOptions): Float64Array[][] {
  return sobolPoints({ dimensions: 2 * factors, count: rows, skip, seed }).map((both) => {
    const a = both.slice(0, factors);
    const b = both.slice(factors);
    const mixed = Array.from(a, (_, factor) => {
      const point = a.slice();
      point[factor] = b[factor];
      return point;
    });
    return [a, b, ...mixed];
  });
}
