import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quitRates, quitShapes } from "../../src/behaviour/background-quit.ts";
import { quitRatesByTenure } from "../../src/behaviour/quit-rates-by-tenure.ts";

const LEVELS = 64;
const months = Array.from({ length: 61 }, (_, month) => month);

describe("quitRatesByTenure", () => {
  it("gives the rates that quitRates gives one by one", () => {
    const alpha = fc.double({ min: 0.2, max: 4, noNaN: true });
    const newMean = fc.double({ min: 0.02, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(alpha, newMean, (first, mean) => {
        const shapes = quitShapes(first, mean);
        const together = quitRatesByTenure(shapes, months, LEVELS);
        let worst = 0;
        for (const month of months) {
          const alone = quitRates(shapes, month, LEVELS);
          for (let level = 0; level < LEVELS; level++) {
            worst = Math.max(worst, Math.abs(together[month][level] / alone[level] - 1));
          }
        }
        // Quantiles themselves err by about 1e-12.
        expect(worst).toBeLessThan(1e-11);
      }),
      { seed: 11, numRuns: 30 },
    );
  });

  it("gives exactly those of quitRates where there are few", () => {
    const shapes = quitShapes(0.7, 0.09);
    const few = [12, 0, 3];
    expect(quitRatesByTenure(shapes, few, LEVELS)).toEqual(
      few.map((renewals) => quitRates(shapes, renewals, LEVELS)),
    );
  });
});
