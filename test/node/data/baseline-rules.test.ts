import { describe, expect, it } from "vitest";
import { actualGross, dampedGrowthGross, seasonalGross } from "../../../src/node/data/baseline-rules.ts";
import {
  type QuarterlyHistory,
  quarterAfter,
  quartersBetween,
} from "../../../src/node/data/quarterly-history.ts";

function history(gross: (index: number) => number): QuarterlyHistory {
  return {
    at: (_quantity, quarter) =>
      gross(Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1 - 2006 * 4),
    quarters: () => [],
  };
}

// Four factors that multiply to 1, for the first to the fourth quarter of the year.
const season = [1.25, 0.8, 0.9, 1 / 0.9];
const quarters = quartersBetween("2011-07-01", "2012-12-31");
const cycles = ["2006Q2", "2007Q2", "2008Q2", "2009Q2"];
const ask = (gross: (index: number) => number) =>
  seasonalGross({ history: history(gross), base: "2011Q2", quarters }, cycles);

describe("seasonalGross", () => {
  it("carries on a pure season as it is, whichever bound", () => {
    const expected = quarters.map((quarter) => 1e6 * season[Number(quarter.slice(5)) - 1]);
    for (const key of ["value", "low", "high"] as const) {
      for (const [k, gross] of ask((index) => 1e6 * season[index % 4]).entries())
        expect(gross[key] / expected[k]).toBeCloseTo(1, 12);
    }
  });

  it("takes growth out of the value and leaves it in the high one", () => {
    const growth = 1.07;
    const base = 1e6 * growth ** 21;
    ask((index) => 1e6 * growth ** index).forEach(({ value, low, high }, k) => {
      expect(value / base).toBeCloseTo(1, 12);
      expect(high / (base * growth ** (k + 1))).toBeCloseTo(1, 12);
      // The mean of the last four quarters, which is lower for a growing firm.
      const mean = (1 + growth ** -1 + growth ** -2 + growth ** -3) / 4;
      expect(low / (base * mean)).toBeCloseTo(1, 12);
    });
  });

  it("separates season from growth", () => {
    const base = 1e6 * 1.07 ** 21 * season[1];
    ask((index) => 1e6 * 1.07 ** index * season[index % 4]).forEach(({ value }, k) => {
      const factor = season[Number(quarters[k].slice(5)) - 1] / season[1];
      expect(value / (base * factor)).toBeCloseTo(1, 12);
    });
  });

  it("begins its high bound at the highest ratio seen", () => {
    const [first] = ask((index) => (index === 6 ? 3e6 : 1e6));
    expect(first.high).toBeCloseTo(3e6, 3);
  });
});

describe("dampedGrowthGross", () => {
  const kept = { value: 0.5, low: 0, high: 1, evidence: "assumed", source: "-" } as const;
  const year = quartersBetween("2007-01-01", "2008-03-31");

  it("takes the same quarter of the last year, and the growth once for each year ahead", () => {
    const question = { history: history((index) => 100 * (index + 1)), base: "2006Q4", quarters: year };
    const gross = dampedGrowthGross(question, 0.4, kept);
    expect(gross.map(({ value }) => value)).toEqual(
      [120, 240, 360, 480, 144].map((value) => expect.closeTo(value, 9)),
    );
    expect(gross[0]).toMatchObject({ low: expect.closeTo(100, 9), high: expect.closeTo(140, 9) });
  });
});

describe("actualGross", () => {
  it("brackets the actual value by the rounding of the churn it was derived from", () => {
    const values: Record<string, number> = {
      grossAdditions: 5_346_000,
      netAdditions: 1_800_000,
      monthlyChurn: 0.042,
    };
    const [gross] = actualGross(
      {
        history: { at: (quantity) => values[quantity] ?? 22_797_000, quarters: () => [] },
        base: "2011Q1",
        quarters: ["2011Q2"],
      },
      0.0005,
    );
    expect(gross.value).toBe(5_346_000);
    // The range that the source table gives.
    expect(gross.low / 1e6).toBeCloseTo(5.298, 2);
    expect(gross.high / 1e6).toBeCloseTo(5.394, 2);
  });
});

describe("quarterAfter", () => {
  it("steps over years in both directions", () => {
    expect(quarterAfter("2011Q4")).toBe("2012Q1");
    expect(quarterAfter("2011Q1", -1)).toBe("2010Q4");
    expect(quarterAfter("2011Q2", -21)).toBe("2006Q1");
  });
});
