import { DAYS_A_MONTH, toDay } from "../market/date.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { monthlyChurn } from "../simulation/periods.ts";

/** Subscribers whom the event cannot touch: they are not in the scenario and go on as before. */
export interface Untouched {
  /** People on the eve of the scenario's start. */
  readonly people: number;
  readonly netAdditionsADay: number;
}

/** A stretch of days and what is read there. */
export interface WindowDays {
  readonly from: string;
  readonly to: string;
  readonly quantity: string;
}

/**
 * What a run says of a window, in the window's own quantity and in people (a fraction per month for churn).
 *
 * - `netAdditions`, `grossAdditions`, `cancellations`: sums over the days, of the scenario's people;
 * - `closing`, `closing.<family>`: subscribers on the evening of the last day;
 * - `monthlyChurn`: by the scenario's churn definition, over the days of the window;
 * - anything else is read as a change: mean subscribers over the window relative to the opening, less 1, except
 *   `accounts closed`, which is leaving per day relative to the days before the first event.
 *
 * A window that begins before the run is read from the run's first day on: what happened before is history. To net
 * additions and closings the part that the event cannot touch is added.
 *
 * @throws RangeError If the window ends after the run or before its start.
 */
export function windowFigure(outcome: Outcome, window: WindowDays, untouched?: Untouched): number {
  const start = toDay(outcome.start);
  const last = toDay(window.to) - start;
  const first = Math.max(0, toDay(window.from) - start);
  if (last < first || last >= outcome.ledger.days) {
    throw new RangeError(
      `${outcome.scenario}: window ${window.from} to ${window.to}: expected days from ${outcome.start} to ${outcome.until}, found others`,
    );
  }
  const { quantity } = window;
  const weight = outcome.peoplePerAgent;
  const restAt = (day: number): number =>
    untouched ? untouched.people + untouched.netAdditionsADay * (day + 1) : 0;
  const closing = closingOn(outcome, last);
  const opening = closingOn(outcome, first - 1);
  if (quantity === "closing") return closing * weight + restAt(last);
  if (quantity.startsWith("closing.")) {
    return familyClosingOn(outcome, last, quantity.slice("closing.".length)) * weight;
  }
  if (quantity === "netAdditions") return (closing - opening) * weight + restAt(last) - restAt(first - 1);
  const gross = gained(outcome, first, last);
  if (quantity === "grossAdditions") return gross * weight;
  const cancelled = opening + gross - closing;
  if (quantity === "cancellations") return cancelled * weight;
  const days = last - first + 1;
  if (quantity === "monthlyChurn") {
    return monthlyChurn(outcome.churnDefinition, opening, gross, cancelled, days / DAYS_A_MONTH);
  }
  return meanLevel(outcome, first, last) / closingOn(outcome, -1) - 1;
}

function closingOn(outcome: Outcome, day: number): number {
  return sum(closingsOn(outcome, day));
}

function closingsOn({ opening, ledger }: Outcome, day: number): Int32Array {
  return day < 0 ? opening : ledger.closing.subarray(day * ledger.plans, (day + 1) * ledger.plans);
}

function familyClosingOn(outcome: Outcome, day: number, family: string): number {
  const { familyOf, families } = outcome;
  return sum(closingsOn(outcome, day).filter((_, plan) => families[familyOf[plan]] === family));
}

function gained({ ledger }: Outcome, first: number, last: number): number {
  const cells = (column: Int32Array): Int32Array =>
    column.subarray(first * ledger.plans, (last + 1) * ledger.plans);
  return sum(cells(ledger.joined)) + sum(cells(ledger.returned));
}

function meanLevel(outcome: Outcome, first: number, last: number): number {
  let total = 0;
  for (let day = first; day <= last; day++) total += closingOn(outcome, day);
  return total / (last - first + 1);
}

function sum(counts: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < counts.length; index++) total += counts[index];
  return total;
}
