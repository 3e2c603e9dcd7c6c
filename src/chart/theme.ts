import type { VegaLiteSpec } from "./spec.ts";

/**
 * Colours by meaning, derived from the palette of Okabe and Ito (2008), darkened so that each has a contrast of
 * at least 3 to 1 with white (WCAG 2.2, 1.4.11). Those that may share a chart are as easily told apart as in
 * that palette under protanopia, deuteranopia and tritanopia; across groups hues may come close.
 */
export const palette = {
  observed: "#222222",
  simulated: "#0072b2",
  counterfactual: "#c26a00",
  streaming: "#2a8fbd",
  dvd: "#b57f00",
  both: "#5a4fb0",
  rival: "#a63372",
  loss: "#d55e00",
  gain: "#00876c",
  joined: "#005a49",
  returned: "#2fa084",
  leftBackground: "#7d7da6",
  leftTrial: "#7a2e00",
  leftChoice: "#e0701a",
} as const;

export type Meaning = keyof typeof palette;

/** Quiet greys for what is not data. */
export const ink = {
  text: "#222222",
  secondary: "#595959",
  axis: "#8c8c8c",
  grid: "#e6e6e6",
  predicted: "#f3f3f3",
} as const;

/** The PNG is drawn in Inter; where a browser lacks it, the next ones are no wider, so labels keep their room. */
const chartFont = "Inter, Arial, Helvetica, sans-serif";

/** Height of ordinary text in a chart, pixels. */
export const textSize = 12;

/** Size of the plotting area, pixels: with its axes a chart is 640 to 720 wide, the column of a notebook. */
export const plotWidth = 600;
const plotHeight = 300;

const axis = {
  labelFontSize: textSize,
  titleFontSize: textSize,
  titleFontWeight: "normal",
  labelColor: ink.secondary,
  titleColor: ink.secondary,
  domainColor: ink.axis,
  tickColor: ink.axis,
  gridColor: ink.grid,
  tickSize: 4,
  labelPadding: 4,
  titlePadding: 10,
  labelLimit: 220,
};

const config = {
  background: "#ffffff",
  font: chartFont,
  padding: 12,
  view: { continuousWidth: plotWidth, continuousHeight: plotHeight, discreteWidth: plotWidth, stroke: null },
  axis,
  axisX: { grid: false },
  axisY: { domain: false, ticks: false },
  legend: {
    orient: "bottom",
    title: null,
    labelFontSize: textSize,
    labelColor: ink.text,
    labelLimit: 260,
    symbolStrokeWidth: 2.5,
    columnPadding: 18,
    offset: 12,
  },
  header: { labelFontSize: textSize, labelColor: ink.text, title: null },
  title: {
    anchor: "start",
    frame: "group",
    fontSize: 15,
    fontWeight: 600,
    color: ink.text,
    subtitleFontSize: textSize,
    subtitleColor: ink.secondary,
    offset: 14,
  },
  line: { strokeWidth: 2.25 },
  rule: { color: ink.axis },
  text: { fontSize: textSize, color: ink.text },
  bar: { color: palette.simulated },
  point: { filled: true, size: 60, opacity: 1 },
  range: { category: Object.values(palette) },
};

/**
 * A chart in the house theme, marked as Vega-Lite 5, the version that JupyterLab 4 and VS Code draw.
 *
 * @returns A new specification; the input is not modified. Its own `config` wins, block by block.
 */
export function withTheme(spec: VegaLiteSpec): VegaLiteSpec {
  return {
    ...spec,
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    config: mergeBlocks(config, spec.config ?? {}),
  };
}

function mergeBlocks(base: Readonly<Record<string, unknown>>, overrides: Readonly<Record<string, unknown>>) {
  const merged: Record<string, unknown> = { ...base };
  for (const [block, override] of Object.entries(overrides)) {
    const own = base[block];
    merged[block] = isBlock(own) && isBlock(override) ? { ...own, ...override } : override;
  }
  return merged;
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
