import { expect, test } from "vitest";
import { figureText } from "../../src/cli/figure-text.ts";
import { format, periodTable, signed } from "../../src/cli/period-table.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";

test.each([
  [-0.00001, "share", "0.00 %", "0.00 points"],
  [0.00001, "share", "0.00 %", "0.00 points"],
  [-0.0123, "share", "-1.23 %", "-1.23 points"],
  [0.0123, "share", "1.23 %", "+1.23 points"],
  [-400_000, "money", "0 M", "0 M"],
  [-2_000_000, "money", "-2 M", "-2 M"],
  [-0.2, "people", "0", "0"],
  [-250_000, "people", "-0.25 M", "-0.25 M"],
  [1200, "people", "1,200", "+1,200"],
] as const)("%d as %s: nothing has no sign", (value, unit, plain, difference) => {
  expect(format(value, unit)).toBe(plain);
  expect(signed(value, unit)).toBe(difference);
});

test("a quarter of which nothing was observed has no columns for it", () => {
  const { scenario, observed } = loadCase("netflix-2011");
  const run = simulate(scenario, { subscribers: 60 });
  const headOf = (observations: typeof observed): string => {
    const periods = periodsOf(run, observations);
    return periodTable(periods[0], "USD", {}, figureText({ people: 25e6, money: 1e9 })).split("\n")[1];
  };
  expect(headOf(observed)).toMatch(/observed .* simulated .* difference/);
  expect(headOf([])).toMatch(/^│ 2011Q3 +│ +simulated │$/);
});
