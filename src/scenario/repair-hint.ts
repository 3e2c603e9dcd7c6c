import { daysInMonth, parseDay } from "../market/date.ts";

/**
 * What was probably meant by a value of the wrong kind: a number in quotes or without its source, a percentage for a
 * share, a date with one digit too few, with its year last, or on a day that its month does not have.
 */
export function repairHint(value: unknown, expected: string): string | undefined {
  if (expected.includes("calendar date")) return typeof value === "string" ? dateHint(value) : undefined;
  if (expected.includes('"value", "evidence", "source"') && typeof value === "number") {
    return `{ "value": ${value}, "evidence": "assumed", "source": "where it comes from" }?`;
  }
  if (expected.startsWith("a share") && typeof value === "number" && value > 1 && value <= 100) {
    return `a share, not a percentage: ${value / 100}?`;
  }
  const isNumeric = typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
  return isNumeric && /number|amount|share/.test(expected) ? `without quotes: ${Number(value)}` : undefined;
}

function dateHint(value: string): string | undefined {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(value);
  if (!match) return dayFirstHint(value);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12) return "months are 01 to 12";
  const iso = `${match[1]}-${match[2]!.padStart(2, "0")}`;
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return `${iso} has ${days} days`;
  return `did you mean ${iso}-${match[3]!.padStart(2, "0")}?`;
}

/** Of a date with its year last: in one order of day and month or in both, where both are possible. */
function dayFirstHint(value: string): string | undefined {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(value);
  if (!match) return undefined;
  const iso = (month: string, day: string): string =>
    `${match[3]}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const both = [iso(match[2]!, match[1]!), iso(match[1]!, match[2]!)];
  const possible = [...new Set(both)].filter((date) => parseDay(date) !== undefined);
  return possible.length > 0 ? `did you mean ${possible.join(" or ")}?` : undefined;
}
