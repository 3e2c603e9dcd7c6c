import { describe, expect, test } from "vitest";
import { chart } from "../../src/chart/chart.ts";
import type { VegaLiteSpec } from "../../src/chart/spec.ts";
import { instantOf } from "../../src/chart/time-channel.ts";
import { figuresOf } from "../../src/experiment/uncertainty.ts";
import { toDay } from "../../src/market/date.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { summariseFan } from "../../src/statistics/summarise.ts";
import { sampleEnsemble } from "./sample-ensemble.ts";
import { sampleObserved, sampleOutcome, sampleReadings } from "./sample-outcome.ts";

type Row = Readonly<Record<string, unknown>>;

/** All rows that a chart carries, over its layers and panels. */
function rowsOf(spec: VegaLiteSpec): Row[] {
  const walk = (node: unknown): Row[] => {
    if (Array.isArray(node)) return node.flatMap(walk);
    if (typeof node !== "object" || node === null) return [];
    const { data, ...rest } = node as { data?: { values: Row[] } };
    return [...(data?.values ?? []), ...Object.values(rest).flatMap(walk)];
  };
  return walk(spec);
}

const run = sampleOutcome();
const [q3, q4] = periodsOf(run, sampleObserved);
const evening = (iso: string) => instantOf(toDay(iso) + 1);
const fitted = { fittedUntil: "2011-09-30" };

test("subscribers: lines end each quarter where the periods say, points are the observed closings", () => {
  const rows = rowsOf(chart.subscribers(run, sampleObserved, undefined, fitted));
  const at = (series: string, iso: string) =>
    rows.find((row) => row.series === series && row.at === evening(iso))?.people;
  expect(at("all", "2011-06-30")).toBe(q3!.opening);
  expect(at("all", "2011-09-30")).toBe(q3!.closing);
  expect(at("all", "2011-12-31")).toBe(q4!.closing);
  expect(at("Both", "2011-09-30")).toBe(q3!.byPlan.both);
  const points = rows.filter((row) => row.role !== undefined && row.date !== undefined);
  expect(new Set(points.map(({ date, people, role }) => `${date} ${people} ${role}`))).toEqual(
    new Set([
      "2011-09-30 24100000 observed (fitted)",
      "2011-12-31 23900000 observed (not fitted)",
      "2011-09-30 13500000 observed (fitted)",
    ]),
  );
});

test("subscribers of several seeds: the median and the quantiles", () => {
  const runs = [1, 2, 3].map((seed) => sampleOutcome({ seed }));
  const rows = rowsOf(chart.subscribers(runs)).filter(({ series }) => series === "all");
  const closings = runs.map((one) => periodsOf(one)[1]!.closing).sort((a, b) => a - b);
  const { people, low, high } = rows.at(-1) as { people: number; low: number; high: number };
  expect(people).toBe(closings[1]);
  expect(low).toBe(Math.round(closings[0]! + 0.1 * (closings[1]! - closings[0]!)));
  expect(high).toBe(Math.round(closings[2]! - 0.1 * (closings[2]! - closings[1]!)));
});

test("fan: the bands are the quantiles of the runs, the points the observed closings", () => {
  const many = sampleEnsemble();
  const rows = rowsOf(chart.fan(many, sampleObserved, undefined, fitted));
  const last = rows.find(({ at, p25 }) => at === evening("2011-12-31") && p25 !== undefined);
  const closings = figuresOf(many, { period: "2011Q4", quantity: "closing" });
  const { p05, p25, p50, p75, p95 } = summariseFan(closings);
  for (const [key, value] of Object.entries({ p05, p25, people: p50, p75, p95 }))
    expect(last?.[key]).toBe(Math.round(value));
  const both = rows.find(({ at, series }) => at === evening("2011-12-31") && series === "Both");
  const inBoth = summariseFan(figuresOf(many, { period: "2011Q4", quantity: "closing.both" }));
  expect([both?.low, both?.people, both?.high]).toEqual([inBoth.p05, inBoth.p50, inBoth.p95].map(Math.round));
  const roles = rows.filter(({ role, text }) => role && text).map(({ date, role }) => `${date} ${role}`);
  expect(roles).toContain("2011-09-30 observed (fitted)");
  expect(roles).toContain("2011-12-31 observed (not fitted)");
});

test.each([q3!, q4!])(
  "waterfall: from the opening each step starts where the last ended ($period)",
  (period) => {
    const rows = rowsOf(chart.waterfall(run, period.period, sampleObserved, fitted)) as {
      title: string;
      row: number;
      from: number;
      to: number;
    }[];
    const steps = [...new Map(rows.map((row) => [row.row, row])).values()].sort((a, b) => a.row - b.row);
    expect(steps[0]).toMatchObject({ title: "Opening", from: period.opening, to: period.opening });
    for (const [index, { from }] of steps.slice(1, 7).entries()) expect(from).toBe(steps[index]!.to);
    expect(steps[6]).toMatchObject({ title: "Closing, simulated", to: period.closing });
    expect(steps[2]!.to - steps[0]!.to).toBe(period.grossAdditions);
    expect(steps[2]!.to - steps[5]!.to).toBe(period.cancellations);
    expect(steps[7]).toMatchObject({ from: period.observed!.closing });
  },
);

test("churn: quarters as the periods have them, months from the ledger", () => {
  const rows = rowsOf(chart.churn(run, sampleObserved, undefined, fitted));
  const of = (series: string) =>
    rows.filter((row) => row.series === series).map(({ churn }) => churn as number);
  expect(new Set(of("simulated, by quarter"))).toEqual(new Set([q3!.monthlyChurn, q4!.monthlyChurn]));
  expect(new Set(of("observed"))).toEqual(new Set([0.0627]));
  const months = of("simulated, by month");
  expect(months).toHaveLength(6);
  // July by hand, in agents: 24,000 at the opening, on three plans 403 new and 186 returning each; 42 a day leave for
  // other reasons, and from the 12th on 17 a day by choice.
  expect(months[0]).toBeCloseTo((42 * 31 + 17 * 20) / (24_000 + 3 * (403 + 186)), 12);
});

describe("goodwill", () => {
  const scores = (spec: VegaLiteSpec) => rowsOf(spec).filter((row) => row.score !== undefined);

  test("the line is the first reading less points for damage, and readings keep their evening", () => {
    const rows = scores(chart.goodwill(run, sampleReadings, 50));
    const line = rows.filter(({ date }) => date === undefined);
    const day = toDay("2011-07-20") - toDay(run.start);
    expect(line[day]).toEqual({
      at: evening("2011-07-20"),
      score: expect.closeTo(39.1 - 50 * run.mood.damage[day]!, 3),
    });
    const points = rows.filter(({ date }) => date !== undefined);
    expect(points[0]).toMatchObject({ at: instantOf(toDay("2011-07-12")), score: 39.1 });
    expect(points[1]).toMatchObject({ at: evening("2011-07-18"), score: -14.1 });
  });

  test("points are by least squares over the fitted readings alone", () => {
    const damage = (iso: string) => run.mood.damage[toDay(iso) - toDay(run.start)]!;
    const [a, b] = [damage("2011-07-18"), damage("2011-08-30")];
    const worth = (a * (39.1 + 14.1) + b * (39.1 - 20.2)) / (a * a + b * b);
    const spec = chart.goodwill(run, sampleReadings, undefined, undefined, { fittedUntil: "2011-09-17" });
    expect(spec.description).toContain(`less ${worth.toFixed(1)} points (fitted by least squares)`);
  });
});

test("storm: comments are cumulated from each announcement on", () => {
  const rows = rowsOf(chart.storm(run, sampleReadings));
  const counted = rows.filter(({ role, text }) => role !== undefined && text !== undefined);
  expect(new Set(counted.map(({ comments }) => comments))).toEqual(new Set([39_000, 78_000, 28_000]));
  const lines = rows.filter(({ role }) => role === undefined);
  const at = (iso: string) => lines.find((row) => row.at === instantOf(toDay(iso)))?.comments;
  expect(at("2011-07-11")).toBe(0);
  expect(at("2011-07-12")).toBe(28_000);
  expect(at("2011-07-13")).toBe(28_000 + 14_000);
  expect(at("2011-09-17")).toBe(0);
  expect(at("2011-09-18")).toBe(Math.round(28_000 / (1 + 68)));
});

test("comparison: the difference is counterfactual less base, every day", () => {
  const calm = sampleOutcome({ choosing: 2 });
  const rows = rowsOf(chart.comparison(run, calm, ["base", "calm"]));
  const last = rows.filter(({ series, at }) => series === "calm" && at === evening("2011-12-31"));
  const closing = periodsOf(calm)[1]!.closing;
  expect(last.map(({ people }) => people)).toEqual([closing, closing - q4!.closing]);
});

test.each(["day", "week"] as const)("flows: by %s they add up to what the periods say", (by) => {
  const rows = rowsOf(chart.flows(run, undefined, { by })).filter(({ flow }) => flow !== undefined);
  const length = by === "week" ? 7 : 1;
  const days = run.ledger.days;
  const start = instantOf(toDay(run.start));
  let gains = 0;
  let losses = 0;
  for (const { at, people } of rows as { at: number; people: number }[]) {
    const first = (at - start) / instantOf(1);
    // The last row repeats the step that it ends.
    const covered = Math.min(length, days - first);
    if (people > 0) gains += people * covered;
    else losses -= people * covered;
  }
  // Means are rounded to people: half a person a day, in each step of each of the five flows.
  const rounding = 0.5 * 5 * (days + length);
  expect(Math.abs(gains - q3!.grossAdditions - q4!.grossAdditions)).toBeLessThanOrEqual(rounding);
  expect(Math.abs(losses - q3!.cancellations - q4!.cancellations)).toBeLessThanOrEqual(rounding);
});

test("aftermath: bars of whole weeks up to the last day, and the days by which half is reached", () => {
  const rows = rowsOf(chart.aftermath(run));
  const bars = rows.filter(({ to }) => to !== undefined);
  const weeks = Math.floor(run.ledger.days / 7);
  expect(bars).toHaveLength(2 * weeks);
  expect(bars[weeks - 1]!.to).toBe(evening(run.until));
  const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const posts = Array.from(run.mood.posts);
  expect(bars[weeks - 1]!.people).toBe(Math.round(sumOf(posts.slice(-7))));
  const left = Array.from({ length: run.ledger.days }, (_, day) =>
    sumOf(Array.from(run.ledger.leftChoice.slice(day * run.plans.length, (day + 1) * run.plans.length))),
  );
  expect(bars.at(-1)!.people).toBe(sumOf(left.slice(-7)) * run.peoplePerAgent);
  const halves = rows.filter(({ text }) => String(text).startsWith("half by"));
  for (const [index, values] of [posts, left].entries()) {
    const day = (Number(halves[index]!.at) - instantOf(toDay(run.start))) / 86_400_000;
    expect(sumOf(values.slice(0, day))).toBeGreaterThanOrEqual(sumOf(values) / 2);
    expect(sumOf(values.slice(0, day - 1))).toBeLessThan(sumOf(values) / 2);
  }
});

describe("responses", () => {
  const calm = sampleOutcome({ choosing: 2 });
  const panelsOf = (spec: VegaLiteSpec) =>
    (spec.vconcat as { hconcat: VegaLiteSpec[] }[]).flatMap(({ hconcat }) => hconcat);
  const linesOf = (spec: VegaLiteSpec) =>
    (spec.layer as { mark: { type: string }; data: { values: Row[] } }[])
      .filter(({ mark }) => ["area", "line"].includes(mark.type))
      .map(({ data }) => data.values);

  test("left the comments added up, right the churn of each month; the reference lies behind every row", () => {
    const [left, right, , otherRight] = panelsOf(chart.responses({ base: run, calm })).map(linesOf);
    const total = run.mood.posts.reduce((sum, posts) => sum + posts, 0);
    expect(left![1]!.at(-1)).toEqual({ at: evening("2011-12-31"), value: Math.round(total) });
    expect(right![0]).toEqual(right![1]);
    expect(otherRight![0]).toEqual(right![1]);
    expect(otherRight![1]).not.toEqual(right![1]);
    const [july] = rowsOf(chart.churn(run)).filter((row) => row.series === "simulated, by month");
    expect(right![1]![0]!.value).toBe(july!.churn);
  });

  test("subscribers are less those of the reference", () => {
    const spec = chart.responses({ base: run, calm }, undefined, { right: "subscribers" });
    const [, right, , otherRight] = panelsOf(spec).map(linesOf);
    expect(new Set(right![1]!.map(({ value }) => value))).toEqual(new Set([0]));
    expect(otherRight![1]!.at(-1)?.value).toBe(periodsOf(calm)[1]!.closing - q4!.closing);
  });
});
