import { describe, expect, it } from "vitest";
import { columnPeople, moneyText, peopleDifference, pointsDifference } from "../../src/lab/amounts.ts";

describe("amounts", () => {
  it("have their sign", () => {
    expect(pointsDifference(0.0012)).toBe("+0.12 points");
    expect(pointsDifference(-0.0012)).toBe("−0.12 points");
    expect(moneyText(-1.5e6, "USD")).toBe("−$1.5M");
    expect(moneyText(2.34e9, "USD", true)).toBe("+$2.34bn");
  });

  it("of money are in thousands and millions, bills to the cent", () => {
    expect([7.99, 4672, 19_647.41, 310_000, 999_999_999].map((value) => moneyText(value, "USD"))).toEqual([
      "$7.99",
      "$4.7k",
      "$20k",
      "$310k",
      "$1000.0M",
    ]);
    expect(moneyText(12.5, "EUR")).toBe("EUR 12.50");
    // The case bank's unit is no currency.
    expect(moneyText(10.83, "XTS", true)).toBe("+10.83");
  });

  it("of people differ by thousands", () => {
    expect([-1_214_000, 44_400, 4672, -31, 0.2].map(peopleDifference)).toEqual([
      "−1.21M",
      "+44k",
      "+4.7k",
      "−31",
      "0",
    ]);
  });

  it("have none where they are shown as nothing", () => {
    expect(pointsDifference(-1e-6)).toBe("0.00 points");
    expect(pointsDifference(1e-6)).toBe("0.00 points");
    expect(moneyText(-0.001, "USD", true)).toBe("$0.00");
  });

  it("of people are in thousands throughout a column that has any", () => {
    const text = columnPeople([934_000, 18_000, 4672, 0]);
    expect([934_000, 18_000, 4672, 0].map(text)).toEqual(["934k", "18k", "4.7k", "0"]);
    expect([4672, 31].map(columnPeople([4672, 31]))).toEqual(["4672", "31"]);
  });
});
