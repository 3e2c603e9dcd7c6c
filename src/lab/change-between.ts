import type { MarketEvent } from "../market/event.ts";
import { isKeyed } from "../scenario/json-path.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { refersTo } from "../scenario/without.ts";
import { changedScenario, noChange, type WorldChange } from "./world-change.ts";

/**
 * The change that makes one scenario of another, for a file that was once a world of the panel.
 *
 * @returns `undefined` if no such change gives exactly that scenario.
 */
export function changeBetween(base: Scenario, other: Scenario): WorldChange | undefined {
  if (base.id !== other.id) return undefined;
  const ids = (events: readonly MarketEvent[]) => events.map(({ id }) => id);
  const [before, after] = [ids(base.events), ids(other.events)];
  const set: Record<string, unknown> = {};
  const kept = before.filter((id) => after.includes(id));
  for (const id of kept) {
    const find = (events: readonly MarketEvent[]) => events.find((event) => event.id === id);
    collect(find(base.events), find(other.events), `events.${id}`, set);
  }
  const { events: _, $schema: _schema, ...rest } = base;
  for (const key of Object.keys(rest) as (keyof typeof rest)[]) collect(base[key], other[key], key, set);
  const gone = base.events.filter(({ id }) => !after.includes(id));
  // What refers to an event goes with it.
  const first = gone.filter((event) => !refersTo(event).some((id) => gone.some((other) => other.id === id)));
  const change = {
    ...noChange,
    without: first.map(({ id }) => id),
    with: other.events.filter(({ id }) => !before.includes(id)),
    set,
  };
  const made = changedScenario(base, change);
  return made.ok && isSame(made.scenario, other) ? change : undefined;
}

/** Note the values that differ, as deep in a document as they can be set. */
function collect(before: unknown, after: unknown, path: string, set: Record<string, unknown>): void {
  if (isSame(before, after)) return;
  const canDescend =
    isKeyed(before) && isKeyed(after) && Object.keys(before).every((key) => Object.hasOwn(after, key));
  if (!canDescend) {
    set[path] = after;
    return;
  }
  for (const key of Object.keys(after)) collect(before[key], after[key], `${path}.${key}`, set);
}

/** Equal JSON, whatever the order of keys. */
function isSame(a: unknown, b: unknown): boolean {
  return sorted(a) === sorted(b);
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (key, inner) => {
    if (key === "$schema") return undefined;
    return isKeyed(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner;
  }) ?? "";
