import { quote } from "../../scenario/issue.ts";
import { didYouMean } from "../../scenario/nearest.ts";
import type { Observation } from "../../scenario/observation.ts";
import { isoDate, number, oneOf, text } from "./column.ts";
import { checkPeriodOrder } from "./period-order.ts";
import { parseTable, type Row, type RowCheck, readTable } from "./read-table.ts";

/** Columns of a table of observed values. */
export const observationColumns = {
  quantity: text,
  from: isoDate,
  to: isoDate,
  value: number,
  unit: text,
  status: oneOf("reported", "derived", "rounded", "guidance"),
  source: text,
};

type Kind = "people" | "change" | "fraction" | "money";

const quantities: Readonly<Record<string, Kind>> = {
  closing: "people",
  grossAdditions: "people",
  cancellations: "people",
  netAdditions: "change",
  monthlyChurn: "fraction",
  revenue: "money",
};

/** What the observations must fit. */
export interface ObservedOptions {
  /** Plan families that `closing.<family>` may name; any if absent. */
  readonly families?: readonly string[];
  /** ISO 4217 code of the revenue; any if absent. */
  readonly currency?: string;
}

/**
 * Read what was observed of a case from an `observed.csv`: columns `quantity,from,to,value,unit,status,source`.
 *
 * @throws ScenarioError Naming file, row, column and value: a missing column, a number, date, quantity, unit
 *   or status that is not one, a negative count, a churn above 1, a period that is out of order or there twice.
 */
export function readObserved(path: string, options: ObservedOptions = {}): Observation[] {
  return readTable(path, observationColumns, checkObservation(options));
}

/**
 * As {@link readObserved}, from the text of a file named `file`.
 * @internal For tests.
 */
export function parseObserved(content: string, file: string, options: ObservedOptions = {}): Observation[] {
  return parseTable(content, file, observationColumns, checkObservation(options));
}

function checkObservation(options: ObservedOptions): RowCheck<Row<typeof observationColumns>> {
  return (row, report, before) => {
    // What was expected and what happened are two series: both may speak of the same period.
    checkPeriodOrder(row, report, before, ({ quantity, status }) =>
      status === "guidance" ? `${quantity} (guidance)` : quantity,
    );
    const known = Object.keys(quantities).concat((options.families ?? []).map((name) => `closing.${name}`));
    const family = row.quantity.startsWith("closing.") && row.quantity.length > "closing.".length;
    const isFamily = family && (options.families === undefined || known.includes(row.quantity));
    const kind = isFamily ? "people" : Object.hasOwn(quantities, row.quantity) && quantities[row.quantity];
    if (!kind) {
      const named = options.families === undefined ? [...known, "closing.<family>"] : known;
      report("quantity", `one of ${named.join(", ")}`, quote(row.quantity), didYouMean(row.quantity, known));
      return;
    }
    if (kind === "money") {
      const right =
        options.currency === undefined ? /^[A-Z]{3}$/.test(row.unit) : row.unit === options.currency;
      if (!right) report("unit", options.currency ?? "a currency code such as USD", quote(row.unit));
    } else {
      const unit = kind === "fraction" ? "fraction" : "people";
      if (row.unit !== unit) report("unit", `${unit} for ${row.quantity}`, quote(row.unit));
    }
    if (kind !== "change" && row.value < 0) report("value", "a number of at least 0", `${row.value}`);
    if (kind === "fraction" && row.value > 1)
      report("value", "a fraction of at most 1", `${row.value}`, "4.2 % is 0.042");
  };
}
