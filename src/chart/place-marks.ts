import type { Day } from "../market/date.ts";
import { labelWidth } from "./label-width.ts";
import type { ChartWindow } from "./time-channel.ts";

/** A dated event as a chart shows it. */
export interface EventMark {
  readonly day: Day;
  readonly label: string;
}

/** A mark and what its label covers, pixels from the left of the plot. */
interface MeasuredMark extends EventMark {
  readonly x: number;
  readonly start: number;
  readonly end: number;
  readonly endsAtRule: boolean;
}

export interface PlacedMark extends MeasuredMark {
  /** 0 lies right above the plot. */
  readonly row: number;
}

/** Distance of a label from its rule and from the next label, pixels. */
export const labelGap = 6;

/**
 * Place the labels of events above a plot: each in the lowest row in which it meets no other label and no other
 * event's rule. A rule rises to its own row, so a label belongs above the rows of all events that it spans; only
 * where two labels span each other's rules, as on the same day, one is crossed. Events outside the window are left out.
 *
 * @param width Width of the plotting area, pixels.
 * @param rightRoom How far labels may reach beyond the plot on the right, pixels.
 */
export function placeMarks(
  events: readonly EventMark[],
  window: ChartWindow,
  width: number,
  rightRoom = 0,
): PlacedMark[] {
  const waiting = measureMarks(events, window, width, width + rightRoom);
  const placed: PlacedMark[] = [];
  while (waiting.length > 0) {
    const isReady = (mark: MeasuredMark) => waiting.every((other) => other === mark || !spans(mark, other));
    const [mark] = waiting.splice(Math.max(0, waiting.findIndex(isReady)), 1) as [MeasuredMark];
    let row = 0;
    for (const other of placed) if (spans(mark, other)) row = Math.max(row, other.row + 1);
    while (placed.some((other) => other.row === row && other.start < mark.end && mark.start < other.end))
      row++;
    placed.push({ ...mark, row });
  }
  return placed;
}

const spans = (label: MeasuredMark, other: MeasuredMark) => label.start <= other.x && other.x <= label.end;

/**
 * Write each label to the right of its rule, or to the left where it would leave the room or meet one that does;
 * but not where it would then leave the plot on the left by more.
 */
function measureMarks(
  events: readonly EventMark[],
  window: ChartWindow,
  width: number,
  rightmost: number,
): MeasuredMark[] {
  const marks: MeasuredMark[] = [];
  const shown = events.filter(({ day }) => day >= window.from && day <= window.to);
  for (const event of [...shown].sort((a, b) => b.day - a.day)) {
    const x = ((event.day - window.from) / (window.to - window.from)) * width;
    const length = labelWidth(event.label) + labelGap;
    const rightward = { ...event, x, start: x, end: x + length, endsAtRule: false };
    const leftward = { ...event, x, start: x - length, end: x, endsAtRule: true };
    const facesLabel = marks.some(
      (later) => later.endsAtRule && spans(later, rightward) && spans(rightward, later),
    );
    const overflow = rightward.end - rightmost;
    const turns = overflow > 0 ? -leftward.start < overflow : facesLabel && leftward.start >= 0;
    marks.push(turns ? leftward : rightward);
  }
  return marks;
}
