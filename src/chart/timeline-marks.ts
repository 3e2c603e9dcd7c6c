import { type Day, isoOf } from "../market/date.ts";
import { type ChartWindow, instantOf } from "./time-channel.ts";
import type { PlacedEntry } from "./timeline-lanes.ts";

const signs = {
  announced: "circle",
  "takes effect": "diamond",
  "taken back": "M-1,-.6L-.6,-1L0,-.4L.6,-1L1,-.6L.4,0L1,.6L.6,1L0,.4L-.6,1L-1,.6L-.4,0Z",
  "goes on": "triangle-right",
  "began before": "triangle-left",
} as const;

type Sign = keyof typeof signs;

/** The channels of a timeline: `x` by field `at`, `y` without a field. */
interface TimelineChannels {
  readonly x: Readonly<Record<string, unknown>>;
  readonly y: Readonly<Record<string, unknown>>;
  readonly window: ChartWindow;
}

/** Layers of the lines and signs of entries. */
export function timelineMarks(
  entries: readonly PlacedEntry[],
  { x, y, window }: TimelineChannels,
): readonly Readonly<Record<string, unknown>>[] {
  const color = { field: "color", type: "nominal", scale: null };
  const waits = entries.flatMap((entry, line) => endsOf(waitOf(entry), entry, line, window));
  const stays = entries.flatMap((entry, line) => endsOf(stayOf(entry), entry, line, window));
  const points = entries.flatMap((entry) => signsOf(entry, window));
  const shown = (Object.keys(signs) as Sign[]).filter((sign) => points.some((point) => point.sign === sign));
  // A rule with two ends in time would have Vega-Lite complain of two domains.
  const encoding = { x, y: { ...y, field: "y" }, color, detail: { field: "line", type: "nominal" } };
  return [
    { data: { values: stays }, mark: { type: "line", strokeWidth: 8, opacity: 0.35 }, encoding },
    { data: { values: waits }, mark: { type: "line", strokeWidth: 2 }, encoding },
    {
      data: { values: points },
      mark: { type: "point", filled: true, size: 75, opacity: 1 },
      encoding: {
        x,
        y: { ...y, field: "y" },
        color,
        shape: {
          field: "sign",
          type: "nominal",
          title: null,
          scale: { domain: shown, range: shown.map((sign) => signs[sign]) },
        },
        tooltip: ["title", "sign", "date", "source"].map((field) => ({ field, type: "nominal" })),
      },
    },
  ];
}

const inside = (day: Day, { from, to }: ChartWindow) => Math.max(from, Math.min(to, day));

type Stretch = readonly [from: Day, to: Day];

/** From the announcement to the last day on which it takes effect or is taken back. */
const waitOf = ({ announced, effects, reversed = announced }: PlacedEntry): Stretch => [
  announced,
  Math.max(announced, ...effects, reversed),
];

/** From the day on which it takes effect to its known end, the evening of its last day. */
const stayOf = ({ announced, effects, until, reversed }: PlacedEntry): Stretch => {
  const from = effects[0] ?? announced;
  return until === undefined || until === announced
    ? [from, from]
    : [from, Math.min(until + 1, reversed ?? Number.POSITIVE_INFINITY)];
};

/** Both ends of a line within the window; none if nothing of it lies there. */
function endsOf([from, to]: Stretch, { color, y }: PlacedEntry, line: number, window: ChartWindow) {
  if (to <= Math.max(from, window.from)) return [];
  return [from, to].map((day) => ({ at: instantOf(inside(day, window)), color, y, line }));
}

function signsOf(entry: PlacedEntry, window: ChartWindow) {
  const { title, announced, effects, until = announced, reversed, color, y, source } = entry;
  const sign = (name: Sign, day: Day) => ({
    at: instantOf(inside(day, window)),
    y,
    sign: name,
    title,
    date: isoOf(day),
    color,
    source,
  });
  const last = Math.max(...effects, until);
  return [
    sign(announced < window.from ? "began before" : "announced", announced),
    ...effects.filter((day) => day >= window.from && day < window.to).map((day) => sign("takes effect", day)),
    ...(reversed !== undefined && reversed < window.to ? [sign("taken back", reversed)] : []),
    ...(last >= window.to ? [sign("goes on", last)] : []),
  ];
}
