import { eventTitle } from "../market/event-title.ts";
import { formatIssue } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { parameterTitle } from "./parameter-levers.ts";
import { type ChangedScenario, type WorldChange, withValue } from "./world-change.ts";
import { triedWorld } from "./world-store.ts";

/** Why the reader's world cannot be shown. */
export interface WorldTrouble {
  /** In a sentence, with what was moved last. */
  readonly title: string;
  /** What contradicts what, if anything does. */
  readonly details: readonly string[];
}

/**
 * What is wrong with the world that was asked for, if anything is.
 *
 * @param moved Path in the scenario of what was moved last, if that is known; else it is told from the change.
 */
export function worldTrouble(
  asked: ChangedScenario,
  base: Scenario,
  change: WorldChange,
  moved: string | undefined = Object.keys(change.set).at(-1),
): WorldTrouble | undefined {
  if (asked.ok) return undefined;
  const title = moved === undefined ? undefined : titleOf(moved, base, change);
  const since = title === undefined ? "This" : `Since ${title} was changed, this`;
  const what = asked.issues.length > 0 ? "world contradicts itself" : "world is none that the engine can run";
  return {
    title: `${since} ${what}; the last one that holds together is shown.`,
    details: asked.issues.map((issue) => formatIssue(issue)),
  };
}

/** Why a changed world would not hold with a value besides; undefined if it would. */
export function problemWith(
  base: Scenario,
  change: WorldChange,
  path: string,
  value: unknown,
): string | undefined {
  const tried = triedWorld(base, withValue(change, path, value, undefined));
  if (tried.ok) return undefined;
  const [issue] = tried.issues;
  if (!issue) return "The engine cannot run a world with it";
  return `Expected ${issue.expected}${issue.path === path ? "" : ` at ${issue.path}`}`;
}

function titleOf(path: string, base: Scenario, change: WorldChange): string {
  const [root, id] = path.split(".");
  if (root === "parameters") {
    return `“${parameterTitle(path.slice("parameters.".length).replace(/\.value$/, ""))}”`;
  }
  const event = root === "events" && [...base.events, ...change.with].find((one) => one.id === id);
  if (!event) return path;
  const title = eventTitle(event);
  // Some titles are quotations already.
  return title.startsWith('"') ? title : `“${title}”`;
}
