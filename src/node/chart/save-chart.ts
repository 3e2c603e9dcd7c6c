import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { VegaLiteSpec } from "../../chart/spec.ts";
import { writeWhole } from "../write-whole.ts";
import { renderChart } from "./render-chart.ts";

/**
 * Write a chart as `<path>.svg` and `<path>.png`. Each file appears whole or not at all.
 *
 * @param path Where to, without an ending; folders that are missing are made.
 * @returns The two paths.
 * @throws RangeError If the chart has no caption.
 */
export async function saveChart(
  chart: VegaLiteSpec,
  path: string,
): Promise<readonly [svg: string, png: string]> {
  const { svg, png } = await renderChart(chart);
  await mkdir(dirname(path), { recursive: true });
  const paths = [`${path}.svg`, `${path}.png`] as const;
  writeWhole(paths[0], svg);
  writeWhole(paths[1], png);
  return paths;
}
