import { type Day, toDay } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { dateText, shortDate } from "./date-text.ts";
import { haloText } from "./halo-text.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink } from "./theme.ts";
import { type ChartWindow, timeChannel } from "./time-channel.ts";
import {
  byAnnouncement,
  eventEntries,
  factEntries,
  type Lane,
  type TimelineFact,
} from "./timeline-entries.ts";
import {
  instantAt,
  labelLift,
  labelSize,
  laneGap,
  laneInset,
  laneSize,
  type PlacedLane,
  placeLanes,
  timelineWidth as width,
} from "./timeline-lanes.ts";
import { timelineMarks } from "./timeline-marks.ts";

/** What a timeline shows. */
export interface TimelineOptions {
  /** ISO dates of the first and last day; those of the scenario by default. */
  readonly from?: string;
  readonly until?: string;
  /**
   * What else happened: lines of a case's timeline, or readings, of which the comments counted are shown. In the lane
   * of content and press unless a line says otherwise.
   */
  readonly press?: readonly (TimelineFact | Observation)[];
  /** Labels by event id, instead of the events' titles; an empty one leaves the event out. */
  readonly events?: Readonly<Record<string, string>>;
}

/**
 * The events of a scenario in lanes: what the firm does, what it says, rivals, content and press. A dot is an
 * announcement, a thin line leads to the day on which it takes effect (a diamond), a thick one is what lasts to a known
 * end; a cross is the day on which something is taken back. What began before the first day stands at the left edge.
 *
 * @throws RangeError If a date is none, the last day does not follow the first, or a label is for an unknown event.
 * @example
 * await show(chart.timeline(netflix.scenario, { press: readReadings(`${netflix.folder}/readings.csv`) }));
 */
export function timelineChart(scenario: Scenario, options: TimelineOptions = {}): VegaLiteSpec {
  const window = windowOf(scenario, options);
  const entries = [...eventEntries(scenario, options.events), ...factEntries(options.press ?? [])]
    .filter(({ title, announced }) => title !== "" && announced < window.to)
    .filter(({ until = window.from, reversed = window.from }) => Math.min(until, reversed) >= window.from)
    .sort(byAnnouncement);
  const lanes = placeLanes(entries, window);
  const height = lanes.reduce((sum, lane) => sum + lane.height, 0) || labelSize;
  const y = {
    type: "quantitative",
    scale: { domain: [height, 0], zero: false, nice: false },
    axis: null,
  };
  const x = timeChannel("at", window, width);
  const monthLines = { ...x, axis: { ...(x.axis as object), grid: true, domain: false } };
  return {
    name: "timeline",
    title: {
      text: scenario.title,
      subtitle: `What happened when: ${dateText(window.from)} to ${dateText(window.to - 1)}`,
    },
    description: captionOf(lanes, window),
    width,
    height,
    config: { legend: { symbolSize: 80 } },
    layer: [
      {
        data: { values: lanes.map(({ top, height }) => ({ top, bottom: top + height - laneGap })) },
        mark: { type: "rect", color: "#000000", opacity: 0.035 },
        encoding: {
          x: { value: 0 },
          x2: { value: "width" },
          y: { ...y, field: "top" },
          y2: { field: "bottom" },
        },
      },
      ...timelineMarks(
        lanes.flatMap(({ entries }) => entries),
        { x: monthLines, y, window },
      ),
      {
        data: {
          values: lanes.flatMap(({ entries }) =>
            entries.map(({ label, labelX, y }) => ({
              text: label,
              at: instantAt(labelX, window),
              y: y - labelLift,
            })),
          ),
        },
        encoding: { x, y: { ...y, field: "y" } },
        layer: haloText(
          { align: "left", fontSize: labelSize, limit: width },
          { text: { field: "text", type: "nominal" } },
        ),
      },
      {
        data: {
          values: lanes.map(({ title, nameY }) => ({ text: title, y: nameY })),
        },
        mark: {
          type: "text",
          align: "left",
          fontSize: laneSize,
          fontWeight: 600,
          dx: laneInset,
          color: ink.secondary,
        },
        encoding: {
          x: { value: 0 },
          y: { ...y, field: "y" },
          text: { field: "text", type: "nominal" },
        },
      },
    ],
  };
}

/** @throws RangeError If the last day does not follow the first. */
function windowOf(scenario: Scenario, { from, until }: TimelineOptions): ChartWindow {
  const window = { from: toDay(from ?? scenario.start), to: toDay(until ?? scenario.until) + 1 };
  if (window.to - window.from > 1) return window;
  throw new RangeError(`invalid until; must be after ${from ?? scenario.start}: ${until ?? scenario.until}`);
}

const captionNames: Readonly<Record<Lane, string>> = {
  firm: "in prices and plans",
  words: "in the firm's words",
  rivals: "by rivals",
  press: "in content and press",
};

function captionOf(lanes: readonly PlacedLane[], window: ChartWindow): string {
  const day = (announced: Day) => (announced < window.from ? "before" : shortDate(announced));
  const parts = lanes.map(({ lane, entries }) => {
    const list = entries.map(({ title, announced }) => `${title} (${day(announced)})`);
    return `${captionNames[lane]} ${list.join(", ")}`;
  });
  const sum = parts.length > 0 ? parts.join("; ") : "nothing happened";
  return `Timeline from ${dateText(window.from)} to ${dateText(window.to - 1)}: ${sum}.`;
}
