import { expect, it } from "vitest";
import { cholesky, solve, solveLower } from "../../src/statistics/cholesky.ts";

const matrix = Float64Array.of(4, 2, 0.4, 2, 5, 1, 0.4, 1, 3);

it("the factor times its transpose is the matrix", () => {
  const { lower } = cholesky(matrix, 3);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      let sum = 0;
      for (let k = 0; k < 3; k++) sum += lower[i * 3 + k] * lower[j * 3 + k];
      expect(sum).toBeCloseTo(matrix[i * 3 + j], 12);
    }
  }
});

it("solves", () => {
  const factor = cholesky(matrix, 3);
  const x = solve(factor, [1, -2, 0.5]);
  const product = [0, 1, 2].map((i) => [0, 1, 2].reduce((sum, j) => sum + matrix[i * 3 + j] * x[j], 0));
  for (const [i, right] of [1, -2, 0.5].entries()) expect(product[i]).toBeCloseTo(right, 12);
  expect(solveLower(factor, [2, 0, 0])[0]).toBe(1);
});

it("refuses a matrix that is not positive definite", () => {
  expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow("expected positive definite");
});
