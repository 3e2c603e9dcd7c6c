import { describe, expect, test } from "vitest";
import { caseBankRows } from "../../src/chart/case-bank-rows.ts";
import { sampleBank } from "./sample-bank.ts";

describe("caseBankRows", () => {
  const { rows, headings } = caseBankRows(sampleBank, { "music-2021": "Music" });

  test("draws cancellations downwards, with the ends of their intervals in order", () => {
    const row = rows.find((one) => one.case === "newspaper-with-a-long-name-2024")!;
    expect(row.observed).toBeCloseTo(-9, 10);
    expect(row.p05).toBeCloseTo(-4.5, 10);
    expect(row.p95).toBeCloseTo(-0.5, 10);
    expect(row.error).toBeCloseTo(6.5, 10);
    expect(row.label).toBe("price (cancelled), Jan–Mar 2024");
    for (const { p05, p25, p50, p75, p95 } of rows) {
      expect([p05, p25, p50, p75, p95]).toEqual([p05, p25, p50, p75, p95].sort((a, b) => a - b));
    }
  });

  test("names every case in full and says of each row what and when it is", () => {
    expect(headings.map(({ name }) => name)).toEqual([
      "cinema-card-2017 (A)",
      "newspaper-with-a-long-name-2024 (A)",
      "Music (A)",
    ]);
    expect(rows.map(({ label }) => label).slice(0, 2)).toEqual([
      "price, Jan–Mar 2017",
      "price, Jan–Mar 2018",
    ]);
  });
});
