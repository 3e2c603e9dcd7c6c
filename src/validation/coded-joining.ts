import { insideReturns } from "../behaviour/inside-returns.ts";
import {
  calendarOf,
  DAYS_A_MONTH,
  dayOf,
  daysInMonth,
  isoOf,
  quarterBounds,
  quarterOf,
  toDay,
} from "../market/date.ts";
import type { Sourced } from "../market/evidence.ts";
import type { Parameters } from "../market/parameter.ts";
import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import type { JoiningBaseline } from "../scenario/scenario.ts";
import { type CodedNumbers, classNumber } from "./coded-numbers.ts";
import type { CodedMachine, Coding } from "./coding.ts";

/** Who joins and who cancels in a world without events, of all whom the sheet counts. */
export interface CodedFlows {
  /** ISO dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly grossAdditions: number;
  /** Gross additions at the ends of the range of growth. */
  readonly low: number;
  readonly high: number;
  /** Months that the stretch lasts. */
  readonly months: number;
  readonly how: string;
}

const MONTHS_A_QUARTER = 3;

/** Calendar quarter of a name such as `2019Q1`, 0 to 3. */
function quarterIndex(quarter: string): number {
  return Number(quarter.slice(5)) - 1;
}

/** Monthly growth of the base over the quarters of the sheet; 0 where nothing or no level is known. */
export function monthlyGrowth({ joining: { quarters } }: Coding): number {
  const first = quarters.at(0);
  const last = quarters.at(-1);
  if (first === undefined || last?.net === undefined || !(first.level > 0)) return 0;
  return exp(log((last.level + last.net) / first.level) / (MONTHS_A_QUARTER * quarters.length)) - 1;
}

/**
 * Gross additions of a world without events by stretches of days: `g0 x season`, `g0` the mean of past gross additions
 * without the season, each `net + 3 c x level`; nothing known: what the base loses.
 *
 * @param churn Monthly churn c.
 * @param last Last day of the stretches.
 */
export function codedFlows(coding: Coding, numbers: CodedNumbers, churn: number, last: string): CodedFlows[] {
  const { joining, people, start, machine } = coding;
  const season = numbers.season();
  const growth = numbers.of("growth", joining.known);
  const past = joining.quarters.map(({ quarter, net = 0, gross, level }) => {
    const all = gross ?? net + MONTHS_A_QUARTER * churn * level;
    return Math.max(0, all) / season[quarterIndex(quarter)];
  });
  const mean = past.reduce((sum, value) => sum + value, 0) / past.length;
  const usual = past.length > 0 ? mean : MONTHS_A_QUARTER * churn * people.level.value;
  const how =
    past.length > 0
      ? `mean of ${joining.quarters.map(({ quarter }) => quarter).join(", ")} without season, gross = net + 3 x ${churn.toFixed(4)} x level`
      : `nothing known: net 0, 3 x ${churn.toFixed(4)} x level`;
  return stretches(start, last, machine?.from).map(({ from, to }) => {
    const quarter = quarterOf(from);
    const bounds = quarterBounds(quarter);
    const share = (to - from + 1) / (bounds.end - bounds.start + 1);
    const factor = season[quarterIndex(quarter)];
    const cheaper =
      machine !== undefined && from >= toDay(machine.from) ? cheaperMachine(numbers, machine) : 1;
    const gross = usual * factor * share * cheaper;
    const machines = cheaper === 1 ? "" : ` x ${cheaper.toFixed(3)} for the cheaper machine`;
    return {
      from: isoOf(from),
      to: isoOf(to),
      grossAdditions: gross * growth.value,
      low: gross * (growth.low ?? 1),
      high: gross * (growth.high ?? 1),
      months: (to - from + 1) / DAYS_A_MONTH,
      how: `${how}: ${thousands(usual)} x season ${factor.toFixed(2)}${machines}, ${to - from + 1} days of ${quarter}`,
    };
  });
}

/** What a cheaper machine multiplies joining by: `1 + 1.5 x (fall / 36) / (bill + machine / 36)`. */
function cheaperMachine({ coding, rules }: CodedNumbers, { before, after }: CodedMachine): number {
  const bill = coding.plans[coding.main].price ?? 0;
  const months = classNumber(rules, "machine", "months").value;
  const elasticity = classNumber(rules, "machine", "elasticity").value;
  return 1 + (elasticity * (before - after)) / months / (bill + before / months);
}

/**
 * What the elasticity of joining is multiplied by because of the machine's share of the whole price:
 * `bill / (bill + machine / 36)`, with the machine's price after a change.
 */
export function billShare({ coding, rules }: CodedNumbers, { after }: CodedMachine): number {
  const bill = coding.plans[coding.main].price ?? 0;
  return bill / (bill + after / classNumber(rules, "machine", "months").value);
}

/** Stretches of days within one calendar quarter each. */
function stretches(start: string, last: string, cut: string | undefined): { from: number; to: number }[] {
  const found = [];
  const end = toDay(last);
  for (let from = toDay(start); from <= end; ) {
    let to = Math.min(end, quarterBounds(quarterOf(from)).end);
    if (cut !== undefined && from < toDay(cut) && to >= toDay(cut)) to = toDay(cut) - 1;
    found.push({ from, to });
    from = to + 1;
  }
  return found;
}

/**
 * The joining baseline of the people whom the event can touch. Of gross additions the returners' share is less what
 * leavers of the run come back by themselves; if more do than that share, new joiners are fewer by the rest, so that
 * gross additions of a world without events are those of the rule.
 *
 * @param people How many they are at the start; `touched` of all.
 */
export function codedBaseline(
  coding: Coding,
  numbers: CodedNumbers,
  flows: readonly CodedFlows[],
  people: number,
  touched: number,
  churn: number,
  parameters: Parameters,
): JoiningBaseline[] {
  const returners = numbers.of("returners", coding.joining.returners);
  let month = 0;
  return flows.map((flow) => {
    const inside = insideReturns(churn * people, month, month + flow.months, parameters);
    month += flow.months;
    const returned = (gross: number) => Math.max(0, gross * returners.value - inside);
    const joined = (gross: number) => Math.max(0, gross - returned(gross) - Math.min(inside, gross));
    const sourced = (part: (gross: number) => number, source: string): Sourced => {
      const [low, value, high] = [flow.low, flow.grossAdditions, flow.high].map((all) =>
        rounded(part(all * touched)),
      );
      return { value, low: Math.min(low, value), high: Math.max(high, value), evidence: "derived", source };
    };
    const part = touched === 1 ? "" : ` x ${touched.toFixed(2)} touched`;
    return {
      from: flow.from,
      to: flow.to,
      newJoiners: sourced(joined, `${flow.how}${part}; less returners`),
      returns: sourced(
        returned,
        `${returners.value.toFixed(2)} of gross return (${returners.source}), less ${thousands(inside)} who leave and return inside the run`,
      ),
    };
  });
}

/** Joiners of the first three months as shares of the opening. */
export function firstJoiners(
  flows: readonly CodedFlows[],
  level: number,
  start: string,
): [number, number, number] {
  const first = toDay(start);
  const shares: [number, number, number] = [0, 0, 0];
  for (const flow of flows) {
    const daily = flow.grossAdditions / (toDay(flow.to) - toDay(flow.from) + 1) / level;
    for (let day = toDay(flow.from); day <= toDay(flow.to); day++) {
      const month = Math.floor((day - first) / DAYS_A_MONTH);
      if (month >= shares.length) return shares;
      shares[month] += daily;
    }
  }
  return shares;
}

/** Month by month after a day: the same day of the month, or the last one of a month that is shorter. */
export function monthsAfter(iso: string, months: number): string {
  const { year, month, dayOfMonth } = calendarOf(toDay(iso));
  const index = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return isoOf(dayOf(inYear, inMonth, Math.min(dayOfMonth, daysInMonth(inYear, inMonth))));
}

function rounded(people: number): number {
  return people >= 10000 ? Math.round(people / 1000) * 1000 : Math.round(people);
}

function thousands(people: number): string {
  return people >= 10000 ? `${(people / 1e6).toFixed(3)} M` : `${Math.round(people)}`;
}
