import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/random/normal.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { correlationInterval } from "../../src/statistics/correlation-interval.ts";

describe("correlationInterval", () => {
  it("is Fisher's: atanh r plus or minus 1.96 over the root of n - 3", () => {
    const [low, high] = correlationInterval(0.45, 12);
    expect(low).toBeCloseTo(Math.tanh(Math.atanh(0.45) - 1.959964 / 3), 6);
    expect(high).toBeCloseTo(Math.tanh(Math.atanh(0.45) + 1.959964 / 3), 6);
  });

  it("is wider with more pairs looked at, and mirrored for what goes against each other", () => {
    const [low, high] = correlationInterval(0.6, 30, 10);
    expect(low).toBeLessThan(correlationInterval(0.6, 30)[0]);
    expect(correlationInterval(-0.6, 30, 10)).toEqual([-high, -low]);
  });

  it("knows nothing of three values", () => {
    expect(correlationInterval(0.99, 3)).toEqual([-1, 1]);
    expect(correlationInterval(1, 30)).toEqual([1, 1]);
  });

  it("holds a correlation of nothing in 95 of 100 samples of twelve", () => {
    const key = keyOf(5, "correlations");
    let held = 0;
    const samples = 2000;
    for (let sample = 0; sample < samples; sample++) {
      const [x, y] = [0, 1].map((one) =>
        Array.from({ length: 12 }, (_, place) => normalQuantile(keyedUniform(key, sample, 2 * place + one))),
      );
      const [low, high] = correlationInterval(pearson(x, y), 12);
      if (low <= 0 && high >= 0) held++;
    }
    expect(Math.abs(held / samples - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / samples) + 0.01);
  });
});

function pearson(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const cross = (a: readonly number[], ma: number, b: readonly number[], mb: number) =>
    a.reduce((sum, value, index) => sum + (value - ma) * (b[index] - mb), 0);
  return cross(x, mx, y, my) / Math.sqrt(cross(x, mx, x, mx) * cross(y, my, y, my));
}
