import { grouped } from "../chart/grouped.ts";
import { peopleText, peopleUnit, reportedPeople } from "../chart/people-scale.ts";

/** Some thousands, where others have more. */
const SMALL_THOUSANDS = { divisor: 1e3, suffix: "k", decimals: 1 };

/** Significant thousands of a difference in people, signed: `+123k`, `−1.21M`, `+4.7k`, `0`. */
export function peopleDifference(value: number): string {
  const largest = Math.abs(value);
  if (largest < 0.5) return "0";
  if (largest >= 1e3 && largest < 1e4) return peopleText(value, SMALL_THOUSANDS, true);
  return peopleText(value, peopleUnit(largest, largest >= 1e6 ? 1e4 : largest >= 1e4 ? 1e3 : 1), true);
}

/** How the numbers of people in one column are written: all in thousands if any is, the small ones with a decimal. */
export function columnPeople(values: readonly number[]): (value: number) => string {
  const most = Math.max(0, ...values.map(Math.abs));
  return (value) => {
    if (most < 1e4 || Math.abs(value) >= 1e4 || value === 0) return reportedPeople(value);
    return peopleText(value, SMALL_THOUSANDS);
  };
}

/**
 * People in a sentence: `805,000`, `1.12 million`, rounded to what a run can tell.
 *
 * @param resolution Size of the least difference that must not be rounded away; of two numbers that are held against
 *   each other, their difference.
 */
export function peopleInWords(value: number, resolution = Number.POSITIVE_INFINITY): string {
  const size = Math.abs(value);
  const isFine = resolution < 1e4;
  if (size >= 1e6 && !isFine) return `${(size / 1e6).toFixed(2)} million`;
  return grouped(Math.abs(roundedPeople(value, resolution)));
}

/** A number of people as `peopleInWords` says it, below a million. */
export function roundedPeople(value: number, resolution = Number.POSITIVE_INFINITY): number {
  const step = Math.abs(value) >= 1e4 && resolution >= 1e4 ? 1000 : 100;
  return Math.round(value / step) * step;
}

/** ISO 4217's code for what is no currency: the unit in which the case bank's prices are shares of a bill. */
const NO_CURRENCY = "XTS";

/** Whether amounts of a currency are money that may be summed up and shown as such. */
export const isMoney = (currency: string): boolean => currency !== NO_CURRENCY;

/** A sum of money with its currency: `$799.1M`, `$20k`, `$7.99`; what is no money is a bare number. */
export function moneyText(value: number, currency: string, signed = false): string {
  const size = Math.abs(value);
  const [divisor, suffix, decimals] =
    size >= 1e9
      ? [1e9, "bn", 2]
      : size >= 1e6
        ? [1e6, "M", 1]
        : size >= 1e3
          ? [1e3, "k", size >= 1e4 ? 0 : 1]
          : [1, "", 2];
  const digits = (size / divisor).toFixed(decimals);
  const symbol = currency === "USD" ? "$" : isMoney(currency) ? `${currency} ` : "";
  return `${signOf(value, digits, signed)}${symbol}${digits}${suffix}`;
}

export const percentText = (value: number, decimals = 1): string => `${(value * 100).toFixed(decimals)} %`;

/** A difference of shares in percentage points, signed: `+0.12 points`. */
export function pointsDifference(value: number): string {
  const digits = (Math.abs(value) * 100).toFixed(2);
  return `${signOf(value, digits, true)}${digits} points`;
}

/** The sign of a number that is shown by these digits; what is shown as nothing has none. */
function signOf(value: number, digits: string, signed: boolean): string {
  if (Number(digits) === 0) return "";
  if (value < 0) return "−";
  return signed ? "+" : "";
}
