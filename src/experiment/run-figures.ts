import type { Scenario } from "../scenario/scenario.ts";
import { periodsWithMoney } from "../simulation/accounts.ts";
import type { Outcome, Period } from "../simulation/outcome.ts";

/** What is kept of a run among hundreds: its quarters, and who is there every evening. Plain JSON, a few kilobytes. */
export interface RunFigures {
  readonly periods: readonly Period[];
  /** Agents per plan family: at the opening, then at the end of every day. */
  readonly daily: Readonly<Record<string, readonly number[]>>;
}

/** The figures of a run. */
export function runFigures(outcome: Outcome, scenario: Scenario): RunFigures {
  const { families, familyOf, plans, opening, ledger } = outcome;
  const daily = Object.fromEntries(
    families.map((family) => [family, Array<number>(ledger.days + 1).fill(0)]),
  );
  for (let evening = 0; evening <= ledger.days; evening++) {
    for (let plan = 0; plan < plans.length; plan++) {
      daily[families[familyOf[plan]]][evening] +=
        evening === 0 ? opening[plan] : ledger.closing[(evening - 1) * plans.length + plan];
    }
  }
  return { periods: periodsWithMoney(outcome, scenario), daily };
}
