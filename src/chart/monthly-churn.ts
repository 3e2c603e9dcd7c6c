import { calendarOf, type Day, dayOf, daysInMonth, toDay } from "../market/date.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { monthlyChurn } from "../simulation/periods.ts";
import { dailySubscribers } from "./daily-subscribers.ts";
import { FLOWS, type Flow, flowTotal, GAINS } from "./flow-totals.ts";

/** Churn of a calendar month, or of the part of it that the run covers. */
export interface MonthChurn {
  /** First and last day, both included. */
  readonly from: Day;
  readonly to: Day;
  /** Per month, by the run's churn definition. */
  readonly churn: number;
}

/** Churn of each calendar month of a run, from its ledger. */
export function churnByMonth(run: Outcome): MonthChurn[] {
  const start = toDay(run.start);
  const until = toDay(run.until);
  const people = dailySubscribers(run);
  const months: MonthChurn[] = [];
  for (let from = start; from <= until; ) {
    const { year, month } = calendarOf(from);
    const length = daysInMonth(year, month);
    const to = Math.min(until, dayOf(year, month, length));
    const sum = (flows: readonly Flow[]) =>
      flows.reduce((total, flow) => total + flowTotal(run, flow, from - start, to - start), 0);
    const churn = monthlyChurn(
      run.churnDefinition,
      people[from - start],
      sum(FLOWS.filter((flow) => GAINS.has(flow))),
      sum(FLOWS.filter((flow) => !GAINS.has(flow))),
      (to - from + 1) / length,
    );
    months.push({ from, to, churn });
    from = to + 1;
  }
  return months;
}
