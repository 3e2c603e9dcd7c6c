import { basename } from "node:path";
import { type Change, counterfactualOf } from "../experiment/compare.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { untilOf } from "../simulation/simulate.ts";
import type { DrawnWorlds } from "./drawn-worlds.ts";
import { onBehalfOf, UsageError } from "./usage-error.ts";

/** What stands beside a case: the case with a change, or another scenario. */
export interface SecondWorld {
  readonly scenario: Scenario;
  /** Events that only the first world has, by id. */
  readonly removed: readonly string[];
  /** Events that only this one has. */
  readonly added: readonly string[];
  /** What both are called, the first world first. */
  readonly names: readonly [string, string];
  /** What is different, in words; empty for another scenario. */
  readonly changes: string;
  /** The draws of another scenario; a changed case has those of the case. */
  readonly drawn?: DrawnWorlds;
}

/** Another scenario, as the command line or a manifest has it. */
export interface OtherScenario {
  readonly scenario: Scenario;
  readonly names: readonly [string, string];
  readonly drawn?: DrawnWorlds;
  /** Argument that names it, for messages. */
  readonly place?: string;
}

/**
 * A case with a change. Every mistake names the option or the file that has it.
 *
 * @param file Where the events of `change.with` come from, for messages.
 */
export function changedWorld(
  scenario: Scenario,
  { without = [], with: events, set = [] }: Change,
  file: string,
): SecondWorld {
  const steps: readonly (readonly [string, Change])[] = [
    ["--without", { without }],
    ...(events === undefined ? [] : [[file, { with: events }] as const]),
    ["--set", { set }],
  ];
  const removed: string[] = [];
  const added: string[] = [];
  let next = scenario;
  for (const [place, step] of steps) {
    const result = onBehalfOf(place, () => counterfactualOf(next, step));
    next = result.scenario;
    removed.push(...result.removed);
    added.push(...result.added);
  }
  const changes = [
    ...(removed.length > 0 ? [`without ${without.includes("all") ? "any event" : removed.join(", ")}`] : []),
    ...(added.length > 0 ? [`with ${added.join(", ")}`] : []),
    ...set.map(settingLabel),
  ].join("; ");
  return { scenario: next, removed, added, names: ["as it was", changes], changes };
}

/**
 * Another scenario beside one.
 *
 * @param until As of `--until`; the first scenario's if absent.
 * @throws UsageError If the two have not the days, the currency or the unit in common.
 */
export function otherWorld(scenario: Scenario, other: OtherScenario, until: string | undefined): SecondWorld {
  const { place = other.names[1] } = other;
  for (const key of ["start", "currency", "unit"] as const) {
    const [first = "none", second = "none"] = [scenario[key], other.scenario[key]];
    if (first !== second)
      throw new UsageError(`${place}: ${key}`, `${first}, as the first scenario has it`, second);
  }
  onBehalfOf(`${place}: until`, () => untilOf(other.scenario, untilOf(scenario, until)));
  const ids = scenario.events.map(({ id }) => id);
  const otherIds = other.scenario.events.map(({ id }) => id);
  return {
    ...other,
    removed: ids.filter((id) => !otherIds.includes(id)),
    added: otherIds.filter((id) => !ids.includes(id)),
    changes: "",
  };
}

/** Whether both worlds begin with the same subscribers; if not, a difference is in part of who they are. */
export function haveSameOpening(a: Scenario, b: Scenario): boolean {
  const openingOf = ({ plans, opening }: Scenario): string =>
    JSON.stringify([
      Object.entries(plans).map(([id, plan]) => [id, plan.opening?.value ?? 0]),
      opening?.tenure ?? [],
    ]);
  return openingOf(a) === openingOf(b);
}

/** Short names of two scenarios by the arguments that name them: `mine` and `gentle` for two files. */
export function namesOf(first: string, second: string): readonly [string, string] {
  const [a, b] = [first, second].map((place) => basename(place, ".json"));
  return a === b ? [first, second] : [a, b];
}

/** A setting as it was given; of an object only its place, which is long enough. */
function settingLabel(setting: string): string {
  const [path, value] = [setting.slice(0, setting.indexOf("=")), setting.slice(setting.indexOf("=") + 1)];
  return value.trimStart().startsWith("{") ? `other ${path.trim()}` : setting;
}
