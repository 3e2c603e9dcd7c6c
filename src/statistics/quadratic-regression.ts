import { cholesky, solve, solveLower } from "./cholesky.ts";

/** A quadratic function of several variables that was fitted to some points. */
export interface QuadraticFit {
  /** The fitted value at a point. */
  at(point: ArrayLike<number>): number;
  /**
   * Mean square of the errors that leaving out one point at a time gives, `(e / (1 - h))^2` with leverage h: how far a new
   * point lies from the fit, its own noise included.
   */
  readonly leftOutVariance: number;
}

/** Weight of a penalty on each coefficient but the constant, in points: keeps a fit to few points finite. */
const RIDGE = 0.5;

/**
 * Least squares of one or more outputs on the constant, the variables, their squares and their products, with a slight
 * ridge. Variables should be of order 1, such as scores.
 *
 * @param points One array of variables a point.
 * @param outputs `outputs[k]`: the values of output k at the points.
 * @param variables Which of a point's variables are used; all by default.
 * @param straight Further ones that enter as they are, without squares and products.
 * @throws RangeError If there are no points.
 */
export function quadraticRegression(
  points: readonly ArrayLike<number>[],
  outputs: readonly ArrayLike<number>[],
  variables: readonly number[] = Array.from({ length: points[0]?.length ?? 0 }, (_, index) => index),
  straight: readonly number[] = [],
): QuadraticFit[] {
  if (points.length === 0) throw new RangeError("points: expected at least one, found none");
  const size = ((variables.length + 1) * (variables.length + 2)) / 2 + straight.length;
  const rows = points.map((point) => termsOf(point, variables, straight, new Float64Array(size)));
  const gram = new Float64Array(size * size);
  for (const row of rows) {
    for (let i = 0; i < size; i++) {
      const left = row[i];
      if (left === 0) continue;
      for (let j = 0; j <= i; j++) gram[i * size + j] += left * row[j];
    }
  }
  // A billionth for the constant, which is not to be shrunk.
  for (let i = 0; i < size; i++) gram[i * size + i] += i === 0 ? 1e-9 : RIDGE;
  const factor = cholesky(gram, size);
  const leverages = rows.map((row) => sumOfSquares(solveLower(factor, row)));
  return outputs.map((values) => {
    // Around the mean, so that the penalty does not pull towards 0.
    let centre = 0;
    for (let n = 0; n < rows.length; n++) centre += values[n] / rows.length;
    const right = new Float64Array(size);
    for (const [n, row] of rows.entries()) {
      for (let i = 0; i < size; i++) right[i] += row[i] * (values[n] - centre);
    }
    const coefficients = solve(factor, right);
    let squares = 0;
    for (const [n, row] of rows.entries()) {
      const error = values[n] - centre - dot(coefficients, row);
      const leftOut = error / (1 - leverages[n]);
      squares += leftOut * leftOut;
    }
    const scratch = new Float64Array(size);
    return {
      at: (point) => centre + dot(coefficients, termsOf(point, variables, straight, scratch)),
      leftOutVariance: squares / rows.length,
    };
  });
}

function termsOf(
  point: ArrayLike<number>,
  variables: readonly number[],
  straight: readonly number[],
  terms: Float64Array,
): Float64Array {
  terms[0] = 1;
  let next = 1;
  for (let i = 0; i < variables.length; i++) {
    const left = point[variables[i]];
    terms[next++] = left;
    for (let j = 0; j <= i; j++) terms[next++] = left * point[variables[j]];
  }
  for (const variable of straight) terms[next++] = point[variable];
  return terms;
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += left[i] * right[i];
  return sum;
}

function sumOfSquares(values: Float64Array): number {
  return dot(values, values);
}
