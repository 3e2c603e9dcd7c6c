import { calendarOf, type Day } from "../market/date.ts";
import { shortDate } from "./date-text.ts";
import { labelWidth } from "./label-width.ts";
import { packRows } from "./pack-rows.ts";
import { palette } from "./theme.ts";
import { type ChartWindow, instantOf } from "./time-channel.ts";
import { LANES, type Lane, type TimelineEntry } from "./timeline-entries.ts";

/** Width of the plot, pixels. */
export const timelineWidth = 670;
/** Of a label with the mark below it, and above the first of them, pixels. */
const rowHeight = 35;
const headroom = 5;
/** Letters of labels: a little larger than elsewhere, because they are the chart. */
export const labelSize = 12.5;
export const laneSize = 13;
/** From the bottom of a row up to its marks, and from its marks up to its label. */
const markLift = 9;
export const labelLift = 13;
/** Between two labels, and from the left edge to a lane's name. */
const labelRoom = 14;
export const laneInset = 6;

/** Between two lanes, pixels. */
export const laneGap = 5;

const laneTitles: Readonly<Record<Lane, string>> = {
  firm: "The firm: prices and plans",
  words: "The firm: what it says",
  rivals: "Rivals",
  press: "Content and press",
};

const laneColours: Readonly<Record<Lane, string>> = {
  firm: palette.simulated,
  words: palette.simulated,
  rivals: palette.rival,
  press: palette.observed,
};

/** An entry with its place, pixels from the top left corner. */
export interface PlacedEntry extends TimelineEntry {
  readonly label: string;
  readonly color: string;
  /** Height of its marks. */
  readonly y: number;
  readonly labelX: number;
}

/** A lane with its entries; `top` and `height` in pixels. */
export interface PlacedLane {
  readonly lane: Lane;
  readonly title: string;
  /** Where its name stands. */
  readonly nameY: number;
  readonly top: number;
  readonly height: number;
  readonly entries: readonly PlacedEntry[];
}

/**
 * Lanes that have an entry, one below the other. Each entry has the lowest row of its lane in which neither its marks nor
 * its label meet another's.
 */
export function placeLanes(entries: readonly TimelineEntry[], window: ChartWindow): PlacedLane[] {
  let top = 0;
  return LANES.flatMap((lane) => {
    const own = entries.filter((entry) => entry.lane === lane);
    if (own.length === 0) return [];
    const labelled = own.map((entry) => ({ ...entry, label: labelOf(entry, window) }));
    const places = labelled.map((entry) => placeOf(entry, window));
    // The lane's name stands in the first row, as far left as it goes.
    const name = { start: 0, end: laneInset + labelWidth(laneTitles[lane], laneSize) };
    const [, ...rows] = packRows([name, ...places], labelRoom);
    const placed = labelled.map((entry, index) => ({
      ...entry,
      color: laneColours[lane],
      y: top + headroom + (rows[index] + 1) * rowHeight - markLift,
      labelX: places[index].labelX,
    }));
    const height = headroom + (1 + Math.max(...rows)) * rowHeight + laneGap;
    const nameY = top + headroom + rowHeight - markLift - labelLift;
    const row = { lane, title: laneTitles[lane], nameY, top, height, entries: placed };
    top += height;
    return [row];
  });
}

function labelOf({ title, announced }: TimelineEntry, window: ChartWindow): string {
  if (announced >= window.from) return `${shortDate(announced)}: ${title}`;
  const [, month] = shortDate(announced).split(" ");
  return `Since ${month} ${calendarOf(announced).year}: ${title}`;
}

/** What an entry covers with its label, and where the label begins: at the announcement if there is room. */
function placeOf(entry: TimelineEntry & { readonly label: string }, window: ChartWindow) {
  const { label, announced, effects, until = announced, reversed = announced } = entry;
  const first = pixelOf(announced, window);
  const last = pixelOf(Math.max(...effects, until, reversed), window);
  const room = Math.min(timelineWidth, labelWidth(label, labelSize));
  const labelX = Math.max(laneInset, Math.min(first - labelInset, timelineWidth - room));
  return {
    labelX,
    start: Math.min(labelX, first - labelInset),
    end: Math.max(labelX + room, last + labelInset),
  };
}

/** Radius of a dot: a label begins above its left edge. */
const labelInset = 5;

const pixelOf = (day: Day, { from, to }: ChartWindow) =>
  Math.min(timelineWidth, Math.max(0, ((day - from) / (to - from)) * timelineWidth));

/** The moment at a place of the plot. */
export const instantAt = (pixel: number, { from, to }: ChartWindow) =>
  Math.round(instantOf(from) + (pixel / timelineWidth) * (instantOf(to) - instantOf(from)));
