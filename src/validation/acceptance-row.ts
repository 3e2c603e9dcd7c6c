import { figureOf } from "../experiment/figure-of.ts";
import { isoOf, quarterBounds } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Period } from "../simulation/outcome.ts";
import { type Summary, summarise } from "../statistics/summarise.ts";

/** Whether a figure was fitted, predicted, or must only be consistent with what is known. */
export type Role = "fitted" | "predicted" | "consistency" | "shown";

/** A figure of the acceptance table. */
export interface AcceptanceRow {
  readonly quantity: string;
  readonly role: Role;
  readonly observed: number | undefined;
  /** Over the seeds: luck alone. */
  readonly simulated: Summary;
  /** Over draws of the parameters, each with a seed of its own; absent if there were none. */
  readonly drawn?: Summary;
  /** Lowest and highest acceptable value. */
  readonly aim: readonly [number, number] | undefined;
  /** The aim in words, where its bounds come from the same model. */
  readonly aimText?: string;
  readonly within: boolean | undefined;
  readonly unit: "people" | "share" | "money";
}

/** Quarters of every run. */
export type Runs = readonly (readonly Period[])[];

/** How far a mean may lie from what was observed: people, a share, or (`relative`) a part of the observed value. */
export interface Distance {
  readonly distance: number;
  readonly relative?: boolean;
}

/** A row of what a figure came to in every run. */
export function acceptanceRow(
  quantity: string,
  role: Role,
  values: readonly number[],
  aim?: readonly [number, number],
): AcceptanceRow {
  const simulated = summarise(values);
  const within = aim && simulated.mean >= aim[0] && simulated.mean <= aim[1];
  return { quantity, role, observed: undefined, simulated, aim, within, unit: "people" };
}

/** A row of a figure beside what was observed of it. */
export function observedRow(
  quantity: string,
  role: Role,
  values: readonly number[],
  observed: number,
  { distance, relative = false }: Distance,
): AcceptanceRow {
  const width = relative ? Math.abs(observed) * distance : distance;
  return { ...acceptanceRow(quantity, role, values, [observed - width, observed + width]), observed };
}

/** What was observed of a quarter. @throws RangeError If nothing was; guidance is no observation. */
export function observedValue(quarter: string, quantity: string, observed: readonly Observation[]): number {
  const end = isoOf(quarterBounds(quarter).end);
  const found = observed.find(
    (one) => one.quantity === quantity && one.to === end && one.status !== "guidance",
  );
  if (!found) throw new RangeError(`${quantity} of ${quarter}: expected an observed value, found none`);
  return found.value;
}

/** A figure of a quarter in every run. */
export function pick(runs: Runs, quarter: string, quantity: string): number[] {
  return runs.map((periods) => {
    const period = periods.find((one) => one.period === quarter);
    if (!period) throw new RangeError(`${quarter}: expected a quarter that was simulated, found none`);
    return figureOf(period, quantity);
  });
}
