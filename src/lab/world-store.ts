import type { Scenario } from "../scenario/scenario.ts";
import { isRefused } from "./engine/engine-check.ts";
import { type ChangedScenario, changedScenario, type WorldChange } from "./world-change.ts";

/** Scenarios that are kept for going back to. */
const REMEMBERED = 60;

/** The scenarios of changes of a case, remembered, so that their runs are too. */
export class WorldStore {
  private base: Scenario | undefined;
  private readonly known = new Map<string, ChangedScenario>();

  /** The scenario of a change. */
  of(base: Scenario, change: WorldChange): ChangedScenario {
    if (base !== this.base) this.known.clear();
    this.base = base;
    const key = JSON.stringify(change);
    const known = this.known.get(key);
    const made = known ?? changedScenario(base, change);
    // Last used, last forgotten.
    this.known.delete(key);
    this.known.set(key, made);
    if (this.known.size > REMEMBERED) this.known.delete(this.known.keys().next().value as string);
    return made;
  }

  /** The scenario of a change if the engine takes it too; if it does not, nothing of the scenario is wrong by itself. */
  checked(base: Scenario, change: WorldChange): ChangedScenario {
    const made = this.of(base, change);
    // The case itself waits for no check: its run says it all.
    if (!made.ok || made.scenario === base || !isRefused(made.scenario)) return made;
    const refused = { ok: false, issues: [] } as const;
    this.known.set(JSON.stringify(change), refused);
    return refused;
  }
}

/** The scenario of a change that is only thought of, as `WorldStore.checked` has it. */
export function triedWorld(base: Scenario, change: WorldChange): ChangedScenario {
  const made = changedScenario(base, change);
  return made.ok && isRefused(made.scenario) ? { ok: false, issues: [] } : made;
}
