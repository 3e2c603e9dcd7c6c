import type { MarketEvent } from "../market/event.ts";
import { assignPath } from "../scenario/assign.ts";
import { quote, type ScenarioIssue } from "../scenario/issue.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { withoutEvents } from "../scenario/without.ts";

/** What the reader's world has that history has not; plain JSON, so that a link can carry it. */
export interface WorldChange {
  /** Ids of events that are switched off. */
  readonly without: readonly string[];
  /** Events that were added. */
  readonly with: readonly MarketEvent[];
  /** Values by dot path, as of `--set`. */
  readonly set: Readonly<Record<string, unknown>>;
}

/** The scenario of a world and the events that are gone from it, or why there is no such world. */
export type ChangedScenario =
  | { readonly ok: true; readonly scenario: Scenario; readonly removed: readonly string[] }
  | { readonly ok: false; readonly issues: readonly ScenarioIssue[] };

export const noChange: WorldChange = { without: [], with: [], set: {} };

/** Whether a world is history itself. */
export function isUnchanged({ without, with: added, set }: WorldChange): boolean {
  return without.length === 0 && added.length === 0 && Object.keys(set).length === 0;
}

const HINT = "amounts of two currencies cannot be told apart or summed up";

/**
 * Apply a change to the scenario of a case: events are added, values set, then events removed with those that refer to
 * them. Values of events that are switched off wait until they are switched on again.
 */
export function changedScenario(base: Scenario, change: WorldChange): ChangedScenario {
  if (isUnchanged(change)) return { ok: true, scenario: base, removed: [] };
  let document: unknown = { ...base, events: [...base.events, ...change.with] };
  const issues: ScenarioIssue[] = [];
  for (const [path, value] of Object.entries(change.set)) {
    if (path === "currency" && value !== base.currency) {
      issues.push({
        path,
        expected: `${base.currency}, as the case has it`,
        found: quote(value),
        hint: HINT,
      });
      continue;
    }
    if (change.without.some((id) => path.startsWith(`events.${id}.`))) continue;
    const result = assignPath(document, path, value);
    if (result.ok) document = result.document;
    else issues.push(...result.issues);
  }
  if (issues.length > 0) return { ok: false, issues };
  const parsed = parseScenario(document, base.parameters);
  if (!parsed.ok) return parsed;
  if (change.without.length === 0) return { ok: true, scenario: parsed.scenario, removed: [] };
  return withoutEvents(parsed.scenario, change.without);
}

/** A change with one more value set, or with a value as it was in the case if `value` is that one. */
export function withValue(change: WorldChange, path: string, value: unknown, original: unknown): WorldChange {
  const { [path]: _, ...rest } = change.set;
  const isAsBefore = JSON.stringify(value) === JSON.stringify(original);
  return { ...change, set: isAsBefore ? rest : { ...rest, [path]: value } };
}

/** A change with an event switched on or off. */
export function withSwitch(change: WorldChange, id: string, isOn: boolean): WorldChange {
  const others = change.without.filter((other) => other !== id);
  return { ...change, without: isOn ? others : [...others, id] };
}

/** A change with an event switched on or off; one that was added and is switched off is gone, with what was set of it. */
export function withEventSwitched(change: WorldChange, id: string, isOn: boolean): WorldChange {
  if (isOn || !change.with.some((event) => event.id === id)) return withSwitch(change, id, isOn);
  const set = Object.entries(change.set).filter(([path]) => !path.startsWith(`events.${id}.`));
  return { ...change, with: change.with.filter((event) => event.id !== id), set: Object.fromEntries(set) };
}
