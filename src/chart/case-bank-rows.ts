import type { WindowResult } from "../validation/bank-score.ts";
import { pointsOf } from "../validation/measured-window.ts";
import { windowText } from "./window-text.ts";

/** Room of a window, of a case's name, and below its last window, pixels. */
const pitch = 14;
const heading = 19;
const gap = 4;
/** Longest label of a window, letters. */
const longest = 46;

/** Whether the interval holds what happened. */
export const verdicts = ["observed inside the 90 % interval", "outside"] as const;

/** A window as it is drawn, in per cent; what left counts below nothing. */
export interface CaseBankRow {
  readonly case: string;
  readonly event: string;
  readonly label: string;
  readonly y: number;
  readonly observed: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
  readonly error: number;
  readonly in90: boolean;
  readonly verdict: string;
}

/** The rows of the chart of a case bank, and the names above them: the case with the worst miss first. */
export function caseBankRows(windows: readonly WindowResult[], names: Readonly<Record<string, string>>) {
  const rows: CaseBankRow[] = [];
  const headings: { name: string; y: number; top: number }[] = [];
  let top = 0;
  for (const own of byWorstCase(windows)) {
    const { case: id, grade } = own[0];
    headings.push({ name: `${names[id] ?? id} (${grade})`, y: top + heading / 2, top });
    own.forEach((window, index) => {
      rows.push(rowOf(window, top + heading + (index + 0.5) * pitch));
    });
    top += heading + own.length * pitch + gap;
  }
  return { rows, headings, height: top };
}

/** Windows by case in the order of time, the case with the largest miss first. */
function byWorstCase(windows: readonly WindowResult[]): WindowResult[][] {
  const cases = new Map<string, WindowResult[]>();
  for (const window of windows) cases.set(window.case, [...(cases.get(window.case) ?? []), window]);
  const worst = (own: readonly WindowResult[]): number =>
    Math.max(...own.map(({ errorPoints }) => Math.abs(errorPoints)));
  return [...cases.values()]
    .sort((a, b) => worst(b) - worst(a))
    .map((own) => own.sort((a, b) => (a.from < b.from ? -1 : 1)));
}

function rowOf({ predicted, observed, base, quantity, ...window }: WindowResult, y: number): CaseBankRow {
  const points = pointsOf(quantity, base ?? undefined);
  const isLoss = quantity === "cancellations";
  const drawn = (value: number): number => (isLoss ? 0 - points(value) : points(value));
  const { p05, p25, p50, p75, p95 } = predicted;
  const [low, lower, middle, upper, high] = isLoss ? [p95, p75, p50, p25, p05] : [p05, p25, p50, p75, p95];
  const event = `${window.event}${isLoss ? " (cancelled)" : ""}`;
  return {
    case: window.case,
    event,
    label: shortened(`${event}, ${windowText(window)}`),
    y,
    observed: drawn(observed),
    p05: drawn(low),
    p25: drawn(lower),
    p50: drawn(middle),
    p75: drawn(upper),
    p95: drawn(high),
    error: isLoss ? 0 - window.errorPoints : window.errorPoints,
    in90: window.in90,
    verdict: verdicts[window.in90 ? 0 : 1],
  };
}

const shortened = (label: string): string =>
  label.length <= longest ? label : `${label.slice(0, longest - 1)}…`;
