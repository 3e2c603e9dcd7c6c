import { describe, expect, it, test } from "vitest";
import { figureText } from "../../src/cli/figure-text.ts";
import { churnkit } from "./command.ts";

const netflix = figureText({ people: 24_590_000, money: 800e6 });
const small = figureText({ people: 3_012_000, money: 82e6 });
const tiny = figureText({ people: 17_500, money: 190_000 });

describe("figures of a large service", () => {
  test.each([
    [23_790_000, "people", "23.79 M", "+23.79 M"],
    [-6753, "people", "-6,753", "-6,753"],
    [799e6, "money", "799 M", "+799 M"],
    [0.0627, "share", "6.27 %", "+6.27 points"],
  ] as const)("%d %s stays in millions", (value, unit, plain, difference) => {
    expect(netflix.one(value, unit)).toBe(plain);
    expect(netflix.difference(value, unit)).toBe(difference);
  });
});

test("a range of a large service has one unit too", () => {
  expect(netflix.range(83_182, 211_004, "people")).toBe("83,182 to 211,004");
  expect(netflix.range(-43_777, 130_000, "people", true)).toBe("-43,777 to +130,000");
  expect(netflix.range(-0.9e6, -0.1e6, "people")).toBe("-0.90 M to -0.10 M");
  expect(netflix.range(12, 43_777, "people")).toBe("12 to 43,777");
});

test("differences below each other have one unit", () => {
  const size = { people: 24_590_000, money: 800e6 };
  const mixed = figureText({ ...size, column: [340_412, 41_311] });
  expect([340_412, 41_311].map((value) => mixed.difference(value, "people"))).toEqual([
    "+340,412",
    "+41,311",
  ]);
  expect(mixed.one(340_412, "people")).toBe("0.34 M");
  expect(figureText({ ...size, column: [340_412, 1e6] }).difference(340_412, "people")).toBe("+0.34 M");
});

describe("figures of a smaller one", () => {
  test.each([
    [3_012_000, "people", "3,012 k", "+3,012 k"],
    [118_500, "people", "119 k", "+119 k"],
    [-43_777, "people", "-43.8 k", "-43.8 k"],
    [3400, "people", "3.40 k", "+3.40 k"],
    [0, "people", "0 k", "0 k"],
    [-1, "people", "0.00 k", "0.00 k"],
    [82_400_000, "money", "82.4 M", "+82.4 M"],
    [9_460_000, "money", "9.46 M", "+9.46 M"],
    [-620_000, "money", "-0.62 M", "-0.62 M"],
    [0.0361, "share", "3.61 %", "+3.61 points"],
  ] as const)("%d %s has three digits", (value, unit, plain, difference) => {
    expect(small.one(value, unit)).toBe(plain);
    expect(small.difference(value, unit)).toBe(difference);
  });

  it("have one unit and as many decimals at both ends of a range", () => {
    expect(small.range(90_953, 120_400, "people")).toBe("91 k to 120 k");
    expect(small.range(-130_000, -43_777, "people")).toBe("-130 k to -44 k");
    expect(small.range(-4_800, 2_100, "people", true)).toBe("-4.80 k to +2.10 k");
    expect(small.range(8_950_000, 9_720_000, "money")).toBe("8.95 M to 9.72 M");
  });
});

test("few people are counted one by one, little money in thousands", () => {
  expect(tiny.one(17_499.6, "people")).toBe("17,500");
  expect(tiny.range(-12, 340, "people", true)).toBe("-12 to +340");
  expect(tiny.one(189_600, "money")).toBe("190 k");
});

describe("run and compare", () => {
  it("have one unit in each cell of a smaller service", async () => {
    const { stdout } = await churnkit(
      "compare",
      "sling-2019-2023",
      "--without",
      "all",
      "--replicates",
      "3",
      "--subscribers",
      "300",
    );
    const people = stdout
      .split("\n")
      .filter((line) => / (gross additions|cancellations|closing) /.test(line));
    expect(people.length).toBeGreaterThan(3);
    for (const line of people) {
      const cells = line.split("│").slice(2, -1);
      expect(
        cells.every((cell) => /^ +[-+\d,.]+ k( to [-+\d,.]+ k)? $/.test(cell)),
        line,
      ).toBe(true);
    }
  });
});
