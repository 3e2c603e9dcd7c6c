import type { Sourced } from "../../market/evidence.ts";
import { exp } from "../../random/exp.ts";
import { log } from "../../random/log.ts";
import { type QuarterlyHistory, quarterAfter } from "./quarterly-history.ts";

/** Gross additions that a rule expects in a quarter, in people, and how it comes to them. */
export interface ExpectedGross {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly how: string;
}

/** What is asked of a rule: the quarters of the run, and the last one before it. */
export interface BaselineQuestion {
  readonly history: QuarterlyHistory;
  /** Last calendar quarter before the start. */
  readonly base: string;
  /** Quarters of the run, the first one following `base`. */
  readonly quarters: readonly string[];
}

const gross = "grossAdditions";

/**
 * Growth-free seasonality. A cycle is five quarters, from one quarter to the same of the next year; its four
 * ratios of gross additions from quarter to quarter multiply to the year's growth G. Each ratio divided by
 * `G^(1/4)` is free of growth, and the four multiply to 1; geometric means over the cycles make the season.
 *
 * - value: the base quarter carried on by the season alone: the level of the last quarter, no growth after it;
 * - low: no growth in the year before either: the mean of the last four quarters times the season's index;
 * - high: for the first quarter the highest ratio seen, growth included; from then on the mean ratios, growth
 *   included.
 *
 * @param cycles First quarters of the cycles; the same quarter of the year as `base`.
 */
export function seasonalGross(question: BaselineQuestion, cycles: readonly string[]): ExpectedGross[] {
  const { history, base, quarters } = question;
  const at = (quarter: string) => history.at(gross, quarter);
  const steps = [0, 1, 2, 3].map((step) => {
    const raw = cycles.map((first) => at(quarterAfter(first, step + 1)) / at(quarterAfter(first, step)));
    const free = raw.map((ratio, c) => ratio / fourthRoot(at(quarterAfter(cycles[c], 4)) / at(cycles[c])));
    return { raw: geometricMean(raw), free: geometricMean(free), highest: Math.max(...raw) };
  });
  const levels = [1, steps[0].free, steps[0].free * steps[1].free, 1 / steps[3].free];
  const index = levels.map((level) => (level * 4) / levels.reduce((sum, other) => sum + other, 0));
  const year = [-3, -2, -1, 0].reduce((sum, step) => sum + at(quarterAfter(base, step)), 0) / 4;

  let [value, high] = [at(base), at(base)];
  return quarters.map((_, k) => {
    const step = steps[k % 4];
    value *= step.free;
    high *= k === 0 ? step.highest : step.raw;
    const season = index[(k + 1) % 4];
    const upper =
      k === 0
        ? `the highest of the ratios with growth, ${step.highest.toFixed(3)}`
        : `the quarter before x ${step.raw.toFixed(3)}, the mean ratio with growth`;
    const low = year * season;
    const how =
      `${base} ${millions(at(base))} x ${(value / at(base)).toFixed(3)}, season without growth of ${cycles[0]}-` +
      `${quarterAfter(cycles.at(-1)!, 4)}: ${millions(value)} gross; low ${millions(low)}: mean of the last four ` +
      `quarters ${millions(year)} x ${season.toFixed(3)}; high ${millions(high)}: ${upper}`;
    return { value, low, high, how };
  });
}

/**
 * The same quarter of the year before times `1 + kept x growth`, growth being that of the year before over its
 * own year before.
 *
 * @param kept Share of that growth that goes on, with low and high.
 */
export function dampedGrowthGross(
  question: BaselineQuestion,
  growth: number,
  kept: Sourced,
): ExpectedGross[] {
  return question.quarters.map((quarter, k) => {
    const before = quarterAfter(quarter, -4 * (Math.floor(k / 4) + 1));
    const last = question.history.at(gross, before);
    const grown = (share: number) => last * exp((Math.floor(k / 4) + 1) * log(1 + share * growth));
    const value = grown(kept.value);
    const [low, high] = [grown(kept.low ?? kept.value), grown(kept.high ?? kept.value)];
    const how =
      `${before} ${millions(last)} x (1 + ${kept.value} x ${growth.toFixed(3)}): ${millions(value)} gross; ` +
      `low ${millions(low)} and high ${millions(high)} with ${kept.low} and ${kept.high} of that growth`;
    return { value, low, high, how };
  });
}

/**
 * The quarter's own gross additions; low and high from the rounding of the churn c that they were derived from:
 * `(net + 3 c opening) / (1 - 3 c)`.
 */
export function actualGross(question: BaselineQuestion, rounding: number): ExpectedGross[] {
  const { history, quarters } = question;
  return quarters.map((quarter) => {
    const [net, churn] = [history.at("netAdditions", quarter), history.at("monthlyChurn", quarter)];
    const opening = history.at("closing", quarterAfter(quarter, -1));
    const from = (c: number) => (net + 3 * c * opening) / (1 - 3 * c);
    const value = history.at(gross, quarter);
    const [low, high] = [from(churn - rounding), from(churn + rounding)];
    const how =
      `actual gross additions of ${quarter}, ${millions(value)}; low ${millions(low)} and high ${millions(high)}: ` +
      `reported churn ± ${rounding}`;
    return { value, low, high, how };
  });
}

/** People as text, in millions. */
export function millions(people: number): string {
  return `${(people / 1e6).toFixed(3)} M`;
}

function geometricMean(values: readonly number[]): number {
  return exp(values.reduce((sum, value) => sum + log(value), 0) / values.length);
}

function fourthRoot(value: number): number {
  return Math.sqrt(Math.sqrt(value));
}
