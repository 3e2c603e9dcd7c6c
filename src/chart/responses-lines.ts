import type { Outcome } from "../simulation/outcome.ts";
import { dailySubscribers } from "./daily-subscribers.ts";
import { churnByMonth } from "./monthly-churn.ts";
import { numberChannel } from "./number-channel.ts";
import { peopleChannel } from "./people-channel.ts";
import { peopleScale } from "./people-scale.ts";
import { type ChartWindow, instantOf } from "./time-channel.ts";
import { bandOf } from "./world.ts";

/** Comments added up, comments a day, or damage to goodwill. */
export type Mood = "comments" | "posts" | "goodwill";
/** Churn by month, or subscribers by day less those of a reference. */
export type Leaving = "churn" | "subscribers";

/** A place of a line. */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** The mood of a world by the end of each day. */
export function moodOf(world: readonly Outcome[], mood: Mood, window: ChartWindow): Point[] {
  const daily = world.map((run) => {
    if (mood === "goodwill") return run.mood.damage;
    return mood === "posts" ? run.mood.posts : addedUp(run.mood.posts);
  });
  const digits = mood === "goodwill" ? thousand : 1;
  return bandOf(daily).map(({ p50 }, day) => ({
    at: instantOf(window.from + day + 1),
    value: Math.round(p50 * digits) / digits,
  }));
}

function addedUp(values: Float64Array): Float64Array {
  let total = 0;
  return values.map((value) => {
    total += value;
    return total;
  });
}

const thousand = 1000;

/** Churn by month, each from its first day on, or subscribers by day less those of the base, seed by seed. */
export function leavingOf(
  world: readonly Outcome[],
  base: readonly Outcome[],
  leaving: Leaving,
  window: ChartWindow,
): Point[] {
  if (leaving === "subscribers") {
    const daily = world.map((run, seed) => {
      const before = dailySubscribers(base[seed]);
      return dailySubscribers(run).map((people, day) => people - before[day]);
    });
    return bandOf(daily).map(({ p50 }, day) => ({
      at: instantOf(window.from + day),
      value: Math.round(p50),
    }));
  }
  const months = world.map(churnByMonth);
  const points = months[0].map(({ from }, month) => ({
    at: instantOf(from),
    value: middle(months.map((own) => own[month].churn)),
  }));
  return [...points, { at: instantOf(window.to), value: points[points.length - 1].value }];
}

/** The median over seeds. */
export const middle = (values: readonly number[]) => bandOf(values.map((value) => [value]))[0].p50;
export const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

type Axis = Readonly<Record<string, unknown>>;

export function moodAxis(mood: Mood, lines: readonly (readonly Point[])[]): Axis {
  const values = lines.flat().map(({ value }) => value);
  return mood === "goodwill"
    ? numberChannel("value", "", values, { ticks: 2, parts: 10 })
    : peopleChannel("value", "", peopleScale(values, { ticks: 2 }));
}

export function leavingAxis(leaving: Leaving, lines: readonly (readonly Point[])[]): Axis {
  const values = lines.flat().map(({ value }) => value);
  if (leaving === "subscribers") {
    return peopleChannel("value", "", peopleScale(values, { ticks: 2 }), { signed: true });
  }
  return numberChannel("value", "", values, { ticks: 2, parts: 100, factor: 100, suffix: " %" });
}
