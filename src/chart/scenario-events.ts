import { type Day, toDay } from "../market/date.ts";
import type { MarketEvent } from "../market/event.ts";
import { eventTitle } from "../market/event-title.ts";
import { daysInForce } from "../scenario/event-days.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { EventMark } from "./place-marks.ts";

/** Which of a scenario's events a chart marks. */
export interface EventOptions {
  /**
   * Ids, or labels by id; by default the firm's own acts under their titles, without its words (responses, notices)
   * and the press. Where the firm does nothing, what is done to it: the press and rivals' acts.
   */
  readonly events?: readonly string[] | Readonly<Record<string, string>>;
}

const words = new Set<MarketEvent["type"]>(["media", "notice", "response"]);

/** A mark with the event that it is of. */
export interface ScenarioMark extends EventMark {
  readonly id: string;
}

/**
 * Events of a scenario as marks: each on the day of its announcement, and prices again on the day on which existing
 * subscribers first pay them if that is at least a week later. What was announced before the run and takes effect
 * within it has a mark on its first day in force.
 *
 * @throws RangeError If `options.events` names an event that the scenario does not have.
 */
export function scenarioEvents(scenario: Scenario | undefined, options: EventOptions = {}): ScenarioMark[] {
  if (scenario === undefined) return [];
  const labels = labelsOf(scenario, options);
  return scenario.events.flatMap((event) => {
    const { id } = event;
    const label = labels.get(id);
    if (label === undefined) return [];
    const announced = toDay(event.announced);
    const billed = firstBilled(event);
    const mark = { id, day: announced, label };
    if (billed !== undefined && billed - announced >= apart) {
      return [mark, { id, day: billed, label: "New prices for everyone" }];
    }
    const effect = effectWithin(event, scenario);
    return effect === undefined ? [mark] : [mark, { id, day: effect, label }];
  });
}

/** The first day in force, within a run, of an event that was announced before it. */
export function effectWithin(
  event: MarketEvent,
  { start, until }: Pick<Scenario, "start" | "until">,
): Day | undefined {
  if (event.announced >= start) return undefined;
  const first = daysInForce(event)?.first;
  return first !== undefined && first >= toDay(start) && first <= toDay(until) ? first : undefined;
}

/** Days between an announcement and the first bills from which on a chart marks both. */
const apart = 7;

/** Label of each event that is shown, by id. */
function labelsOf({ events }: Scenario, options: EventOptions): Map<string, string> {
  const titles = new Map(events.map((event) => [event.id, eventTitle(event)]));
  if (options.events === undefined) {
    const acts = events.filter(({ type }) => !(type.startsWith("competitor-") || words.has(type)));
    // Of a firm that does nothing, its words are no cause either.
    const others = events.filter(({ type }) => type !== "notice" && type !== "response");
    return new Map((acts.length > 0 ? acts : others).map(({ id }) => [id, titles.get(id) as string]));
  }
  const asked = Array.isArray(options.events)
    ? (options.events as readonly string[]).map((id) => [id, titles.get(id)] as const)
    : Object.entries(options.events);
  const unknown = asked.find(([id]) => !titles.has(id));
  if (unknown !== undefined) {
    throw new RangeError(`events: expected ids among ${[...titles.keys()].join(", ")}; found ${unknown[0]}`);
  }
  return new Map(asked as [string, string][]);
}

/** The day from which existing subscribers pay the prices of an event of the firm, if it has any. */
function firstBilled(event: MarketEvent): Day | undefined {
  if (event.type !== "price-change" && event.type !== "plan-split") return undefined;
  if (event.for === "new") return undefined;
  const { effective = event.announced } = event;
  return toDay(typeof effective === "string" ? effective : effective.existing);
}
