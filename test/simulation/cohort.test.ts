import { describe, expect, it } from "vitest";
import { cohortsOf, MOST_NEWCOMERS, newcomerNumber, orderOf } from "../../src/simulation/cohort.ts";

describe("cohorts", () => {
  const cohorts = cohortsOf(Int32Array.of(3, 0, 2), Int32Array.of(1, 2, 0), 60, (day) => day + 1);

  it("take their slots day by day, joiners first", () => {
    expect(cohorts).toEqual([
      { day: 0, billingDay: 1, from: 60, joiners: 3, to: 64 },
      { day: 1, billingDay: 2, from: 64, joiners: 0, to: 66 },
      { day: 2, billingDay: 3, from: 66, joiners: 2, to: 68 },
    ]);
  });

  it("give everybody a number that no opening subscriber has", () => {
    const numbers = cohorts.flatMap((cohort) =>
      Array.from({ length: cohort.to - cohort.from }, (_, index) =>
        newcomerNumber(cohort, cohort.from + index),
      ),
    );
    expect(new Set(numbers).size).toBe(8);
    for (const number of numbers) expect(number).toBeLessThan(0);
    expect(numbers.map(orderOf)).toEqual([0, 1, 2, 0, 0, 1, 0, 1]);
  });

  it("keep everybody's number when one more comes", () => {
    const more = cohortsOf(Int32Array.of(4, 0, 2), Int32Array.of(1, 2, 0), 60, () => 1);
    const who = (cohort: (typeof cohorts)[number]): number[] =>
      Array.from({ length: cohort.to - cohort.from }, (_, index) =>
        newcomerNumber(cohort, cohort.from + index),
      );
    const [before, after] = [cohorts.flatMap(who), more.flatMap(who)];
    expect(after).toHaveLength(9);
    expect(before.filter((number) => !after.includes(number))).toEqual([]);
  });

  it("last for eleven years of days", () => {
    const far = { day: 4095, billingDay: 1, from: 0, joiners: 1, to: 2 };
    expect(newcomerNumber(far, 1)).not.toBe(newcomerNumber(far, 0));
    expect(newcomerNumber(far, 1)).toBeLessThan(0);
    expect(() => cohortsOf(Int32Array.of(MOST_NEWCOMERS), Int32Array.of(0), 0, () => 1)).toThrow(/too many/);
  });
});
