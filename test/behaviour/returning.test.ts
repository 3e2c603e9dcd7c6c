import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnChances } from "../../src/behaviour/returning.ts";

/** Share that has come back by each month. */
function cameBack(chances: Float64Array): number[] {
  let away = 1;
  return [...chances].map((chance) => {
    away *= 1 - chance;
    return 1 - away;
  });
}

describe("chances to come back", () => {
  it("add up to share x (1 - exp(-t / months))", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.5, max: 12, noNaN: true }),
        (share, months) => {
          const chances = returnChances(share, months, 24);
          cameBack(chances).forEach((back, index) => {
            expect(back).toBeCloseTo(share * (1 - Math.exp(-(index + 1) / months)), 10);
          });
          for (const chance of chances) {
            expect(chance).toBeGreaterThanOrEqual(0);
            expect(chance).toBeLessThanOrEqual(1);
          }
        },
      ),
      { seed: 1 },
    );
  });

  it("approach the share of those who ever come back", () => {
    expect(cameBack(returnChances(0.25, 4, 200)).at(-1)).toBeCloseTo(0.25, 10);
  });

  it("with a time constant of 4 months go through half in six months and 61 % in twelve", () => {
    const share = 0.5 / (1 - Math.exp(-6 / 4));
    const back = cameBack(returnChances(share, 4, 12));
    expect(back[5]).toBeCloseTo(0.5, 10);
    expect(back[11]).toBeCloseTo(0.61, 2);
  });

  it("are nothing when nobody comes back, and finite when everybody does", () => {
    expect([...returnChances(0, 4, 3)]).toEqual([0, 0, 0]);
    for (const chance of returnChances(1, 0.01, 5)) expect(Number.isFinite(chance)).toBe(true);
  });
});
