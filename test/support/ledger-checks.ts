import { expect } from "vitest";
import type { Ledger } from "../../src/simulation/ledger.ts";
import type { Outcome } from "../../src/simulation/outcome.ts";

/** Columns of a ledger, in the order of the identity. */
const IN = ["joined", "returned", "switchedIn"] as const;
const OUT = ["switchedOut", "leftBackground", "leftTrial", "leftChoice"] as const;

/** Everything in a ledger that does not add up, a line each; empty if it balances to the agent. */
export function ledgerProblems({ ledger, opening, plans }: Outcome): string[] {
  const problems: string[] = [];
  const before = Int32Array.from(opening);
  for (let day = 0; day < ledger.days; day++) {
    let switched = 0;
    let left = 0;
    plans.forEach((plan, index) => {
      const cell = day * plans.length + index;
      const flow = IN.reduce((sum, column) => sum + ledger[column][cell], 0);
      const out = OUT.reduce((sum, column) => sum + ledger[column][cell], 0);
      const expected = before[index] + flow - out;
      const place = `day ${day}, ${plan}`;
      if (ledger.closing[cell] !== expected) {
        problems.push(`${place}: closing ${ledger.closing[cell]}, expected ${expected}`);
      }
      if (ledger.closing[cell] < 0) problems.push(`${place}: negative stock`);
      for (const column of [...IN, ...OUT]) {
        if (ledger[column][cell] < 0) problems.push(`${place}: negative ${column}`);
      }
      const revenue = ledger.revenue[cell];
      if (!(Number.isFinite(revenue) && revenue >= 0)) problems.push(`${place}: revenue ${revenue}`);
      switched += ledger.switchedIn[cell] - ledger.switchedOut[cell];
      left += ledger.leftChoice[cell];
      before[index] = ledger.closing[cell];
    });
    if (switched !== 0) problems.push(`day ${day}: ${switched} more switched in than out`);
    const arrived = sumOf(ledger.destination, day * ledger.destinations, ledger.destinations);
    if (arrived !== left) problems.push(`day ${day}: ${left} left by choice, ${arrived} went somewhere`);
    if (ledger.attentive[day] > ledger.renewals[day])
      problems.push(`day ${day}: more attentive than renewals`);
  }
  return problems;
}

/** Expects every row of the ledger to balance exactly, and its numbers to be sound. */
export function expectBalanced(outcome: Outcome): void {
  expect(ledgerProblems(outcome)).toEqual([]);
}

/** Sum of a stretch of a column. */
export function sumOf(column: ArrayLike<number>, from = 0, length = column.length): number {
  let sum = 0;
  for (let cell = from; cell < from + length; cell++) sum += column[cell];
  return sum;
}

/** Everybody who left, for whatever cause. */
export function cancellations({ ledger }: Outcome): number {
  return sumOf(ledger.leftBackground) + sumOf(ledger.leftTrial) + sumOf(ledger.leftChoice);
}

/** Subscribers at the end, over all plans or of one. */
export function closingOf({ ledger, plans }: Outcome, plan?: string): number {
  const last = (ledger.days - 1) * plans.length;
  return plan === undefined
    ? sumOf(ledger.closing, last, plans.length)
    : ledger.closing[last + plans.indexOf(plan)];
}

/** Sum of a column over the days from `first` to `last`, all plans. */
export function flowBetween(ledger: Ledger, column: Int32Array, first: number, last: number): number {
  return sumOf(column, first * ledger.plans, (last - first + 1) * ledger.plans);
}

/** What two outcomes must share to be the same run: all but the name of the scenario. */
export function bytesOf({ ledger, mood, opening }: Outcome): Record<string, number[]> {
  const columns = Object.entries({ ...ledger, ...mood, opening }).filter(([, column]) =>
    ArrayBuffer.isView(column),
  );
  return Object.fromEntries(columns.map(([name, column]) => [name, Array.from(column as Float64Array)]));
}

/** Expects two runs to agree in every byte of the ledger and the mood. */
export function expectSameBytes(one: Outcome, other: Outcome): void {
  const [a, b] = [bytesOf(one), bytesOf(other)];
  expect(Object.keys(a)).toEqual(Object.keys(b));
  const differing = Object.keys(a).filter(
    (name) =>
      a[name].length !== b[name].length || a[name].some((value, index) => !Object.is(value, b[name][index])),
  );
  expect(differing).toEqual([]);
}
