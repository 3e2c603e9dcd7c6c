import { saveChart } from "churnkit/node";
import { median } from "./measurement.ts";
import type { Recording } from "./recording.ts";
import { folder } from "./recording.ts";

/** What the chart follows, in its order, and what it is called there. */
const FOLLOWED: Readonly<Record<string, string>> = {
  "half year, 24.6 million agents, two workers, whole process": "24.6 million agents, two workers, s",
  "half year, 24.6 million agents, one worker, whole process": "24.6 million agents, one worker, s",
  "peak memory, 24.6 million agents, two workers": "24.6 million agents, memory, MB",
  "half year, 100,000 agents, warm": "100,000 agents, warm, s",
  "first line of churnkit run netflix-2011": "first line, s",
  "plain case, agent-months, one thread": "plain case, one thread, M agent-months/s",
};

/** A figure of one record. */
interface Point {
  readonly what: string;
  readonly record: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly goal?: number;
}

/** Draw the records as `history.svg` and `history.png` beside them; nothing if no record has a followed figure. */
export async function drawHistory(records: readonly Recording[]): Promise<readonly string[]> {
  const points = records.flatMap((record, index) => pointsOf(record, index));
  if (points.length === 0) return [];
  const x = {
    field: "record",
    type: "ordinal",
    sort: null,
    title: null,
    axis: { labelAngle: -40 },
  };
  const y = { type: "quantitative", title: null, scale: { zero: true } };
  return saveChart(
    {
      name: "bench-history",
      title: {
        text: "Speed and memory by commit",
        subtitle:
          "points: medians; whiskers: lowest and highest run; dashed: goal. Machines and loads differ",
      },
      description: `Medians of ${records.length} recorded measurements, a panel for each figure, by date and commit, with the lowest and highest run and the goal.`,
      data: { values: points },
      columns: 2,
      facet: {
        field: "what",
        type: "nominal",
        sort: Object.values(FOLLOWED),
        title: null,
        header: { labelFontWeight: "bold" },
      },
      spec: {
        width: 320,
        height: 130,
        layer: [
          { mark: { type: "rule" }, encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" } } },
          { mark: { type: "line", point: true }, encoding: { x, y: { ...y, field: "median" } } },
          {
            transform: [{ filter: "isValid(datum.goal)" }],
            mark: { type: "rule", strokeDash: [4, 4] },
            encoding: { y: { ...y, field: "goal", aggregate: "max" } },
          },
        ],
      },
      resolve: { scale: { y: "independent" } },
    },
    `${folder}/history`,
  );
}

function pointsOf({ date, commit, measurements }: Recording, index: number): Point[] {
  return measurements.flatMap(({ what, values, goal }) => {
    const name = FOLLOWED[olderNames[what] ?? what];
    if (name === undefined) return [];
    // The first records had a bare number for the goal.
    const line = typeof goal === "object" ? ("atMost" in goal ? goal.atMost : goal.atLeast) : undefined;
    return {
      what: name,
      record: `${index + 1}: ${date} ${commit}`,
      median: median(values),
      low: Math.min(...values),
      high: Math.max(...values),
      ...(line !== undefined && { goal: line }),
    };
  });
}

/** What figures were called in older records. */
const olderNames: Readonly<Record<string, string>> = {
  "half year, 24.6 million agents, whole process":
    "half year, 24.6 million agents, one worker, whole process",
  "peak memory of the same, full scale": "peak memory, 24.6 million agents, two workers",
};
