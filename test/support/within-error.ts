import { expect } from "vitest";

/** Standard errors that a simulated figure may be off; by chance alone one figure in 16,000 is further off. */
export const ERRORS = 4;

/** Standard error of a share of `n` independent draws. */
export function shareError(share: number, n: number): number {
  return Math.sqrt((share * (1 - share)) / n);
}

/** Expects a mean to be the given one within its standard errors. */
export function expectMean(mean: number, expected: number, standardError: number, errors = ERRORS): void {
  expect(standardError).toBeGreaterThanOrEqual(0);
  const miss = Math.abs(mean - expected);
  expect(miss, `${mean} is not ${expected} ± ${errors} x ${standardError}`).toBeLessThanOrEqual(
    errors * standardError,
  );
}

/** Expects counts of `n` independent draws to have the given shares; a share of 0 or 1 exactly. */
export function expectShares(counts: ArrayLike<number>, n: number, shares: ArrayLike<number>): void {
  expect(counts.length).toBe(shares.length);
  for (let index = 0; index < shares.length; index++) {
    expectMean(counts[index] / n, shares[index], shareError(shares[index], n));
  }
}

/** Mean, sample variance and standard error of the mean of some figures. */
export function moments(values: readonly number[]): { mean: number; variance: number; error: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { mean, variance, error: Math.sqrt(variance / n) };
}
