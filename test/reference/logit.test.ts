import { expect, it } from "vitest";
import { berryInversion, logitShares, logSumExp } from "./logit.ts";

const UTILITIES = [1, 0.5, -0.2, 0];

function close(values: readonly number[], references: readonly number[], tolerance = 1e-10) {
  expect(values).toHaveLength(references.length);
  for (const [i, reference] of references.entries())
    expect(Math.abs(values[i] - reference)).toBeLessThan(tolerance);
}

it("logit shares have the reference values, at any scale", () => {
  close(logitShares(UTILITIES), [0.4394437092, 0.2665360829, 0.1323579017, 0.1616623062]);
  close([logSumExp(UTILITIES)], [1.8222456491]);
  close(
    [0.5, 1, 2].map((scale) => logitShares([0, 1], 1 / scale)[1]),
    [0.6224593312, 0.7310585786, 0.880797078],
  );
  close(logitShares([0, Number.NEGATIVE_INFINITY, 0]), [0.5, 0, 0.5], 1e-15);
});

it("the inversion of shares returns the utilities", () => {
  const shares = logitShares(UTILITIES);
  close(berryInversion(shares.slice(0, 3), shares[3]), UTILITIES.slice(0, 3), 1e-14);
  close(berryInversion([0.24, 0.12, 0.04], 0.6), [-0.9162907319, -1.6094379124, -2.7080502011]);
});
