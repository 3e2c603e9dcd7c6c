import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isoDate, number, oneOf, optionalText, text } from "../../../src/node/data/column.ts";
import { loadCase } from "../../../src/node/data/load-case.ts";
import { packageDataDir } from "../../../src/node/data/package-data.ts";
import { quarterAfter, readHistory, readSourceTable } from "../../../src/node/data/quarterly-history.ts";
import { readTable } from "../../../src/node/data/read-table.ts";

const cases = ["netflix-2007", "netflix-2010", "netflix-2011"];
const path = (id: string, file: string) => join(packageDataDir, id, file);

const sourceTables = [
  ...cases.map((id) => path(id, "quarterly.csv")),
  path("netflix-2007", "yearly.csv"),
  path("netflix-2007", "blockbuster-online.csv"),
  path("netflix-2011", "readings.csv"),
  path("netflix-2011", "contribution.csv"),
];

describe("source tables", () => {
  it.each(sourceTables)("%s is sound", (table) => {
    expect(readSourceTable(table).length).toBeGreaterThan(0);
  });

  it.each(cases)("%s has sound prices and a sound timeline", (id) => {
    const prices = readTable(path(id, "prices.csv"), {
      service: text,
      plan: text,
      audience: text,
      from: isoDate,
      amount: number,
      unit: oneOf("USD per month", "USD per year", "USD per day"),
      status: oneOf("reported", "derived", "unverified"),
      source: text,
      note: optionalText,
    });
    expect(prices.length).toBeGreaterThan(0);
    const timeline = readTable(path(id, "timeline.csv"), {
      from: isoDate,
      until: isoDate,
      event: text,
      details: optionalText,
      category: text,
      status: oneOf("reported", "partly-unverified"),
      source: text,
    });
    expect(timeline.map(({ from }) => from)).toEqual(timeline.map(({ from }) => from).sort());
  });

  it("balance: closing = opening + gross additions - cancellations", () => {
    const history = readHistory(
      packageDataDir,
      cases.map((id) => join(id, "quarterly.csv")),
    );
    const quarters = history.quarters("cancellations");
    expect(quarters.length).toBe(23);
    for (const quarter of quarters) {
      const [opening, closing] = [
        history.at("closing", quarterAfter(quarter, -1)),
        history.at("closing", quarter),
      ];
      const gross = history.at("grossAdditions", quarter);
      const cancellations = history.at("cancellations", quarter);
      const net = history.at("netAdditions", quarter);
      // Openings, closings and net additions of the quarters from 2010Q3 are rounded to 0.1 M, others to 0.01 M or finer.
      const rounding = quarter >= "2010Q3" ? 100_000 : 10_000;
      expect(Math.abs(closing - opening - net), quarter).toBeLessThanOrEqual(rounding);
      expect(Math.abs(gross - cancellations - net), quarter).toBeLessThanOrEqual(1000);
      const churn = cancellations / (opening + gross) / 3;
      // Churn is reported in tenths of a per cent; net additions of 2010Q3 to 2011Q2 in tenths of a million.
      expect(Math.abs(churn - history.at("monthlyChurn", quarter)), quarter).toBeLessThanOrEqual(
        0.0005 + 1e-4,
      );
    }
  });
});

describe("observed.csv", () => {
  it.each(cases)("of %s repeats the source tables and nothing that is unverified", (id) => {
    const rows = readSourceTable(path(id, "quarterly.csv")).map((row) => ({ ...row, given: "" }));
    if (id === "netflix-2011") {
      const mix = readTable(path(id, "plan-mix.csv"), {
        quantity: text,
        from: isoDate,
        to: isoDate,
        given: optionalText,
        value: number,
        unit: text,
        status: oneOf("derived", "guidance"),
        source: text,
        note: optionalText,
      });
      rows.push(...mix);
    }
    const { observed } = loadCase(id);
    for (const observation of observed) {
      expect(rows).toContainEqual(expect.objectContaining(observation));
    }
    const { start, until, latest = until } = loadCase(id).scenario;
    for (const { from, to } of observed) {
      expect(from >= start && to <= latest).toBe(true);
    }
  });
});

describe("scenarios", () => {
  it.each([
    ["netflix-2007", 6_316_000],
    ["netflix-2010", 16_800_000],
    ["netflix-2011", 24_590_000],
  ])("%s opens with %i subscribers", (id, total) => {
    const { plans } = loadCase(id).scenario;
    expect(Object.values(plans).reduce((sum, { opening }) => sum + (opening?.value ?? 0), 0)).toBe(total);
  });

  // The READMEs' arithmetic: openings scaled to the quarter's average base, less those on free trial, at their prices.
  it.each([
    ["netflix-2007", 277_200_000, (5_662_000 + 6_316_000) / 2, "in proportion", 229_000],
    ["netflix-2010", 553_000_000, (15_001_000 + 16_800_000) / 2, { "both-1": 750_000 }, 750_000],
    [
      "netflix-2011",
      770_000_000,
      (22_797_000 + 24_590_000) / 2,
      { streaming: 970_000, "both-1": 320_000 },
      1_290_000,
    ],
  ] as const)("%s has disc tiers that earn the quarter's revenue", (id, revenue, base, free, allFree) => {
    const { plans } = loadCase(id).scenario;
    const opening = Object.values(plans).reduce((sum, plan) => sum + (plan.opening?.value ?? 0), 0);
    let monthly = 0;
    for (const [plan, { opening: people, price }] of Object.entries(plans)) {
      const average = ((people?.value ?? 0) * base) / opening;
      const unpaid =
        free === "in proportion" ? (average * allFree) / base : ((free as Record<string, number>)[plan] ?? 0);
      monthly += (average - unpaid) * (price[0]?.amount ?? 0);
    }
    // Tiers are chosen in steps of 50,000 people or 1 % of the base, half of which is worth at most 0.5 % of revenue.
    expect(Math.abs((3 * monthly) / revenue - 1)).toBeLessThan(0.005);
  });

  it.each(cases)("%s has a README that mentions each of its files", (id) => {
    const readme = readFileSync(path(id, "README.md"), "utf8");
    const files = readdirSync(join(packageDataDir, id)).filter((file) => file !== "README.md");
    for (const file of files) expect(readme).toContain(`\`${file}\``);
  });

  it.each(cases)("%s says where each number comes from", (id) => {
    const { rivals = {}, plans } = loadCase(id).scenario;
    for (const rival of Object.values(rivals)) expect(rival.source).toBeTruthy();
    const paths = [
      ...Object.values(plans),
      ...Object.values(rivals).flatMap((rival) => Object.values(rival.plans)),
    ];
    for (const { price } of paths)
      for (const step of price)
        expect(step).toMatchObject({ evidence: expect.any(String), source: expect.any(String) });
  });

  it("netflix-2011 has the events that checks refer to", () => {
    const ids = loadCase("netflix-2011").scenario.events.map(({ id }) => id);
    const wanted =
      "price starz apology qwikster qwikster-reversal blockbuster-trial blockbuster-contest blockbuster-movie-pass redbox-games redbox-price miramax amazon-prime hulu-plus";
    expect(ids).toEqual(expect.arrayContaining(wanted.split(" ")));
    const others = loadCase("netflix-2007").scenario.events.map(({ id }) => id);
    expect(others).toEqual(
      expect.arrayContaining(["total-access", "total-access-limits", "netflix-price-cuts"]),
    );
  });

  it("netflix-2011 moves prices as announced", () => {
    const { events, plans } = loadCase("netflix-2011").scenario;
    const price = events.find((event) => event.id === "price");
    if (price?.type !== "plan-split") throw new Error("no plan split");
    const rise = (plan: string) => price.prices[plan] / plans[plan].price.at(-1)!.amount - 1;
    // "up to 60 %", 15.98 against 9.99.
    expect(rise("both-1")).toBeCloseTo(0.6, 3);
    expect(rise("both-3")).toBeCloseTo(0.2, 3);
    for (const discs of [1, 2, 3]) {
      const parts = price.prices[`dvd-${discs}`] + plans.streaming.price[0].amount;
      expect(parts).toBeCloseTo(price.prices[`both-${discs}`], 9);
    }
  });
});
