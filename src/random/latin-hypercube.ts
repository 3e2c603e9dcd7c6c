import { keyedUniform, keyOf } from "./stream.ts";

/**
 * Points that fill the unit cube evenly along every axis (Latin hypercube; McKay, Beckman & Conover 1979): cut into as many
 * slices as there are points, each axis has one point in each slice, at random within it, in an order of its own.
 *
 * @param purpose What the points are for; other purposes give other points.
 * @returns One array of `dimensions` numbers in (0, 1) a point.
 */
export function latinHypercube(
  seed: number,
  purpose: string,
  points: number,
  dimensions: number,
): Float64Array[] {
  const order = keyOf(seed, `${purpose}: order`);
  const place = keyOf(seed, `${purpose}: place`);
  const cube = Array.from({ length: points }, () => new Float64Array(dimensions));
  for (let axis = 0; axis < dimensions; axis++) {
    const ranks = Array.from(cube, (_, index) => keyedUniform(order, index, axis));
    const slices = [...ranks.keys()].sort((a, b) => ranks[a] - ranks[b] || a - b);
    for (const [slice, index] of slices.entries()) {
      cube[index][axis] = (slice + keyedUniform(place, index, axis)) / points;
    }
  }
  return cube;
}
