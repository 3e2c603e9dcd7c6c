import type { Observation } from "../../scenario/observation.ts";
import { isoDate, number, oneOf, optionalText, text } from "./column.ts";
import { checkPeriodOrder } from "./period-order.ts";
import { readTable } from "./read-table.ts";

/** A reading of the public mood or of a survey: a line of a case's `readings.csv`. */
export interface Reading extends Observation {
  /** What else is to be known of it; may be empty. */
  readonly note: string;
}

const columns = {
  quantity: text,
  from: isoDate,
  to: isoDate,
  value: number,
  unit: text,
  status: oneOf("reported", "derived", "rounded"),
  source: text,
  note: optionalText,
};

/**
 * Read what was counted, scored and asked around a case from a `readings.csv`: columns
 * `quantity,from,to,value,unit,status,source,note`. Any quantity and unit may occur.
 *
 * @throws ScenarioError Naming file, row, column and value: a missing column, a number, date or status that is not
 *   one, a period that is out of order or there twice, a negative count, a fraction outside [0, 1].
 */
export function readReadings(path: string): Reading[] {
  return readTable(path, columns, (row, report, before) => {
    checkPeriodOrder(row, report, before, ({ quantity }) => quantity);
    const { value, unit } = row;
    if (unit === "comments" && value < 0) report("value", "a number of at least 0", `${value}`);
    if (unit === "fraction" && (value < 0 || value > 1))
      report("value", "a fraction from 0 to 1", `${value}`, "4.2 % is 0.042");
  });
}
