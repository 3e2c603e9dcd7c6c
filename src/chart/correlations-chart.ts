import { sampleCorrelation } from "simple-statistics";
import type { Draw } from "../market/draw.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink, palette } from "./theme.ts";

const cell = 30;

/** What the chart of correlations shows. */
export interface CorrelationsChartOptions {
  /** Parameters to show, by default those with the strongest correlations. */
  readonly ids?: readonly string[];
  /** How many to show if they are not named; 12 by default. */
  readonly most?: number;
}

/**
 * Which parameters go together: a square for each pair, blue where a higher value of one goes with a higher value of the
 * other, orange where with a lower one. Where there is much colour the data know a combination better than its parts.
 *
 * @param draws Equally likely joint draws, such as `loadPosterior()`.
 * @throws RangeError If there are fewer than three draws, or a parameter is not in them.
 * @example
 * await show(chart.correlations(loadPosterior()));
 */
export function correlationsChart(
  draws: readonly Draw[],
  { ids, most = 12 }: CorrelationsChartOptions = {},
): VegaLiteSpec {
  if (draws.length < 3) throw new RangeError(`draws: expected at least three, found ${draws.length}`);
  const unknown = ids?.find((id) => draws[0][id] === undefined);
  if (unknown !== undefined)
    throw new RangeError(`ids: expected a parameter of the draws, found ${JSON.stringify(unknown)}`);
  const all = ids ?? Object.keys(draws[0]);
  const columns = new Map(all.map((id) => [id, draws.map((draw) => draw[id])]));
  const between = (one: string, other: string): number =>
    sampleCorrelation(columns.get(one) as number[], columns.get(other) as number[]);
  const shown = ids ?? strongest(all, between, most);
  const squares = shown.flatMap((one, row) =>
    shown.slice(0, row).map((other) => {
      const value = between(one, other);
      return {
        one,
        other,
        value,
        text: value.toFixed(1).replace("-0.0", "0.0"),
        strong: Math.abs(value) > 0.55,
      };
    }),
  );
  const axis = { labelColor: ink.text, labelLimit: 200, grid: false, ticks: false, domain: false };
  return {
    name: "correlations",
    title: {
      text: "Which parameters go together",
      subtitle: ["correlation of joint draws: blue together, orange one against the other"],
    },
    description: captionOf(squares),
    width: cell * (shown.length - 1),
    height: cell * (shown.length - 1),
    data: { values: squares },
    encoding: {
      x: {
        field: "other",
        type: "nominal",
        title: null,
        sort: shown.slice(0, -1),
        axis: { ...axis, labelAngle: -90 },
      },
      y: { field: "one", type: "nominal", title: null, sort: shown.slice(1), axis },
    },
    layer: [
      {
        mark: { type: "rect", stroke: "#ffffff" },
        encoding: {
          color: {
            field: "value",
            type: "quantitative",
            scale: { domain: [-1, 0, 1], range: [palette.loss, "#f7f7f7", palette.simulated] },
            legend: null,
          },
        },
      },
      {
        mark: { type: "text", fontSize: 11 },
        encoding: {
          text: { field: "text", type: "nominal" },
          color: { condition: { test: "datum.strong", value: "#ffffff" }, value: ink.text },
        },
      },
    ],
  };
}

/** The parameters of the strongest pairs, in the order of the draws. */
function strongest(
  ids: readonly string[],
  between: (one: string, other: string) => number,
  most: number,
): string[] {
  const pairs = ids
    .flatMap((one, row) =>
      ids.slice(0, row).map((other) => ({ one, other, size: Math.abs(between(one, other)) })),
    )
    .sort((a, b) => b.size - a.size);
  const chosen = new Set<string>();
  for (const { one, other } of pairs) {
    for (const id of [one, other]) if (chosen.size < most) chosen.add(id);
  }
  return ids.filter((id) => chosen.has(id));
}

function captionOf(squares: readonly { one: string; other: string; value: number }[]): string {
  const [first, second, third] = [...squares].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const parts = [first, second, third]
    .filter(Boolean)
    .map(({ one, other, value }) => `${one} and ${other} ${value.toFixed(2)}`);
  return `Correlations of parameters in joint draws. Strongest: ${parts.join("; ")}.`;
}
