import { describe, expect, it } from "vitest";
import { caveatsOf } from "../../src/lab/caveats.ts";
import { differenceHeadline, historyHeadline, withoutHeadline } from "../../src/lab/headline.ts";
import { headlineQuarter } from "../../src/lab/headline-quarter.ts";
import { indexUnit } from "../../src/lab/index-unit.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { netflix } from "./netflix.ts";

const [period] = periodsOf(simulate(netflix, { subscribers: 500 }));

describe("the quarter of a headline", () => {
  it.each([
    ["netflix-2011", "2011Q3"],
    ["disneyplus-uscan-2022-2024", "2023Q1"],
    ["hotstar-ipl-2022-2024", "2023Q2"],
    ["hulu-live-2019-2023", "2021Q1"],
    ["washingtonpost-2024-2025", "2024Q4"],
  ])("of %s is whole if the run covers any whole", (id, quarter) => {
    expect(headlineQuarter(loadCase(id).scenario)).toBe(quarter);
  });
});

describe("a headline", () => {
  it("names one day as one", () => {
    const start = "2023-04-01";
    expect(historyHeadline({ ...period, start, end: start })).toMatch(/ on 1 April 2023\.$/);
    expect(historyHeadline({ ...period, start, end: "2023-06-30" })).toMatch(
      / from 1 April to 30 June 2023\.$/,
    );
  });

  it("has what was observed beside what was simulated", () => {
    const told = (net: number, seen: number) =>
      historyHeadline({ ...period, netAdditions: net, observed: { netAdditions: seen } });
    expect(told(-811_200, -810_000)).toBe(
      "Simulated: 811,000 more subscribers left than came from 1 July to 30 September 2011; observed: 810,000.",
    );
    expect(told(20_000, -30_000)).toMatch(/ came than left .*; observed: 30,000 more left than came\.$/);
  });

  it("tells money only where there is some", () => {
    const world = { ...period, closing: period.closing + 50_000, revenue: period.revenue + 19_647.41 };
    expect(differenceHeadline(world, period, { currency: "USD" })).toMatch(
      /That is 50,000 more subscribers and \$20k more revenue in the quarter\.$/,
    );
    expect(differenceHeadline(world, period, { currency: "XTS" })).toMatch(
      /That is 50,000 more subscribers\.$/,
    );
  });
});

it("a headline and a caveat name what is counted where it is not subscribers", () => {
  const scenario = { ...netflix, unit: "cars" };
  expect(historyHeadline(period, scenario)).toMatch(/ more cars (left than came|came than left) /);
  const world = { ...period, closing: period.closing + 50_000 };
  expect(differenceHeadline(world, period, scenario)).toMatch(/That is 50,000 more cars /);
  expect(caveatsOf({ scenario, observed: [] })).toMatch(/^Not subscribers are counted but cars, /);
});

it("an index is told in per cent of itself, with 100 for a full base", () => {
  const { scenario } = loadCase("brand-tropicana-2009");
  const quarter = (closing: number) => ({
    ...period,
    start: "2009-01-01",
    end: "2009-02-22",
    opening: 1_000_000,
    closing,
    netAdditions: closing - 1_000_000,
  });
  const [fallen, less, risen] = [quarter(971_000), quarter(981_000), quarter(1_010_000)];
  expect(historyHeadline(fallen, scenario)).toBe(
    "Simulated: the sales index fell by 2.9 % from 1 January to 22 February 2009.",
  );
  expect(differenceHeadline(less, fallen, scenario)).toBe(
    "In your world: it fell by 1.9 % instead of 2.9 %. At the end it is 1.0 % higher.",
  );
  expect(differenceHeadline(risen, fallen, scenario)).toMatch(
    / it rose by 1\.0 % instead of falling by 2\.9 %\./,
  );
  const [rebrand] = scenario.events;
  expect(withoutHeadline(rebrand, risen, undefined, scenario)).toMatch(
    /^Without “.+” the sales index would have risen by 1\.0 %\.$/,
  );
  expect(caveatsOf({ scenario, observed: [] })).toMatch(
    /^The sales index is 100\.0 at the opening\. Prices /,
  );
  expect(indexUnit({ unit: "points of an index of payers" }, 714_284)?.divisor).toBe(10_000);
  expect(indexUnit({ unit: "cars" }, 714_284)).toBeUndefined();
});

it("two numbers and their difference are rounded alike", () => {
  const world = { ...period, netAdditions: -809_600, closing: period.closing + 1800 };
  const history = { ...period, netAdditions: -811_400 };
  expect(differenceHeadline(world, history, { currency: "XTS" })).toBe(
    "In your world: 809,600 lost instead of 811,400 lost. That is 1,800 more subscribers.",
  );
  const much = { ...period, netAdditions: -35_600, closing: period.closing + 775_800 };
  expect(differenceHeadline(much, history, { currency: "XTS" })).toBe(
    "In your world: 36,000 lost instead of 811,000 lost. That is 775,000 more subscribers.",
  );
});

it("caveats say what prices are scaled to, and what is not shown", () => {
  expect(caveatsOf({ scenario: netflix, observed: [] })).toBe("");
  const { scenario } = loadCase("disneyplus-uscan-2022-2024");
  expect(caveatsOf({ scenario, observed: [], isObservedApart: true })).toMatch(
    /mean bill on the first day is 10\.83\. What was observed .* is not shown\.$/,
  );
});
