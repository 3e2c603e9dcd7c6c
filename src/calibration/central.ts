import { quantile } from "../statistics/quantile.ts";

/** Centre and central 90 % of a distribution. */
export interface Central {
  readonly mean: number;
  readonly p05: number;
  readonly p95: number;
}

/** Mean and central 90 % of equally likely values. */
export function centralOf(values: readonly number[]): Central {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, p05: quantile(values, 0.05), p95: quantile(values, 0.95) };
}
