import type { Scenario, TenureClass } from "./scenario.ts";
import type { Warning } from "./warning.ts";

/** Completed months of tenure of everybody at the opening, where a scenario does not say. */
const MONTHS = 12;

/** The tenures of a scenario that gives none. */
export const ASSUMED_TENURE: readonly TenureClass[] = [{ months: MONTHS, share: 1 }];

/** That tenures are taken for granted: those who came lately leave sooner, and there are none. */
export function tenureWarning({ opening }: Scenario): Warning[] {
  if (opening !== undefined) return [];
  const text = `no tenure is given, so that everybody is taken as subscribed for ${MONTHS} months; who came lately leaves sooner, and with shares under opening.tenure there are some.`;
  return [{ path: "opening", text }];
}
