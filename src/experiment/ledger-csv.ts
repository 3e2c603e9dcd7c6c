import { isoOf, toDay } from "../market/date.ts";
import type { Outcome } from "../simulation/outcome.ts";

const FLOWS = [
  "joined",
  "returned",
  "switchedIn",
  "switchedOut",
  "leftBackground",
  "leftTrial",
  "leftChoice",
] as const;

/**
 * Ledgers as CSV: a row a day and plan, in agents, each for `peoplePerAgent` people. In every row opening + joined +
 * returned + switchedIn - switchedOut - leftBackground - leftTrial - leftChoice = closing; revenue is in the scenario's
 * currency for all people.
 *
 * @param worlds Runs by the name of their world; with one world the column `world` is left out.
 */
export function ledgerCsv(worlds: Readonly<Record<string, readonly Outcome[]>>): string {
  const several = Object.keys(worlds).length > 1;
  const columns = ["seed", "date", "plan", "peoplePerAgent", "opening", ...FLOWS, "closing", "revenue"];
  const lines = [(several ? ["world", ...columns] : columns).join()];
  for (const [world, outcomes] of Object.entries(worlds)) {
    for (const outcome of outcomes) {
      for (const row of rowsOf(outcome)) lines.push((several ? [world, ...row] : row).join());
    }
  }
  return `${lines.join("\n")}\n`;
}

function* rowsOf(outcome: Outcome): Generator<(string | number)[]> {
  const { ledger, plans, seed, peoplePerAgent } = outcome;
  const start = toDay(outcome.start);
  for (let day = 0; day < ledger.days; day++) {
    const date = isoOf(start + day);
    for (const [index, plan] of plans.entries()) {
      const cell = day * plans.length + index;
      yield [
        seed,
        date,
        plan,
        peoplePerAgent,
        day === 0 ? outcome.opening[index] : ledger.closing[cell - plans.length],
        ...FLOWS.map((flow) => ledger[flow][cell]),
        ledger.closing[cell],
        Number((ledger.revenue[cell] * peoplePerAgent).toFixed(2)),
      ];
    }
  }
}
