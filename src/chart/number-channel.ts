import { type RoundScaleOptions, roundScale } from "./round-scale.ts";

interface NumberChannelOptions extends RoundScaleOptions {
  /** The finest tick is one part in so many, a power of ten; 1 by default: whole numbers. */
  readonly parts?: number;
  /** Labels show the value times this; 1 by default, 100 for per cent. */
  readonly factor?: number;
  readonly suffix?: string;
}

/** Vertical axis of numbers with round ticks; every label has the same decimals. */
export function numberChannel(
  field: string,
  title: string,
  values: readonly number[],
  options: NumberChannelOptions = {},
): Readonly<Record<string, unknown>> & { readonly scale: { readonly domain: readonly [number, number] } } {
  const { parts = 1, factor = 1, suffix = "", ...scaling } = options;
  const { domain: bounds, ticks } = roundScale(
    values.map((value) => value * parts),
    scaling,
  );
  const domain: readonly [number, number] = [bounds[0] / parts, bounds[1] / parts];
  const scale = { domain, zero: false, nice: false };
  const step = ticks[1] - ticks[0];
  let decimals = 0;
  for (let unit = parts / factor; unit > 1 && step % unit !== 0; unit /= 10) decimals++;
  const shown = factor === 1 ? "datum.value" : `${factor} * datum.value`;
  return {
    field,
    type: "quantitative",
    title,
    scale,
    axis: {
      values: ticks.map((tick) => tick / parts),
      tickCount: ticks.length,
      labelExpr: `format(${shown}, '.${decimals}f') + '${suffix}'`,
    },
  };
}

/** A share, such as a monthly churn, as a chart writes it: `6.27 %`. */
export function percentText(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

/** Vertical axis of shares in per cent, from zero. */
export function percentChannel(
  field: string,
  title: string,
  shares: readonly number[],
): Readonly<Record<string, unknown>> {
  return numberChannel(field, title, shares, { parts: 10_000, factor: 100, suffix: " %" });
}
