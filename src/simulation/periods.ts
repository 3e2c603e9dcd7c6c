import { type Day, isoOf, quarterBounds, quarterOf, toDay } from "../market/date.ts";
import { formatIssue, quote } from "../scenario/issue.ts";
import { isKeyed } from "../scenario/json-path.ts";
import type { ChurnDefinition } from "../scenario/scenario.ts";
import type { Observations, Observed, Outcome, Period } from "./outcome.ts";

const MONTHS_A_QUARTER = 3;

/**
 * Monthly churn by a named definition.
 *
 * - `cancellations/(opening+grossAdditions)`: Netflix's, `cancellations / (opening + gross additions) / months`;
 * - `cancellations/opening`: of those there at the start;
 * - `cancellations/average`: of the mean of opening and closing.
 *
 * @param months Length of the period, above 0.
 */
export function monthlyChurn(
  definition: ChurnDefinition,
  opening: number,
  grossAdditions: number,
  cancellations: number,
  months: number,
): number {
  const closing = opening + grossAdditions - cancellations;
  const base =
    definition === "cancellations/opening"
      ? opening
      : definition === "cancellations/average"
        ? (opening + closing) / 2
        : opening + grossAdditions;
  return cancellations / base / months;
}

/** Calendar quarters that a run covers, in order, with the day indices of their first and last simulated days. */
export function quartersOf(
  start: Day,
  until: Day,
): { period: string; first: number; last: number; partial: boolean }[] {
  const quarters = [];
  for (let day = start; day <= until; ) {
    const period = quarterOf(day);
    const bounds = quarterBounds(period);
    const last = Math.min(until, bounds.end);
    quarters.push({
      period,
      first: day - start,
      last: last - start,
      partial: day > bounds.start || last < bounds.end,
    });
    day = last + 1;
  }
  return quarters;
}

/**
 * Figures per calendar quarter, every one derived from the ledger. They have no `contribution`, because a run does not know
 * what a subscriber costs: `accountsOf(outcome, scenario)` has it, and so have the quarters of `replicate`, `compare` and
 * `ensemble`.
 *
 * @param observed What was observed, to stand beside them, such as `observed` of a case.
 * @throws TypeError If the first is no outcome, or the second no list of observations.
 * @example
 * const quarters = periodsOf(simulate(netflix.scenario), netflix.observed);
 */
export function periodsOf(outcome: Outcome, observed: Observations = []): Period[] {
  checkOutcome(outcome);
  checkObservations(observed);
  return withObserved(figuresOf(outcome), observed);
}

function checkOutcome(value: unknown): void {
  if (isKeyed(value) && isKeyed(value.ledger)) return;
  const hint = Array.isArray(value) ? "take one of them: periodsOf(runs[0])" : "simulate gives one";
  fail("outcome", "what a run gives", value, hint);
}

function checkObservations(value: unknown): void {
  if (Array.isArray(value)) {
    const wrong = value.findIndex((one) => !isKeyed(one) || typeof one.quantity !== "string");
    if (wrong >= 0)
      fail(`observed.${wrong}`, "an observation: { quantity, from, to, value, … }", value[wrong]);
    return;
  }
  const isScenario = isKeyed(value) && isKeyed(value.plans);
  const isCase = isKeyed(value) && Array.isArray(value.observed);
  const hint = isScenario
    ? "periodsOf needs no scenario; for contribution: accountsOf(outcome, scenario)"
    : "loadCase(id).observed is one";
  fail("observed", "a list of observations", value, isCase ? "pass its .observed" : hint);
}

function fail(path: string, expected: string, value: unknown, hint?: string): never {
  const issue = { path, expected, found: quote(value) };
  throw new TypeError(formatIssue(hint === undefined ? issue : { ...issue, hint }));
}

function figuresOf(outcome: Outcome): Period[] {
  const { ledger, plans, families, familyOf, peoplePerAgent } = outcome;
  const start = toDay(outcome.start);
  const n = plans.length;
  const sum = (column: ArrayLike<number>, first: number, last: number): number => {
    let total = 0;
    for (let cell = first * n; cell < (last + 1) * n; cell++) total += column[cell];
    return total;
  };
  return quartersOf(start, toDay(outcome.until)).map(({ period, first, last, partial }) => {
    const before = first === 0 ? outcome.opening : ledger.closing.subarray((first - 1) * n, first * n);
    const opening = before.reduce((total, count) => total + count, 0);
    const returned = sum(ledger.returned, first, last);
    const gross = returned + sum(ledger.joined, first, last);
    const cancelled =
      sum(ledger.leftBackground, first, last) +
      sum(ledger.leftTrial, first, last) +
      sum(ledger.leftChoice, first, last);
    const closing = ledger.closing.subarray(last * n, (last + 1) * n);
    const { start: quarterStart, end: quarterEnd } = quarterBounds(period);
    const months = (MONTHS_A_QUARTER * (last - first + 1)) / (quarterEnd - quarterStart + 1);
    const byTier: Record<string, number> = {};
    const byPlan: Record<string, number> = {};
    for (const family of families) byPlan[family] = 0;
    plans.forEach((plan, index) => {
      byTier[plan] = closing[index] * peoplePerAgent;
      byPlan[families[familyOf[index]]] += closing[index] * peoplePerAgent;
    });
    return {
      period,
      start: isoOf(start + first),
      end: isoOf(start + last),
      ...(partial ? { partial } : {}),
      opening: opening * peoplePerAgent,
      grossAdditions: gross * peoplePerAgent,
      returns: returned * peoplePerAgent,
      cancellations: cancelled * peoplePerAgent,
      netAdditions: (gross - cancelled) * peoplePerAgent,
      closing: (opening + gross - cancelled) * peoplePerAgent,
      monthlyChurn: monthlyChurn(outcome.churnDefinition, opening, gross, cancelled, months),
      revenue: sum(ledger.revenue, first, last) * peoplePerAgent,
      byPlan,
      byTier,
    };
  });
}

/** Periods with what was observed of exactly their days beside them. */
export function withObserved(periods: readonly Period[], observed: Observations): Period[] {
  return periods.map((period) => {
    const seen = observedOf(observed, period.start, period.end);
    return seen ? { ...period, observed: seen } : period;
  });
}

/** The observed figures of exactly these days; guidance is what was expected, not observed. */
function observedOf(observations: Observations, from: string, to: string): Observed | undefined {
  const observed: Observed = {};
  for (const { quantity, from: first, to: last, value, status } of observations) {
    if (status === "guidance" || last !== to) continue;
    // A closing belongs to the evening of its last day; flows must cover the same days.
    if (quantity === "closing") observed.closing = value;
    else if (quantity.startsWith("closing.")) {
      observed.byPlan ??= {};
      observed.byPlan[quantity.slice("closing.".length)] = value;
    } else if (first === from && isFlow(quantity)) observed[quantity] = value;
  }
  return Object.keys(observed).length > 0 ? observed : undefined;
}

function isFlow(
  quantity: string,
): quantity is "grossAdditions" | "cancellations" | "netAdditions" | "monthlyChurn" | "revenue" {
  return ["grossAdditions", "cancellations", "netAdditions", "monthlyChurn", "revenue"].includes(quantity);
}
