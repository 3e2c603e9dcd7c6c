import { grouped } from "../chart/grouped.ts";
import { format, signed, type Unit } from "./period-table.ts";

/** From this many people on, two decimals of a million tell quarters apart: joiners and leavers are a tenth of them. */
const LARGE_SERVICE = 5e6;
/** From this much money on, whole millions do. */
const LARGE_REVENUE = 2.5e8;
/** Figures of a cell have this many digits, if so many are behind the point. */
const DIGITS = 3;
const MOST_DECIMALS = 2;

/** How figures of a table are written. */
export interface FigureText {
  one(value: number, unit: Unit): string;
  /** With its sign. */
  difference(value: number, unit: Unit): string;
  /** Two ends, in one unit and with as many decimals. */
  range(low: number, high: number, unit: Unit, difference?: boolean): string;
}

/**
 * Figures written for tables of a service of some size: those of a large one in millions, of a small one in thousands, so that
 * what differs is seen to differ. The decimals of a cell are those of its larger figure.
 *
 * @param people The most subscribers in the tables.
 * @param money The largest revenue.
 * @param column Differences of people that stand below each other, and so are in one unit.
 */
export function figureText({
  people,
  money,
  column = [],
}: Readonly<Record<"people" | "money", number>> & { readonly column?: readonly number[] }): FigureText {
  const scales = { people: scaleOf(people, LARGE_SERVICE), money: scaleOf(money, LARGE_REVENUE) };
  const cell = (values: readonly number[], unit: Unit, isDifference: boolean): string[] => {
    const scale = unit === "share" ? "large" : scales[unit];
    if (scale === "large") {
      const alike = isDifference && unit === "people" ? [...values, ...column] : values;
      const inMillions = alike.filter((value) => format(value, unit).endsWith(" M"));
      const isMixed = inMillions.length > 0 && inMillions.length < alike.length;
      if (isMixed) return values.map((value) => written(value, 0, "", isDifference));
      return values.map((value) => (isDifference ? signed : format)(value, unit));
    }
    const largest = Math.max(...values.map(Math.abs));
    // People are whole where they are counted one by one.
    const decimals = scale.divisor === 1 && unit === "people" ? 0 : decimalsFor(largest / scale.divisor);
    return values.map((value) => written(value / scale.divisor, decimals, scale.suffix, isDifference));
  };
  return {
    one: (value, unit) => cell([value], unit, false)[0],
    difference: (value, unit) => cell([value], unit, true)[0],
    range: (low, high, unit, isDifference = false) => cell([low, high], unit, isDifference).join(" to "),
  };
}

interface Scale {
  readonly divisor: number;
  readonly suffix: string;
}

function scaleOf(largest: number, enough: number): Scale | "large" {
  if (largest >= enough) return "large";
  const isPeople = enough === LARGE_SERVICE;
  if (largest >= 1e6 && !isPeople) return { divisor: 1e6, suffix: " M" };
  return largest >= (isPeople ? 1e5 : 1e3) ? { divisor: 1e3, suffix: " k" } : { divisor: 1, suffix: "" };
}

function decimalsFor(size: number): number {
  if (size === 0) return 0;
  const digits = Math.floor(Math.log10(size)) + 1;
  return Math.min(MOST_DECIMALS, Math.max(0, DIGITS - digits));
}

function written(value: number, decimals: number, suffix: string, isDifference: boolean): string {
  const digits = Math.abs(value).toFixed(decimals);
  if (Number(digits) === 0) return `${digits}${suffix}`;
  const [whole, part] = digits.split(".");
  const sign = value < 0 ? "-" : isDifference ? "+" : "";
  return `${sign}${grouped(Number(whole))}${part === undefined ? "" : `.${part}`}${suffix}`;
}
