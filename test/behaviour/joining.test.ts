import { describe, expect, it } from "vitest";
import {
  familyLikings,
  inclusiveValue,
  joiningMultiplier,
  newcomersShares,
} from "../../src/behaviour/joining.ts";
import { berryInversion, logitShares } from "../reference/logit.ts";

/** One taste type with utilities in units of the scale. */
function view(focal: readonly number[], rivals: readonly number[] = []) {
  const sum = focal.reduce((total, utility) => total + Math.exp(utility), 0);
  return { focal: Float64Array.of(sum), rivals: Float64Array.from(rivals, Math.exp) };
}

describe("the inclusive value", () => {
  it("changes by the reference surplus when one option costs a dollar more", () => {
    const before = inclusiveValue(view([1, 0.5, -0.2, 0]), 4);
    const after = inclusiveValue(view([0.75, 0.5, -0.2, 0]), 4);
    expect(before).toBeCloseTo(4 * 1.8222456491, 9);
    // The reference divides by the price sensitivity of 0.25, which is the scale of 4.
    expect(after - before).toBeCloseTo(-0.4090373366, 9);
  });

  it("is the mean over types, and falls by a dollar when everything costs a dollar more", () => {
    const types = [view([1, 0.5]).focal[0], view([-1, 2]).focal[0]];
    const both = { focal: Float64Array.from(types), rivals: new Float64Array(0) };
    const dearer = { ...both, focal: both.focal.map((sum) => sum * Math.exp(-1 / 4)) };
    expect(inclusiveValue(dearer, 4) - inclusiveValue(both, 4)).toBeCloseTo(-1, 12);
    expect(inclusiveValue(both, 4)).toBeCloseTo(2 * (Math.log(types[0]) + Math.log(types[1])), 12);
  });
});

describe("the share that rivals leave", () => {
  it("is everything without rivals, and F / (F + known x R) with one", () => {
    expect(newcomersShares(view([0.3]), new Float64Array(0)).kept).toBe(1);
    const contested = view([Math.log(3)], [0]);
    expect(newcomersShares(contested, Float64Array.of(0)).kept).toBe(1);
    expect(newcomersShares(contested, Float64Array.of(0.5)).kept).toBeCloseTo(3 / 3.5, 12);
    expect(newcomersShares(contested, Float64Array.of(1)).kept).toBeCloseTo(3 / 4, 12);
  });

  it("weighs types by their interest in the service", () => {
    // Sums of 3 and 1 against a rival's 0 and 1: interest 3/4 and 1/2, kept 1 and 1/2.
    const types = { focal: Float64Array.of(3, 1), rivals: Float64Array.of(0, 1) };
    expect(newcomersShares(types, Float64Array.of(1)).kept).toBeCloseTo((0.75 + 0.25) / 1.25, 12);
  });

  it("adds rivals up", () => {
    const two = view([0], [0, 0]);
    expect(newcomersShares(two, Float64Array.of(1, 0.5)).kept).toBeCloseTo(1 / 2.5, 12);
    expect([...newcomersShares(two, Float64Array.of(1, 0.5)).toRivals]).toEqual([1 / 2.5, 0.5 / 2.5]);
  });

  it("and theirs are everything", () => {
    const types = { focal: Float64Array.of(3, 1, 0.2), rivals: Float64Array.of(0, 1, 2, 0.5, 0.1, 4) };
    const known = Float64Array.of(0.7, 0.2);
    const { kept, toRivals } = newcomersShares(types, known);
    const [one, other] = toRivals;
    expect(kept + one! + other!).toBeCloseTo(1, 12);
  });
});

describe("the multiplier of joining", () => {
  it("is 1 when nothing has changed", () => {
    expect(joiningMultiplier(0.2, 0, 0.3, 0, 1)).toBe(1);
  });

  it("has the given elasticity to the price of everything offered", () => {
    const price = 8;
    const sensitivity = 1.5 / price;
    const dearer = inclusiveValue(view([1 - 0.08 / 4]), 4) - inclusiveValue(view([1]), 4);
    expect(Math.log(joiningMultiplier(sensitivity, dearer, 0.3, 0, 1)) / 0.01).toBeCloseTo(-1.5, 9);
  });

  it("falls with damage and with rivals", () => {
    expect(joiningMultiplier(0.2, 0, 0.3, 1, 1)).toBeCloseTo(Math.exp(-0.3), 12);
    expect(joiningMultiplier(0.2, -2, 0.3, 1, 0.5)).toBeCloseTo(0.5 * Math.exp(-0.7), 12);
  });
});

describe("likings of families", () => {
  it("are Berry's inversion where tastes are all alike", () => {
    const wanted = [0.24, 0.12, 0.04, 0.6];
    const scale = 4;
    const likings = familyLikings(wanted, (given) => logitShares(given, scale), scale);
    const expected = [...berryInversion(wanted.slice(0, 3), 0.6), 0];
    expected.forEach((liking, family) => {
      expect(likings[family] / scale).toBeCloseTo(liking, 9);
    });
    expect(likings[0] / scale).toBeCloseTo(-0.9162907319, 9);
  });

  it("reproduce the shares where tastes differ", () => {
    const types = [
      [1, 0, -2],
      [0, 3, 1],
      [-4, 0, 0.5],
    ];
    const modelled = (likings: readonly number[]): number[] => {
      const each = types.map((type) =>
        logitShares(type.map((utility, family) => utility + likings[family] / 2)),
      );
      return [0, 1, 2].map((family) => each.reduce((sum, shares) => sum + shares[family] / types.length, 0));
    };
    const wanted = [0.6, 0.3, 0.1];
    const shares = modelled(familyLikings(wanted, modelled, 2));
    wanted.forEach((share, family) => {
      expect(shares[family]).toBeCloseTo(share, 8);
    });
  });

  it("stop after the given number of steps", () => {
    let steps = 0;
    familyLikings(
      [0.5, 0.5],
      () => {
        steps++;
        return [0.9, 0.1];
      },
      1,
      7,
    );
    expect(steps).toBe(7);
  });
});
