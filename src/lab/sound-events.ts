import { formatIssue } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { LabState } from "./lab-state.ts";
import { changedScenario, noChange, type WorldChange } from "./world-change.ts";

/**
 * The state of a link without events that were added and are none: with them, nothing could be drawn. A world in which
 * events only contradict each other stays as it is, since the reader can mend it.
 */
export function withSoundEvents(
  state: LabState,
  base: Scenario,
): { readonly state: LabState; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const mended = (change: WorldChange): WorldChange => {
    const { with: added, set } = change;
    if (added.length === 0 || changedScenario(base, change).ok) return change;
    const alone = changedScenario(base, { ...noChange, with: added });
    if (alone.ok) return change;
    problems.push(...alone.issues.map((issue) => formatIssue(issue, "the link's events")));
    const ids = added.map(({ id }) => String(id));
    const kept = Object.entries(set).filter(([path]) => !ids.some((id) => path.startsWith(`events.${id}.`)));
    return { ...change, with: [], set: Object.fromEntries(kept) };
  };
  const worlds = state.worlds.map(({ name, change }) => ({ name, change: mended(change) }));
  return { state: { ...state, change: mended(state.change), worlds }, problems };
}
