import { describe, expect, it } from "vitest";
import { caveatsOf } from "../../src/lab/caveats.ts";
import { differenceHeadline, historyHeadline } from "../../src/lab/headline.ts";
import { headlineQuarter } from "../../src/lab/headline-quarter.ts";
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
  const { scenario } = loadCase("brand-tropicana-2009");
  expect(historyHeadline(period, scenario)).toMatch(
    / more points of a sales index (left than came|came than left) /,
  );
  const world = { ...period, closing: period.closing + 50_000 };
  expect(differenceHeadline(world, period, scenario)).toMatch(
    /That is 50,000 more points of a sales index\.$/,
  );
  expect(caveatsOf({ scenario, observed: [] })).toMatch(
    /^Not subscribers are counted but points of a sales index, 1,000,000 at the opening\. Prices /,
  );
});

it("caveats say what prices are scaled to, and what is not shown", () => {
  expect(caveatsOf({ scenario: netflix, observed: [] })).toBe("");
  const { scenario } = loadCase("disneyplus-uscan-2022-2024");
  expect(caveatsOf({ scenario, observed: [], isObservedApart: true })).toMatch(
    /mean bill on the first day is 10\.83\. What was observed .* is not shown\.$/,
  );
});
