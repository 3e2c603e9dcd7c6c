import { plausibleHits } from "../statistics/coverage.ts";
import type { WindowResult } from "../validation/bank-score.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink, palette } from "./theme.ts";

const size = 300;
/** Nominal coverages that are looked at, per cent. */
const LEVELS = Array.from({ length: 19 }, (_, step) => 5 * (step + 1));

/**
 * Whether intervals are honest: for central intervals of every width the share of windows whose outcome they hold, against
 * what they promise. Grey: where it may lie by chance in 95 of 100 such banks, if windows were independent.
 *
 * @throws RangeError If there is no window.
 */
export function intervalCalibrationChart(windows: readonly WindowResult[]): VegaLiteSpec {
  const n = windows.length;
  if (n === 0) throw new RangeError("windows: expected at least one, found none");
  const rows = LEVELS.map((level) => {
    const hits = windows.filter(({ pit }) => Math.abs(2 * pit - 1) <= level / 100).length;
    const { low, high } = plausibleHits(n, level / 100);
    return { level, reached: (100 * hits) / n, low: (100 * low) / n, high: (100 * high) / n };
  });
  const axis = (field: string, title: string) => ({
    field,
    type: "quantitative",
    title,
    scale: { domain: [0, 100], nice: false },
    axis: { values: [0, 25, 50, 75, 100], grid: true },
  });
  const x = axis("level", "promised, %");
  const y = axis("reached", "held what happened, %");
  const at = (level: number) => rows.find((row) => row.level === level)?.reached.toFixed(0);
  return {
    name: "interval calibration",
    title: {
      text: "Do the intervals hold what they promise?",
      frame: "bounds",
      subtitle: [`${n} windows; below the line: too narrow; above it: too wide`],
    },
    description: `Of ${n} windows the 50 % intervals hold ${at(50)} % of what happened and the 90 % intervals ${at(90)} %.`,
    width: size,
    height: size,
    layer: [
      {
        data: { values: rows },
        mark: { type: "area", color: ink.grid },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } },
      },
      {
        data: {
          values: [
            { level: 0, reached: 0 },
            { level: 100, reached: 100 },
          ],
        },
        mark: { type: "line", color: ink.axis, strokeDash: [4, 3], strokeWidth: 1.5 },
        encoding: { x, y },
      },
      {
        data: { values: rows },
        mark: { type: "line", color: palette.simulated, point: { size: 30, color: palette.simulated } },
        encoding: { x, y },
      },
    ],
  };
}
