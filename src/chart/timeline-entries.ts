import { type Day, toDay } from "../market/date.ts";
import type { EventType, MarketEvent } from "../market/event.ts";
import { eventTitle } from "../market/event-title.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { forceOf } from "../simulation/force.ts";
import { shortDate } from "./date-text.ts";
import { mostRead } from "./most-read.ts";
import { reportedPeople } from "./people-scale.ts";

/** Whose act it was, in the order of the lanes. */
export const LANES = ["firm", "words", "rivals", "press"] as const;
export type Lane = (typeof LANES)[number];

/** Something dated that is no event of the scenario, such as a line of a case's `timeline.csv`. */
export interface TimelineFact {
  /** ISO dates of its first and last day; `until` is the first day by default. */
  readonly from: string;
  readonly until?: string;
  readonly event: string;
  readonly source?: string;
  /** `press` by default. */
  readonly lane?: Lane;
}

/** What a timeline draws for an event. */
export interface TimelineEntry {
  readonly lane: Lane;
  readonly title: string;
  readonly announced: Day;
  /** Later days on which it takes effect. */
  readonly effects: readonly Day[];
  /** Last day of what lasts to a known end. */
  readonly until?: Day;
  /** Day on which it is taken back. */
  readonly reversed?: Day;
  readonly source: string;
}

const laneOfType: Readonly<Partial<Record<EventType, Lane>>> = {
  response: "words",
  notice: "words",
  media: "press",
  "content-loss": "press",
  "content-gain": "press",
};

/** Over on the day on which it happens. */
const momentary = new Set<EventType>(["media", "notice", "response"]);

/**
 * Entries of a scenario's events, in the order of their announcements.
 *
 * @param labels Titles by event id, instead of the events' own.
 * @throws RangeError If `labels` names an event that the scenario does not have.
 */
export function eventEntries(
  scenario: Scenario,
  labels: Readonly<Record<string, string>> = {},
): TimelineEntry[] {
  const ids = scenario.events.map(({ id }) => id);
  const unknown = Object.keys(labels).find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    throw new RangeError(`events: expected ids among ${ids.join(", ")}; found ${unknown}`);
  }
  return scenario.events.map((event) => entryOf(scenario, event, labels[event.id])).sort(byAnnouncement);
}

export const byAnnouncement = (a: TimelineEntry, b: TimelineEntry) => a.announced - b.announced;

function entryOf(scenario: Scenario, event: MarketEvent, label: string | undefined): TimelineEntry {
  const { announced, forNew, forExisting, reversed } = forceOf(scenario, event);
  const steps = event.type === "rollout" ? event.steps.map(({ effective }) => toDay(effective)) : [];
  const end = "until" in event ? event.until : undefined;
  const lastDay = end !== undefined ? toDay(end) : momentary.has(event.type) ? announced : undefined;
  const effects = [forNew, forExisting, ...steps].filter(
    (day) => Number.isFinite(day) && day > announced && day < reversed,
  );
  const lane = laneOfType[event.type] ?? (event.type.startsWith("competitor-") ? "rivals" : "firm");
  return {
    lane,
    title: label ?? eventTitle(event),
    announced,
    effects: [...new Set(effects)].sort((a, b) => a - b),
    ...(lastDay !== undefined && { until: lastDay }),
    ...(Number.isFinite(reversed) && { reversed }),
    source: event.source,
  };
}

/**
 * Entries of facts. Of readings only those counted in comments are shown: for each first day the last count of the
 * quantity that was read most often.
 */
export function factEntries(facts: readonly (TimelineFact | Observation)[]): TimelineEntry[] {
  const readings = facts.filter((fact): fact is Observation => "quantity" in fact);
  const others = facts.filter((fact): fact is TimelineFact => !("quantity" in fact));
  const counts = mostRead(readings).map((quantity) => readings.filter((one) => one.quantity === quantity));
  return [...others.map(entryOfFact), ...counts.map(entryOfCounts)];
}

function entryOfFact({ from, until, event, source = "", lane = "press" }: TimelineFact): TimelineEntry {
  const announced = toDay(from);
  const last = until ? toDay(until) : announced;
  return {
    lane,
    title: event,
    announced,
    effects: [],
    until: last,
    source,
  };
}

function entryOfCounts(counts: readonly Observation[]): TimelineEntry {
  const last = counts.reduce((latest, count) => (count.to > latest.to ? count : latest));
  const until = toDay(last.to);
  return {
    lane: "press",
    title: `${reportedPeople(last.value)} comments by ${shortDate(until)}`,
    announced: toDay(last.from),
    effects: [],
    until,
    source: last.source,
  };
}
