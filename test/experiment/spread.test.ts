import { expect, it } from "vitest";
import { spreadOf } from "../../src/experiment/spread.ts";

it("puts a summary in place of every number, however deep, and leaves the rest", () => {
  const spread = spreadOf([
    { period: "2011Q3", partial: true, closing: 1, byPlan: { both: 10 } },
    { period: "2011Q3", partial: true, closing: 2, byPlan: { both: 30 } },
    { period: "2011Q3", partial: true, closing: 6, byPlan: { both: 20 } },
  ]);
  // Type 7: the 5 % quantile of three lies a tenth of the way from the first to the second.
  expect(spread).toEqual({
    period: "2011Q3",
    partial: true,
    closing: { mean: 3, p05: expect.closeTo(1.1, 12), p50: 2, p95: expect.closeTo(5.6, 12) },
    byPlan: { both: { mean: 20, p05: expect.closeTo(11, 12), p50: 20, p95: expect.closeTo(29, 12) } },
  });
});

it("does not depend on the order of the replicates", () => {
  const replicates = [0.1, 0.7, 0.2, 0.3, 1e9, -4].map((closing) => ({ closing }));
  expect(spreadOf(replicates.toReversed())).toEqual(spreadOf(replicates));
});

it("of one replicate is that replicate in every place", () => {
  expect(spreadOf([{ closing: 7 }])).toEqual({ closing: { mean: 7, p05: 7, p50: 7, p95: 7 } });
});
