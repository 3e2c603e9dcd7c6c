import type { PeopleScale } from "./people-scale.ts";

/**
 * Vertical axis of a number of people. Every label has the same unit and decimals: `24.0M` beside `24.2M`.
 *
 * @param scale As `peopleScale` makes it of the values that will be drawn.
 * @param options.signed Whether labels carry a sign, as differences do.
 */
export function peopleChannel(
  field: string,
  title: string,
  scale: PeopleScale,
  options: { readonly signed?: boolean } = {},
): Readonly<Record<string, unknown>> {
  return {
    field,
    type: "quantitative",
    title,
    scale: { domain: scale.domain, zero: false, nice: false },
    axis: peopleAxis(scale, options.signed),
  };
}

/** Axis of a quantitative channel of people. */
export function peopleAxis(scale: PeopleScale, signed = false): Readonly<Record<string, unknown>> {
  const { divisor, suffix, decimals } = scale.unit;
  const format = `${signed ? "+" : ""}.${decimals}f`;
  return {
    values: scale.ticks,
    // Without it Vega leaves out every other value of a low plot.
    tickCount: scale.ticks.length,
    labelExpr: `datum.value === 0 ? '0' : format(datum.value / ${divisor}, '${format}') + '${suffix}'`,
  };
}
