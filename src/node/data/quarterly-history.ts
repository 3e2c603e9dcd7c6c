import { join } from "node:path";
import { dayOf, isoOf, quarterBounds, quarterOf, toDay } from "../../market/date.ts";
import { ScenarioError } from "../../scenario/issue.ts";
import { isoDate, number, oneOf, optionalText, text } from "./column.ts";
import { checkPeriodOrder } from "./period-order.ts";
import { readTable } from "./read-table.ts";

/** Columns of the source tables in long form: a value a row. */
const sourceColumns = {
  quantity: text,
  from: isoDate,
  to: isoDate,
  value: number,
  unit: text,
  status: oneOf("reported", "derived", "rounded", "guidance", "unverified"),
  source: text,
  note: optionalText,
};

/** Read a source table such as `quarterly.csv`; throws a ScenarioError that names file, row and column. */
export function readSourceTable(path: string) {
  return readTable(path, sourceColumns, (row, report, before) =>
    checkPeriodOrder(row, report, before, ({ quantity, status }) =>
      status === "guidance" || status === "unverified" ? `${quantity} (${status})` : quantity,
    ),
  );
}

/** What a firm published before a day: a number a calendar quarter, by quantity. */
export interface QuarterlyHistory {
  /** The quantity's value in a quarter such as `2011Q2`. @throws ScenarioError If it is not known. */
  at(quantity: string, quarter: string): number;
  /** Quarters of which the quantity is known, earliest first. */
  quarters(quantity: string): string[];
}

/**
 * Read quarterly tables, leaving out guidance, unverified values and every quarter that does not end before a
 * day: what comes out of it cannot have seen the future.
 *
 * @param paths Relative to `folder`.
 * @param before ISO date; `undefined` for no limit.
 */
export function readHistory(folder: string, paths: readonly string[], before?: string): QuarterlyHistory {
  const values = new Map<string, Map<string, number>>();
  for (const path of paths) {
    for (const row of readSourceTable(join(folder, path))) {
      if (row.status === "guidance" || row.status === "unverified") continue;
      if (before !== undefined && row.to >= before) continue;
      const series = values.get(row.quantity) ?? new Map<string, number>();
      series.set(quarterOf(toDay(row.from)), row.value);
      values.set(row.quantity, series);
    }
  }
  const unknown = (what: string): ScenarioError => {
    const limit = before === undefined ? "" : `, a quarter that ends before ${before}`;
    const files = paths.map((path) => join(folder, path)).join(" or ");
    return new ScenarioError([{ path: "", expected: `${what}${limit}`, found: "none" }], files);
  };
  return {
    at: (quantity, quarter) => {
      const value = values.get(quantity)?.get(quarter);
      if (value === undefined) throw unknown(`${quantity} of ${quarter}`);
      return value;
    },
    quarters: (quantity) => [...(values.get(quantity)?.keys() ?? [])].sort(),
  };
}

/** The quarter that comes `steps` after (or, if negative, before) one such as `2011Q2`. */
export function quarterAfter(quarter: string, steps = 1): string {
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1 + steps;
  return quarterOf(dayOf(Math.floor(index / 4), (index % 4) * 3 + 1, 1));
}

/** Calendar quarters from one ISO date to another. */
export function quartersBetween(from: string, to: string): string[] {
  const quarters = [];
  for (let day = toDay(from); day <= toDay(to); ) {
    const quarter = quarterOf(day);
    quarters.push(quarter);
    day = quarterBounds(quarter).end + 1;
  }
  return quarters;
}

/** First and last day of a quarter as ISO dates. */
export function quarterDates(quarter: string): { from: string; to: string } {
  const { start, end } = quarterBounds(quarter);
  return { from: isoOf(start), to: isoOf(end) };
}
