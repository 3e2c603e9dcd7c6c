import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  damageShape,
  type GoodwillParameters,
  goodwillDamage,
  type Offence,
  repairedShare,
} from "../../src/behaviour/goodwill.ts";

const PARAMETERS: GoodwillParameters = {
  riseDays: 2,
  shortDays: 10,
  longShare: 0.4,
  longYears: 2,
  cap: 0.7,
  halfLifeDays: 7,
  avoided: 0.5,
  waver: 0.2,
};
const DAYS = 400;
const offence = (day: number, severity = 1, more: Partial<Offence> = {}): Offence => ({
  day,
  severity,
  answers: [],
  ...more,
});
const damageOf = (...offences: Offence[]): Float64Array => goodwillDamage(offences, PARAMETERS, DAYS);

describe("the damage of one offence", () => {
  it("starts at nothing, builds up within days and fades in two parts", () => {
    expect(damageShape(0, PARAMETERS)).toBe(0);
    expect(damageShape(-5, PARAMETERS)).toBe(0);
    for (const age of [1, 4, 30]) {
      const built = 1 - Math.exp(-age / 2);
      const left = 0.6 * Math.exp(-age / 10) + 0.4 * 2 ** (-age / 730.5);
      expect(damageShape(age, PARAMETERS)).toBeCloseTo(built * left, 12);
    }
    // After the short part is gone the long one halves in two years.
    expect(damageShape(1000 + 730.5, PARAMETERS) / damageShape(1000, PARAMETERS)).toBeCloseTo(0.5, 10);
  });

  it("is felt from the evening of its day on", () => {
    const damage = damageOf(offence(20, 0.5));
    expect(damage.slice(0, 20)).toEqual(new Float64Array(20));
    for (let day = 20; day < DAYS; day++) {
      expect(damage[day]).toBeCloseTo(0.5 * damageShape(day - 19, PARAMETERS), 14);
    }
  });

  it("of before the start is felt at the start", () => {
    expect(damageOf(offence(-30))[0]).toBeCloseTo(damageShape(31, PARAMETERS), 14);
  });

  it("adds to that of others", () => {
    const [one, other, both] = [
      damageOf(offence(3)),
      damageOf(offence(50, 0.4)),
      damageOf(offence(3), offence(50, 0.4)),
    ];
    both.forEach((value, day) => {
      expect(value).toBeCloseTo(one[day] + other[day], 14);
    });
  });
});

describe("answers", () => {
  it("repair less the later they come: half after a half-life", () => {
    const late = 5000;
    const share = (delay: number): number =>
      repairedShare(offence(0, 1, { answers: [{ day: delay, repair: 0.3 }] }), late, PARAMETERS);
    expect(share(0)).toBeCloseTo(0.3, 12);
    expect(share(7)).toBeCloseTo(0.15, 12);
    expect(share(21)).toBeCloseTo(0.0375, 12);
  });

  it("repair nothing before they come, and no more than the cap together", () => {
    const answered = offence(0, 1, {
      answers: [
        { day: 10, repair: 0.9 },
        { day: 12, repair: 0.9 },
        { day: 13, repair: 5 },
      ],
    });
    expect(repairedShare(answered, 9, PARAMETERS)).toBe(0);
    expect(repairedShare(answered, 100, PARAMETERS)).toBe(0.7);
    const [damage, unanswered] = [damageOf(answered), damageOf(offence(0))];
    expect(damage[9]).toBe(unanswered[9]);
    expect(damage[100]).toBeCloseTo(0.3 * unanswered[100], 12);
  });

  it("can backfire", () => {
    const worse = offence(0, 1, { answers: [{ day: 1, repair: -0.2 }] });
    expect(damageOf(worse)[60]).toBeGreaterThan(damageOf(offence(0))[60]);
  });

  it("leave damage that is never negative and never above what it was, unless they backfire", () => {
    const answer = fc.record({
      day: fc.integer({ min: 0, max: 100 }),
      repair: fc.double({ min: 0, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(answer, { maxLength: 4 }),
        fc.integer({ min: -50, max: 50 }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (answers, day, severity) => {
          const answered = damageOf(offence(day, severity, { answers }));
          const plain = damageOf(offence(day, severity));
          answered.forEach((value, index) => {
            expect(value).toBeGreaterThanOrEqual(0.3 * plain[index] * (1 - 1e-12));
            expect(value).toBeLessThanOrEqual(plain[index]);
          });
        },
      ),
      { seed: 2, numRuns: 50 },
    );
  });
});

describe("a reversal", () => {
  it("avoids part of what is still to come, and wavering is an offence of its own", () => {
    const [reversed, plain] = [damageOf(offence(0, 1, { reversed: 22 })), damageOf(offence(0))];
    expect(reversed.slice(0, 22)).toEqual(plain.slice(0, 22));
    const day = 200;
    const waver = 0.2 * damageShape(day + 1 - 22, PARAMETERS);
    expect(reversed[day]).toBeCloseTo(0.5 * plain[day] + waver, 10);
  });

  it("without wavering never hurts", () => {
    const firm = { ...PARAMETERS, waver: 0 };
    const reversed = goodwillDamage([offence(0, 1, { reversed: 22 })], firm, DAYS);
    const plain = goodwillDamage([offence(0)], firm, DAYS);
    reversed.forEach((value, day) => {
      expect(value).toBeLessThanOrEqual(plain[day]);
    });
  });
});
