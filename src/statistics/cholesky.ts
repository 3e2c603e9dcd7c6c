/** A symmetric positive definite matrix, row by row, and what its Cholesky factor solves. */
export interface Cholesky {
  readonly size: number;
  /** The lower triangle L with `L Lᵀ` = the matrix, row by row; zeros above the diagonal. */
  readonly lower: Float64Array;
}

/**
 * The Cholesky factor of a symmetric positive definite matrix.
 *
 * @param matrix Row by row, `size * size` numbers; only the lower triangle is read.
 * @throws RangeError If the matrix is not positive definite.
 */
export function cholesky(matrix: Float64Array, size: number): Cholesky {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column];
      for (let k = 0; k < column; k++) sum -= lower[row * size + k] * lower[column * size + k];
      if (row > column) lower[row * size + column] = sum / lower[column * size + column];
      else if (sum > 0) lower[row * size + row] = Math.sqrt(sum);
      else throw new RangeError(`matrix: expected positive definite, found pivot ${sum} in row ${row}`);
    }
  }
  return { size, lower };
}

/** The vector x with `L x = right`. */
export function solveLower({ size, lower }: Cholesky, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = right[row];
    for (let k = 0; k < row; k++) sum -= lower[row * size + k] * x[k];
    x[row] = sum / lower[row * size + row];
  }
  return x;
}

/** The vector x with `L Lᵀ x = right`. */
export function solve(factor: Cholesky, right: ArrayLike<number>): Float64Array {
  const { size, lower } = factor;
  const x = solveLower(factor, right);
  for (let row = size - 1; row >= 0; row--) {
    let sum = x[row];
    for (let k = row + 1; k < size; k++) sum -= lower[k * size + row] * x[k];
    x[row] = sum / lower[row * size + row];
  }
  return x;
}
