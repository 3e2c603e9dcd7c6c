/**
 * Vertical axis of a number of people: millions as `24.5M`, thousands as `800k`.
 *
 * @param options.zero Whether the axis starts at zero; bars must, lines of a stock need not.
 */
export function peopleChannel(
  field: string,
  title: string,
  options: { readonly zero?: boolean; readonly domain?: readonly [number, number] } = {},
): Readonly<Record<string, unknown>> {
  const { zero = true, domain } = options;
  return {
    field,
    type: "quantitative",
    title,
    scale: domain ? { domain, zero: false, nice: false } : { zero },
    axis: { format: "~s", tickCount: 6 },
  };
}
