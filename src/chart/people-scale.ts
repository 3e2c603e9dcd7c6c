import { type RoundScale, type RoundScaleOptions, roundScale } from "./round-scale.ts";

/** How numbers of people are written on one axis or in one chart: the same unit and decimals throughout. */
export interface PeopleUnit {
  readonly divisor: number;
  /** `M`, `k` or nothing. */
  readonly suffix: string;
  readonly decimals: number;
}

/** Round bounds and ticks of an axis, and the unit in which all of them can be told apart. */
export interface PeopleScale extends RoundScale {
  readonly unit: PeopleUnit;
}

/**
 * A scale of people; see {@link roundScale}. No two ticks are closer than one person.
 *
 * @param values In people; those that are not finite are ignored.
 */
export function peopleScale(values: Iterable<number>, options: RoundScaleOptions = {}): PeopleScale {
  const scale = roundScale(values, options);
  const [least, most] = scale.domain;
  return { ...scale, unit: peopleUnit(Math.max(-least, most), scale.ticks[1] - scale.ticks[0]) };
}

/**
 * The unit for values up to `largest` of which the smallest difference that matters is `resolution`, both above 0.
 */
export function peopleUnit(largest: number, resolution: number): PeopleUnit {
  const [divisor, suffix] = largest >= 1e6 ? [1e6, "M"] : largest >= 1e4 ? [1e3, "k"] : [1, ""];
  let decimals = 0;
  for (let unit = divisor; unit > resolution && unit > 1; unit /= 10) decimals++;
  return { divisor, suffix, decimals };
}

/**
 * A number of people in a unit, such as `23.79M` or, signed, `-0.81M` with a true minus and `+0.61M`.
 */
export function peopleText(value: number, unit: PeopleUnit, signed = false): string {
  const digits = (Math.abs(value) / unit.divisor).toFixed(unit.decimals);
  const isZero = Number(digits) === 0;
  const sign = isZero ? "" : value < 0 ? "−" : signed ? "+" : "";
  return `${sign}${digits}${unit.suffix}`;
}

/** Millions with two decimals, as subscribers are reported; thousands below a million, people below ten thousand. */
export function reportedPeople(value: number, signed = false): string {
  const largest = Math.abs(value);
  return peopleText(value, peopleUnit(largest, largest >= 1e6 ? 1e4 : 1e3), signed);
}
