import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attention, isAttentionPossible, ordinaryAttention } from "../../src/behaviour/attention.ts";

const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe("attention", () => {
  it("has the reference hazards of two stages: attentive, then leaving with 0.2", () => {
    const ordinary = attention(0.3, 0, 0);
    expect(ordinary * 0.2).toBeCloseTo(0.06, 12);
    expect(1 - (1 - ordinary * 0.2) ** 3).toBeCloseTo(0.169416, 6);
    const woken = attention(0.3, 1 - 0.2 / 0.7, 0);
    expect(woken).toBeCloseTo(0.8, 12);
    expect(1 - (1 - woken * 0.2) * (1 - ordinary * 0.2) ** 2).toBeCloseTo(0.257776, 6);
    const rare = attention(0.302, 0, 0);
    expect((1 - rare) / rare).toBeCloseTo(2.31126, 5);
  });

  it("is a probability, 0 without any reason, and no reason lowers it", () => {
    expect(attention(0, 0, 0)).toBe(0);
    fc.assert(
      fc.property(probability, probability, probability, probability, (a, n, v, more) => {
        const chance = attention(a, n, v);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        expect(attention(Math.max(a, more), n, v)).toBeGreaterThanOrEqual(chance);
        expect(attention(a, Math.max(n, more), v)).toBeGreaterThanOrEqual(chance);
        expect(attention(a, n, Math.max(v, more))).toBeGreaterThanOrEqual(chance);
        // Four roundings of numbers up to 1.
        expect(chance).toBeGreaterThanOrEqual(Math.max(a, n, v) - 4 * Number.EPSILON);
      }),
      { seed: 1 },
    );
  });
});

describe("ordinary attention", () => {
  it("splits the mean between the inert and the active", () => {
    const { inert, active } = ordinaryAttention(0.2, 0.7, 0.2);
    expect(0.7 * inert + 0.3 * active).toBeCloseTo(0.2, 12);
    expect(inert / active).toBeCloseTo(0.2, 12);
  });

  it("has its limits", () => {
    expect(ordinaryAttention(0, 0.7, 0.2)).toEqual({ inert: 0, active: 0 });
    expect(ordinaryAttention(0, 1, 0)).toEqual({ inert: 0, active: 0 });
    expect(ordinaryAttention(0.3, 0.7, 1).active).toBeCloseTo(0.3, 12);
    expect(ordinaryAttention(0.3, 0.7, 0)).toEqual({ inert: 0, active: 0.3 / (1 - 0.7) });
    expect(() => ordinaryAttention(0.5, 0.7, 0)).toThrow(/above 1/);
    expect(() => ordinaryAttention(0.1, 1, 0)).toThrow(RangeError);
  });

  it("is possible wherever it does not throw", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (mean, share, ratio) => {
          const split = () => ordinaryAttention(mean, share, ratio);
          if (isAttentionPossible(mean, share, ratio)) expect(split().active).toBeLessThanOrEqual(1);
          else expect(split).toThrow(RangeError);
        },
      ),
      { seed: 2 },
    );
    expect(isAttentionPossible(0.47, 0.8, 0.1)).toBe(false);
    expect(isAttentionPossible(0.2, 0.7, 0.2)).toBe(true);
  });
});
