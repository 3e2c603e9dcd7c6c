import type { VegaLiteSpec } from "../../chart/spec.ts";
import { renderChart } from "../chart/render-chart.ts";
import { displayBundle } from "./display.ts";
import { currentSession } from "./session-access.ts";

/**
 * Show a chart below the notebook cell, as one output in three forms: Vega-Lite for front ends that draw it
 * (also in untrusted notebooks), a PNG for those that do not, and its caption as plain text.
 *
 * Under churnkit's kernel the cell waits for the chart even if it is not awaited; elsewhere await it.
 *
 * @throws RangeError If the chart has no caption.
 */
export async function show(chart: VegaLiteSpec | Promise<VegaLiteSpec>): Promise<void> {
  const shown = display(chart);
  currentSession()?.waitFor(shown);
  await shown;
}

async function display(chart: VegaLiteSpec | Promise<VegaLiteSpec>): Promise<void> {
  const { vegalite, png, caption, width, height, warnings } = await renderChart(await chart);
  for (const warning of warnings) console.warn(warning);
  await displayBundle(
    {
      "application/vnd.vegalite.v5+json": vegalite,
      "image/png": png,
      "text/plain": caption,
    },
    { "image/png": { width: Math.round(width), height: Math.round(height) } },
  );
}
