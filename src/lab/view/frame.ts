import { type SVGTemplateResult, svg } from "lit";
import type { PeopleScale } from "../../chart/people-scale.ts";
import type { Colours } from "./colours.ts";
import { monthTicks, type TimeScale } from "./time-scale.ts";

/** Where a drawing's plot lies, pixels. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Values to pixels from the bottom of a plot to its top. */
export function valueScale([least, most]: readonly [number, number], plot: Plot): (value: number) => number {
  return (value) => plot.bottom - ((value - least) / (most - least)) * (plot.bottom - plot.top);
}

/** Below this width of a drawing the ends of its lines and its rules have no names. */
export const NAMELESS = 520;

/** Height of ordinary text, pixels. */
export const TEXT = 12;

/** Text attributes that a drawing keeps when it leaves the page. */
export const FONT = "Inter, Arial, Helvetica, sans-serif";

/** Grid lines with their labels. */
export function valueAxis(
  scale: Pick<PeopleScale, "ticks">,
  y: (value: number) => number,
  plot: Plot,
  colours: Colours,
  text: (value: number) => string,
): SVGTemplateResult {
  return svg`<g>${scale.ticks.map(
    (tick) => svg`
      <line x1=${plot.left} x2=${plot.right} y1=${y(tick)} y2=${y(tick)} stroke=${colours.grid} />
      <text x=${plot.left - 8} y=${y(tick) + 4} text-anchor="end" font-size=${TEXT} fill=${colours.secondary}>${text(tick)}</text>`,
  )}</g>`;
}

/** Months below a plot. */
export function timeAxis(scale: TimeScale, plot: Plot, colours: Colours): SVGTemplateResult {
  return svg`<g>
    <line x1=${plot.left} x2=${plot.right} y1=${plot.bottom} y2=${plot.bottom} stroke=${colours.axis} />
    ${monthTicks(scale).map(
      ({ day, label }) => svg`
        <line x1=${scale.x(day)} x2=${scale.x(day)} y1=${plot.bottom} y2=${plot.bottom + 5} stroke=${colours.axis} />
        <text x=${scale.x(day) + 3} y=${plot.bottom + 16} font-size=${TEXT} fill=${colours.secondary}>${label}</text>`,
    )}</g>`;
}

/** The part of a plot whose observed values the model was not fitted to. */
export function predictedBand(
  fittedEnd: number | undefined,
  scale: TimeScale,
  plot: Plot,
  colours: Colours,
  isTop = false,
): SVGTemplateResult {
  if (fittedEnd === undefined || fittedEnd >= scale.end) return svg``;
  const x = Math.max(scale.x(fittedEnd), plot.left);
  const y = isTop ? plot.top + TEXT : plot.bottom - 6;
  return svg`<g>
    <rect x=${x} y=${plot.top} width=${plot.right - x} height=${plot.bottom - plot.top} fill=${colours.band} />
    ${
      x - plot.left > 70
        ? svg`<text x=${x - 6} y=${y} text-anchor="end" font-size=${TEXT} fill=${colours.secondary}>← fitted</text>`
        : ""
    }
    ${
      plot.right - x > 80
        ? svg`<text x=${x + 6} y=${y} font-size=${TEXT} fill=${colours.secondary}>predicted →</text>`
        : ""
    }</g>`;
}

/** A line through values of consecutive days. */
export function linePath(
  values: ArrayLike<number>,
  first: number,
  x: (day: number) => number,
  y: (value: number) => number,
): string {
  const points: string[] = [];
  for (let index = 0; index < values.length; index++) {
    points.push(`${x(first + index).toFixed(1)},${y(values[index]).toFixed(1)}`);
  }
  return `M${points.join("L")}`;
}

/** A text with a rim of paper, legible over lines. */
export function haloText(
  text: string,
  place: { readonly x: number; readonly y: number; readonly anchor?: "start" | "middle" | "end" },
  colour: string,
  colours: Colours,
  weight = 400,
): SVGTemplateResult {
  return svg`<text x=${place.x} y=${place.y} text-anchor=${place.anchor ?? "start"} font-size=${TEXT} font-weight=${weight}
    fill=${colour} stroke=${colours.paper} stroke-width="3" stroke-linejoin="round" paint-order="stroke">${text}</text>`;
}
