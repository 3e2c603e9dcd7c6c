import { DAYS_A_MONTH, type Day, toDay } from "../market/date.ts";
import { exp } from "../random/exp.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { monthlyChurn } from "../simulation/periods.ts";
import type { CarriedForward, CodedWorld } from "./coded-world.ts";

/** A stretch of days and what is read there. */
export interface WindowDays {
  readonly from: string;
  readonly to: string;
  readonly quantity: string;
}

/** What a coded world has beside its scenario. */
export type Beside = Omit<CodedWorld, "scenario">;

/**
 * What a run says of a window, in the window's own quantity: people, or a fraction per month for churn.
 *
 * - `netAdditions`, `grossAdditions`, `cancellations`: sums over the days;
 * - `closing`, `closing.<family>`: subscribers on the evening of the last day;
 * - `monthlyChurn`: by the scenario's churn definition, over the days of the window;
 * - `accounts closed` is read as a change: leaving a day relative to the run's days before the window, less 1;
 * - anything else too: mean subscribers over the window relative to the opening, less 1.
 *
 * A window that begins before the run is read from the run's first day on: what happened before is history. People whom
 * the event cannot touch, and those who borrow an account where users are counted, are added to counts.
 *
 * @throws RangeError If the window ends after the run or before its start.
 */
export function windowFigure(outcome: Outcome, window: WindowDays, beside: Beside = {}): number {
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
  const closing = closingOn(outcome, last);
  const opening = closingOn(outcome, first - 1);
  const others = { from: start + first, to: start + last };
  const before = besideOn(beside, others.from - 1);
  const after = besideOn(beside, others.to);
  if (quantity === "closing") return closing * weight + after;
  if (quantity.startsWith("closing.")) {
    return familyClosingOn(outcome, last, quantity.slice("closing.".length)) * weight;
  }
  if (quantity === "netAdditions") return (closing - opening) * weight + after - before;
  const gross = gained(outcome, first, last);
  if (quantity === "grossAdditions") return gross * weight + flowOf(beside, others, "grossAdditions");
  const cancelled = leaving(outcome, first, last);
  if (quantity === "cancellations") return cancelled * weight + flowOf(beside, others, "cancellations");
  if (quantity === "monthlyChurn") {
    const months = (last - first + 1) / DAYS_A_MONTH;
    return monthlyChurn(outcome.churnDefinition, opening, gross, cancelled, months);
  }
  if (quantity === "accounts closed") {
    return cancelled / (last - first + 1) / (leaving(outcome, 0, first - 1) / first) - 1;
  }
  return meanLevel(outcome, first, last) / closingOn(outcome, -1) - 1;
}

interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** People beside the scenario on the evening of a day: whom the event cannot touch, and who still borrows. */
function besideOn({ untouched, borrowers }: Beside, day: Day): number {
  let people = 0;
  if (untouched) {
    people += untouched.people;
    for (const flow of untouched.flows) {
      const net = flow.grossAdditions - flow.cancellations;
      people += net * shareOf(flow, { from: Number.NEGATIVE_INFINITY, to: day });
    }
  }
  if (borrowers) {
    const months = Math.max(0, day - toDay(borrowers.from) + 1) / DAYS_A_MONTH;
    people += borrowers.people * (1 - borrowers.conversion * (1 - exp(-months / borrowers.months)));
  }
  return people;
}

function flowOf({ untouched }: Beside, days: Days, kind: "grossAdditions" | "cancellations"): number {
  const flows = untouched?.flows ?? [];
  return flows.reduce((sum, flow) => sum + flow[kind] * shareOf(flow, days), 0);
}

/** Share of a stretch's days that lie within others. */
function shareOf(flow: CarriedForward, { from, to }: Days): number {
  const [first, last] = [toDay(flow.from), toDay(flow.to)];
  return Math.max(0, Math.min(last, to) - Math.max(first, from) + 1) / (last - first + 1);
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

function leaving(outcome: Outcome, first: number, last: number): number {
  return closingOn(outcome, first - 1) + gained(outcome, first, last) - closingOn(outcome, last);
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
