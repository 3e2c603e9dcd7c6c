import type { OneAtATime, Swing } from "../sensitivity/one-at-a-time.ts";
import type { Sensitivity } from "../sensitivity/sensitivity.ts";
import { capital } from "./capital.ts";
import { figureScale } from "./figure-scale.ts";
import { haloText } from "./halo-text.ts";
import { influenceChart } from "./influence-chart.ts";
import { meaningChannel } from "./meaning-channel.ts";
import { parameterRowHeight, parameterRows, parameterText } from "./parameter-rows.ts";
import { beliefText, effectText, headOf, sizeText, whatOf } from "./sensitivity-text.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { textColour } from "./text-colour.ts";
import { palette, textSize } from "./theme.ts";

const width = 428;
/** Half the thickness of a parameter's two bars together, in rows. */
const half = 0.32;

/** How a tornado is shown. */
export interface TornadoOptions {
  /** Most parameters that are drawn, the most influential; 12 by default. */
  readonly most?: number;
}

/**
 * The most influential parameters from top to bottom.
 *
 * Of `oneAtATime`: two bars a parameter, from the figure as it is to the figure with the parameter at its low and at its
 * high end, with the parameter's values at their tips. Of `sensitivity`: shares of the variance (Sobol), the parameter
 * alone dark, with all in which it takes part pale; or mean sizes of the effects (Morris), coloured by direction; both
 * with 90 % intervals.
 *
 * @throws RangeError If `most` is not a whole number from 1, or no parameter was moved.
 * @example
 * await show(chart.tornado(await oneAtATime(world, margins, { quantity: "closing", period: "2011Q3" })));
 */
export function tornadoChart(
  result: OneAtATime | Sensitivity,
  { most = 12 }: TornadoOptions = {},
): VegaLiteSpec {
  if (!Number.isInteger(most) || most < 1)
    throw new RangeError(`invalid most; must be a whole number from 1: ${most}`);
  const all = "swings" in result ? result.swings : result.indices;
  if (all.length === 0) throw new RangeError("result: expected at least one parameter, found none");
  return "swings" in result ? swingsChart(result, most) : influenceChart(result, most);
}

const LOW = "the parameter at its low end";
const HIGH = "at its high end";

function swingsChart(result: OneAtATime, most: number): VegaLiteSpec {
  const { central, quantity } = result;
  const swings = result.swings.slice(0, most);
  const scale = figureScale(quantity, [central, ...swings.flatMap(({ atLow, atHigh }) => [atLow, atHigh])], {
    zero: false,
    ticks: 4,
  });
  const bars = swings.flatMap((swing, row) => [
    {
      ...barOf(swing.atLow, central),
      top: row - half,
      bottom: row,
      series: LOW,
      text: parameterText(swing.low),
      color: textColour(palette.counterfactual),
    },
    {
      ...barOf(swing.atHigh, central),
      top: row,
      bottom: row + half,
      series: HIGH,
      text: parameterText(swing.high),
      color: textColour(palette.simulated),
    },
  ]);
  const x = {
    field: "from",
    type: "quantitative",
    title: `simulated ${whatOf(result)}${scale.domain[0] > 0 ? " (axis cut)" : ""}`,
    scale: { domain: padded(scale.domain), zero: false, nice: false },
    axis: { ...scale.axis, grid: true },
  };
  const rows = (field: string) => parameterRows(field, swings);
  const series = {
    ...meaningChannel("series", { counterfactual: LOW, simulated: HIGH }),
    legend: { symbolType: "square" },
  };
  return {
    name: "tornado",
    title: {
      text: `One at a time: what moves the ${headOf(result)}`,
      frame: "bounds",
      subtitle: [
        `${result.title} · ${sizeText(result)}`,
        ...effectText(result),
        `each parameter at the ends of ${beliefText(swings)}, its value there at the bar's tip, the others as they are`,
        ...leftOut(result, most),
      ],
    },
    description: swingsCaption(result, swings, scale.text),
    width,
    height: swings.length * parameterRowHeight,
    layer: [
      {
        data: { values: bars },
        mark: { type: "rect" },
        encoding: { x, x2: { field: "to" }, y: rows("top"), y2: { field: "bottom" }, color: series },
      },
      {
        data: { values: [{ central }] },
        mark: { type: "rule", color: palette.observed, strokeWidth: 1.5 },
        encoding: { x: { ...x, field: "central" } },
      },
      ...(["left", "right"] as const).map((side) => ({
        data: {
          values: bars
            .filter((bar) => bar.side === side)
            .map((bar) => ({
              ...bar,
              middle: bar.series === LOW ? bar.top + half / 3 : bar.bottom - half / 3,
            })),
        },
        encoding: { x: { ...x, field: "to" }, y: rows("middle") },
        layer: haloText(
          { align: side === "left" ? "right" : "left", dx: side === "left" ? -4 : 4, fontSize: textSize - 1 },
          {
            text: { field: "text", type: "nominal" },
            color: { field: "color", type: "nominal", scale: null },
          },
        ),
      })),
      {
        data: { values: [{ central }] },
        encoding: { x: { ...x, field: "central" }, y: { value: -9 } },
        layer: haloText(
          { fontWeight: 600, color: palette.observed },
          { text: { value: `as it is: ${scale.text(central)}` } },
        ),
      },
    ],
  };
}

function barOf(value: number, central: number) {
  return { from: central, to: value, side: value < central ? ("left" as const) : ("right" as const) };
}

/** Room for the values at the tips. */
function padded([least, most]: readonly [number, number]): readonly [number, number] {
  const room = (most - least) * 0.08;
  return [least - room, most + room];
}

function leftOut({ swings, central }: OneAtATime, most: number): string[] {
  const rest = swings
    .slice(most)
    .filter(({ atLow, atHigh }) => atLow !== central || atHigh !== central).length;
  return rest === 0 ? [] : [`not drawn: ${rest} with less effect, and those without any`];
}

function swingsCaption(
  result: OneAtATime,
  swings: readonly Swing[],
  text: (value: number) => string,
): string {
  const parts = swings.map(
    ({ parameter, unit, low, high, atLow, atHigh }) =>
      `${parameter} (${parameterText(low)} to ${parameterText(high)}, ${unit}) from ${text(atLow)} to ${text(atHigh)}`,
  );
  return `${capital(`simulated ${whatOf(result)}`)}${result.without.length > 0 ? ` by ${result.without.join(", ")}` : ""}, ${text(result.central)} with every parameter as it is, when one parameter at a time goes from the low to the high end of ${beliefText(swings)}: ${parts.join("; ")}. What parameters do together is not seen.`;
}
