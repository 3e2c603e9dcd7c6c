import type { MarketEvent } from "../market/event.ts";
import { eventTitle } from "../market/event-title.ts";
import { ScenarioError, type ScenarioIssue } from "../scenario/issue.ts";
import { didYouMean } from "../scenario/nearest.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { eventGroups } from "./event-groups.ts";

/** Events that are there together or not at all. */
export interface Player {
  /** Id of the event that the others refer to, or the name that the group was given. */
  readonly event: string;
  readonly title: string;
  /** Ids of all its events, its own first. */
  readonly members: readonly string[];
  /** ISO date of the first announcement. */
  readonly announced: string;
}

/** Groups of events of one's own: ids of events by the group's name. */
export type GroupNames = Readonly<Record<string, readonly string[]>>;

/**
 * Who can have a share in a figure: an event with those that refer to it, or several such groups lumped together.
 *
 * @param groups Events to be lumped; those that refer to them come along.
 * @returns In the order of the announcements.
 * @throws ScenarioError If a group names no event, an unknown one or one of another group, or has the name of an event
 *   outside it; or if the world without one of the events contradicts itself.
 */
export function playersOf(scenario: Scenario, groups: GroupNames = {}): Player[] {
  const own = eventGroups(scenario);
  const taken = lumped(scenario, own, groups);
  const lumps = Object.keys(groups).map((name) => {
    const members = own.filter((group) => taken.get(group) === name).flat();
    return playerOf(name, name, members);
  });
  const single = own
    .filter((group) => !taken.has(group))
    .map((group) => playerOf(group[0].id, eventTitle(group[0]), group));
  return [...lumps, ...single].sort((a, b) => compareTexts(a.announced, b.announced));
}

type Group = readonly MarketEvent[];

function lumped(scenario: Scenario, own: readonly Group[], groups: GroupNames): Map<Group, string> {
  const known = scenario.events.map(({ id }) => id);
  const taken = new Map<Group, string>();
  const issues: ScenarioIssue[] = [];
  for (const [name, ids] of Object.entries(groups)) {
    if (ids.length === 0) issues.push({ path: name, expected: "ids of events", found: "none" });
    for (const id of ids) {
      const group = own.find((events) => events.some((event) => event.id === id));
      if (group === undefined) issues.push(unknownIn(name, id, known));
      else if ((taken.get(group) ?? name) !== name) {
        const found = `one of ${taken.get(group)}`;
        issues.push({ path: `${name}.${id}`, expected: "an event of no other group", found });
      } else taken.set(group, name);
    }
  }
  for (const name of Object.keys(groups)) {
    const group = own.find((events) => events.some(({ id }) => id === name));
    if (group === undefined || taken.get(group) === name) continue;
    issues.push({ path: name, expected: "a name that no event outside the group has", found: "an event" });
  }
  if (issues.length > 0) throw new ScenarioError(issues);
  return taken;
}

function unknownIn(name: string, id: string, known: readonly string[]): ScenarioIssue {
  const issue = { path: name, expected: `an event (${known.join(", ")})`, found: JSON.stringify(id) };
  const hint = didYouMean(id, known);
  return hint === undefined ? issue : { ...issue, hint };
}

function playerOf(event: string, title: string, group: Group): Player {
  const [announced] = group.map((one) => one.announced).sort(compareTexts);
  return { event, title, members: group.map(({ id }) => id), announced };
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
