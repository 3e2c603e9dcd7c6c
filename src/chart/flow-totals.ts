import type { Ledger } from "../simulation/ledger.ts";
import type { Outcome } from "../simulation/outcome.ts";

/** What moves the number of subscribers, the gains first. Switches between plans do not. */
export const FLOWS = ["joined", "returned", "leftBackground", "leftTrial", "leftChoice"] as const;
export type Flow = (typeof FLOWS)[number];

/** Flows that bring subscribers. */
export const GAINS: ReadonlySet<Flow> = new Set<Flow>(["joined", "returned"]);

/** Flows in words; those of another unit than subscribers are not called so. */
export function flowTitlesOf({ unit }: Pick<Outcome, "unit">): Readonly<Record<Flow, string>> {
  return {
    joined: unit === undefined ? "New subscribers" : "New",
    returned: unit === undefined ? "Returning subscribers" : "Returning",
    leftBackground: "Background quits",
    leftTrial: "Trials ended unpaid",
    leftChoice: "Left by choice",
  };
}

/**
 * A flow over a stretch of days, in people and never negative.
 *
 * @param first Index of the first day, counted from the start of the run; `last` is included.
 */
export function flowTotal(run: Outcome, flow: Flow, first: number, last: number): number {
  const { plans, [flow]: column }: Ledger = run.ledger;
  let agents = 0;
  for (let cell = first * plans; cell < (last + 1) * plans; cell++) agents += column[cell];
  return agents * run.peoplePerAgent;
}
