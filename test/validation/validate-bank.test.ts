import { expect, test } from "vitest";
import type { WindowResult } from "../../src/validation/bank-score.ts";
import type { ShockWindow } from "../../src/validation/measured-window.ts";
import { summariseBank } from "../../src/validation/summarise-bank.ts";
import { selectCases, validateBank } from "../../src/validation/validate-bank.ts";
import { shareError } from "../support/within-error.ts";
import { sampleShocks } from "./sample-shocks.ts";

const shocks = sampleShocks({ episodes: 20, draws: 250, truth: 1.3, noise: 0.8 });
const result = validateBank(shocks);
const { summary } = result;

test("intervals hold as many outcomes as they say, and the model beats persistence in a world that it knows", () => {
  const { n, coverage50, coverage90, betterThan, medianAbsErrorPoints } = summary;
  expect(n).toBe(40);
  // Windows of an episode share its level, so the number of independent ones is nearer to that of episodes.
  expect(Math.abs(coverage90 - 0.9)).toBeLessThan(3 * shareError(0.9, 20));
  expect(Math.abs(coverage50 - 0.5)).toBeLessThan(3 * shareError(0.5, 20));
  expect(betterThan.persistence).toBeGreaterThan(0.6);
  expect(medianAbsErrorPoints).toBeLessThan(1);
});

test("the others move the draws towards the truth, and leave a quarter of them at work", () => {
  for (const { weights } of result.folds) {
    expect(weights.effective).toBeGreaterThanOrEqual(250 / 4 - 1e-6);
    expect(weights.temper).toBeGreaterThan(0);
  }
});

test("nothing of an episode enters its own prediction", () => {
  const other = shocks.map((shock) =>
    shock.window.episode === "episode-7"
      ? {
          ...shock,
          observations: shock.observations.map((row) =>
            row.quantity === "netAdditions" ? { ...row, value: row.value + 3e5 } : row,
          ),
        }
      : shock,
  );
  const moved = validateBank(other);
  const predictions = (from: typeof result, episode: string) =>
    from.cases
      .filter((one) => one.episode === episode)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ predicted, baselines }) => ({ predicted, baselines }));
  expect(predictions(moved, "episode-7")).toEqual(predictions(result, "episode-7"));
  expect(predictions(moved, "episode-8")).not.toEqual(predictions(result, "episode-8"));
});

test("worst first, in people and in points", () => {
  const errors = result.cases.map(({ errorPoints }) => Math.abs(errorPoints));
  expect(errors).toEqual([...errors].sort((a, b) => b - a));
  for (const { predicted, observed, base, errorPoints } of result.cases) {
    expect((100 * (predicted.p50 - observed)) / (base as number)).toBeCloseTo(errorPoints, 9);
  }
});

test("the shares against the rivals are recounted from the windows", () => {
  const { cases } = result;
  const wins = cases.filter(
    ({ errorPoints, baselines, observed }) =>
      Math.abs(errorPoints) < Math.abs((baselines.persistence as number) - observed) / 1e4,
  ).length;
  expect(summary.betterThan.persistence).toBeCloseTo(wins / cases.length, 12);
  expect(summary.betterThanOf.persistence.low).toBeLessThan(wins / cases.length);
  expect(summary.betterThan.guidance).toBeNull();
});

test("scores are as sure as there are episodes, not windows, and say nothing of themselves with few", () => {
  const { intervals, coverage90 } = summary;
  expect(intervals.coverage90.episodes).toBe(20);
  const { low, high } = intervals.coverage90 as { low: number; high: number };
  expect(low).toBeLessThan(coverage90);
  expect(high).toBeGreaterThanOrEqual(coverage90);
  // Every window a second time is no news: resampled windows would make the interval narrower by a root of two.
  const twice = summariseBank([...result.cases, ...result.cases]);
  expect(twice.intervals).toEqual(intervals);
  expect(twice.betterThanOf.persistence).toEqual({ ...summary.betterThanOf.persistence, n: 80 });
  const few = selectCases(result, ["case-3", "case-5"]).summary!;
  expect(few.intervals.medianAbsErrorPoints).toEqual({ episodes: 2, low: null, high: null });
});

test("a window without an outcome or a base is named", () => {
  const [first, ...rest] = shocks;
  expect(() => validateBank([{ ...first, observations: first.observations.slice(0, 1) }, ...rest])).toThrow(
    "case-0: netAdditions 2020-01-01 to 2020-03-31: expected a row in observed.csv, found none",
  );
  expect(() => validateBank([{ ...first, observations: first.observations.slice(1) }, ...rest])).toThrow(
    "expected a closing of the eve",
  );
});

test("no interval goes beyond what is possible, and nothing else of a prediction moves", () => {
  // Of a base of two points of the others' million the draws and the discrepancy would take more than all.
  const tiny = (days: string): ShockWindow[] =>
    shocks.map((shock) =>
      shock.window.episode === "episode-7"
        ? {
            ...shock,
            observations: shock.observations.map((row) =>
              row.quantity === "closing" ? { ...row, to: days, value: 2e4 } : { ...row, value: 0 },
            ),
            draws: shock.draws.map((value) => value - 4e4),
          }
        : shock,
    );
  const first = (from: typeof result) =>
    from.cases.find((one) => one.episode === "episode-7" && one.window === "first") as WindowResult;
  const ended = first(validateBank(tiny("2019-12-31")));
  const open = first(validateBank(tiny("2019-12-30")));
  expect(open.predicted.p05).toBeLessThan(-2e4);
  expect(ended.predicted.p05).toBe(-2e4);
  expect(ended.predicted.mean).toBeGreaterThan(open.predicted.mean);
  for (const at of ["p50", "p75", "p95"] as const)
    expect(ended.predicted[at]).toBe(Math.max(-2e4, open.predicted[at]));
  expect([ended.in50, ended.in90]).toEqual([open.in50, open.in90]);
});

test("some cases are scored by themselves, with the same predictions", () => {
  const some = selectCases(result, ["case-3", "case-5"]);
  expect(some.cases.map((one) => one.case).sort()).toEqual(["case-3", "case-3", "case-5", "case-5"]);
  for (const one of some.cases) expect(result.cases).toContainEqual(one);
  expect(selectCases(result, ["nobody"])).toEqual({ cases: [], summary: null, churnOnly: null });
});
