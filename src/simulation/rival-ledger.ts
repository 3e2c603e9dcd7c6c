import { DAYS_A_MONTH, isoOf, toDay } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import type { Rival } from "../market/plan.ts";
import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { forceOf } from "./force.ts";
import type { Outcome } from "./outcome.ts";
import { quartersOf } from "./periods.ts";

/** A rival's quarter, in people. */
export interface RivalPeriod {
  readonly period: string;
  readonly start: string;
  readonly end: string;
  readonly opening: number;
  /** Subscribers of the focal service who chose the rival. */
  readonly fromLeavers: number;
  /** Newcomers who would have joined the focal service; below 0: who would have come, and events turn away from it. */
  readonly fromNewcomers: number;
  /** Won elsewhere, as the scenario says. */
  readonly fromElsewhere: number;
  /** Trials of leavers that ended without a subscription. */
  readonly trialsEnded: number;
  readonly cancellations: number;
  readonly closing: number;
}

/**
 * A rival's own ledger: its subscribers at the opening and those it wins elsewhere as the scenario states them, those it
 * takes from the focal service as the run decides, less trials that do not convert and its own churn.
 *
 * @param rival A rival, or several that are one firm: their ledgers are added up.
 * @param monthlyChurn Churn of the rival's subscribers, per month, 0..1; each rival's own `monthlyChurn` by default, and
 *   none where the scenario does not say.
 * @throws RangeError If the scenario has no such rival, or the churn is not a share below 1.
 */
export function rivalLedger(
  outcome: Outcome,
  scenario: Scenario,
  rival: string | readonly string[],
  monthlyChurn?: number,
): RivalPeriod[] {
  const rivals = typeof rival === "string" ? [rival] : rival;
  if (rivals.length === 0) throw new RangeError("rival: expected at least one, found none");
  const ledgers = rivals.map((one) => ledgerOf(outcome, scenario, one, monthlyChurn));
  return ledgers.reduce((sum, periods) => periods.map((period, index) => added(sum[index], period)));
}

function added(one: RivalPeriod, other: RivalPeriod): RivalPeriod {
  return {
    ...one,
    opening: one.opening + other.opening,
    fromLeavers: one.fromLeavers + other.fromLeavers,
    fromNewcomers: one.fromNewcomers + other.fromNewcomers,
    fromElsewhere: one.fromElsewhere + other.fromElsewhere,
    trialsEnded: one.trialsEnded + other.trialsEnded,
    cancellations: one.cancellations + other.cancellations,
    closing: one.closing + other.closing,
  };
}

function ledgerOf(
  outcome: Outcome,
  scenario: Scenario,
  rival: string,
  churn: number | undefined,
): RivalPeriod[] {
  const own = scenario.rivals?.[rival];
  if (!own)
    throw new RangeError(`unknown rival; the scenario has ${Object.keys(scenario.rivals ?? {})}: ${rival}`);
  const monthlyChurn = churn ?? own.monthlyChurn?.value ?? 0;
  if (!(monthlyChurn >= 0 && monthlyChurn < 1))
    throw new RangeError(`invalid monthlyChurn; must be a share below 1: ${monthlyChurn}`);
  const { ledger, destinations, peoplePerAgent } = outcome;
  const start = toDay(outcome.start);
  const converts = parameterValue(scenario.parameters, "rival.trialConversion");
  const taken = new Float64Array(ledger.days);
  const ended = new Float64Array(ledger.days);
  for (let day = 0; day < ledger.days; day++) {
    for (let index = 0; index < destinations.length - 1; index++) {
      if (!destinations[index].startsWith(`${rival}/`)) continue;
      const count = ledger.destination[day * ledger.destinations + index] * peoplePerAgent;
      taken[day] += count;
      const trial = freeDaysOn(scenario, rival, destinations[index].slice(rival.length + 1), start + day);
      if (trial > 0 && day + trial < ledger.days) ended[day + trial] += count * (1 - converts);
    }
  }
  const diverted = outcome.mood.diverted[rival];
  const daily = 1 - exp(log(1 - monthlyChurn) / DAYS_A_MONTH);
  let stock = own.opening?.value ?? 0;
  return quartersOf(start, toDay(outcome.until)).map(({ period, first, last }) => {
    const opening = stock;
    const flows = { fromLeavers: 0, fromNewcomers: 0, fromElsewhere: 0, trialsEnded: 0, cancellations: 0 };
    for (let day = first; day <= last; day++) {
      const elsewhere = wonElsewhere(own, start + day);
      const cancelled = stock * daily;
      stock += taken[day] + diverted[day] + elsewhere - ended[day] - cancelled;
      flows.fromLeavers += taken[day];
      flows.fromNewcomers += diverted[day];
      flows.fromElsewhere += elsewhere;
      flows.trialsEnded += ended[day];
      flows.cancellations += cancelled;
    }
    return {
      period,
      start: isoOf(start + first),
      end: isoOf(start + last),
      opening,
      ...flows,
      closing: stock,
    };
  });
}

function wonElsewhere({ additions = [] }: Rival, day: number): number {
  let people = 0;
  for (const { from, to, people: all } of additions) {
    if (day >= toDay(from) && day <= toDay(to)) people += all.value / (toDay(to) - toDay(from) + 1);
  }
  return people;
}

/** Days free of charge for who takes up a rival's plan on a day: of the longest offer that can be taken up then. */
function freeDaysOn(scenario: Scenario, rival: string, plan: string, day: number): number {
  let days = 0;
  for (const event of scenario.events) {
    if (event.type !== "competitor-offer" || event.rival !== rival) continue;
    const { forExisting, reversed } = forceOf(scenario, event);
    const over = day >= reversed || (event.until !== undefined && day > toDay(event.until));
    if (day < forExisting || over || event.plans?.includes(plan) === false) continue;
    days = Math.max(days, event.freeDays ?? 0);
  }
  return days;
}
