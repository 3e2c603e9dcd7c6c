import type { Attribution, Share } from "../experiment/attribution.ts";
import { calendarOf, toDay } from "../market/date.ts";
import { type Summary, summarise } from "../statistics/summarise.ts";
import { dateInYear } from "./date-text.ts";
import { reportedPeople } from "./people-scale.ts";

/** What an event, or several small ones, added to a figure. */
export interface AttributionStep extends Summary {
  readonly title: string;
  /** Below the title: what belongs to it. */
  readonly detail: string;
}

/**
 * The shares of an attribution, the largest first; those that are small or announced too late are added up in the last
 * one, whose interval is that of the sums.
 *
 * @param least Size below which a share is small.
 * @param titles Titles by event, in place of their own.
 * @throws RangeError If `least` is not a number from 0, or a title is for an event without a share.
 */
export function attributionSteps(
  { shares, samples, until }: Attribution,
  least: number,
  titles: Readonly<Record<string, string>>,
): AttributionStep[] {
  if (!(least >= 0)) throw new RangeError(`invalid least; must be a number from 0: ${least}`);
  const ids = shares.map(({ event }) => event);
  const unknown = Object.keys(titles).find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    throw new RangeError(`events: expected ids among ${ids.join(", ")}; found ${unknown}`);
  }
  const isLarge = ({ mean }: Share): boolean => mean !== 0 && Math.abs(mean) >= least;
  const steps = shares.filter(isLarge).map((share): AttributionStep => {
    const { event, title, members, announced, mean, p05, p50, p95 } = share;
    const others = members.filter((id) => id !== event);
    const date = dateInYear(toDay(announced), calendarOf(toDay(until)).year);
    const detail = others.length === 0 ? date : `${date}, with ${others.join(", ")}`;
    return { title: titles[event] ?? title, detail, mean, p05, p50, p95 };
  });
  const small = shares.filter((share) => !isLarge(share));
  if (small.length === 0) return steps;
  const sums = samples.map((sample) =>
    small.reduce((sum, { event }) => sum + (sample.shares[event] ?? 0), 0),
  );
  const detail = `less than ${reportedPeople(least)}${small.length === 1 ? "" : " each"}`;
  const title = `${small.length} other event${small.length === 1 ? "" : "s"}`;
  return [...steps, { title, detail, ...summarise(sums) }];
}
