import { html, svg, type TemplateResult } from "lit";
import { columnPeople, percentText } from "../amounts.ts";
import type { WhoRow } from "../who-left.ts";
import type { Colours } from "./colours.ts";
import { FONT, TEXT } from "./frame.ts";

/** How rows of people are drawn. */
export interface PeopleBarsView {
  readonly width: number;
  readonly colours: Colours;
  /** Whether the reader's world is another. */
  readonly isChanged: boolean;
  /** What the longest bar is, for drawings that are compared; the largest of the rows otherwise. */
  readonly longest?: number;
}

const BAR = 12;
const PITCH = 15;
const LINE = 15;
const GAP = 8;
/** Room for a row's title. */
const LABELS = 230;
/** Narrower drawings have the titles above the bars. */
const NARROW = 480;
const VALUES = 110;
/** Width of a letter, pixels. */
const LETTER = 7;

/**
 * A row of people in one world or both, one bar above the other. Where rows say of how many they are, a bar's length is
 * the share.
 */
export function peopleBars(
  { width, colours, isChanged, longest }: PeopleBarsView,
  rows: readonly WhoRow[],
  title: string,
): TemplateResult {
  const isNarrow = width < NARROW;
  const left = isNarrow ? 0 : LABELS;
  const people = columnPeople(
    rows.flatMap(({ history, world }) => (isChanged ? [history, world] : [history])),
  );
  const most = longest ?? longestOf(rows, isChanged);
  const text = (value: number, { of }: WhoRow) =>
    of === undefined || value === 0 ? people(value) : `${percentText(value / of, 1)} · ${people(value)}`;
  const bars = isChanged ? 2 : 1;
  const drawn: { readonly row: WhoRow; readonly lines: readonly string[]; readonly top: number }[] = [];
  let height = 0;
  for (const row of rows) {
    const lines = wrapped(row.title, Math.floor((isNarrow ? width : left - 8) / LETTER));
    drawn.push({ row, lines, top: height });
    height += isNarrow
      ? lines.length * LINE + bars * PITCH + GAP
      : Math.max(lines.length * LINE, bars * PITCH) + GAP;
  }
  const bar = (y: number, value: number, row: WhoRow, colour: string) => {
    const length = (lengthOf(value, row) / most) * (width - left - VALUES);
    return svg`<rect x=${left} y=${y} width=${value > 0 ? Math.max(1, length) : 0} height=${BAR} fill=${colour} />
      <text x=${left + length + 6} y=${y + 10.5} font-size=${TEXT} fill=${colours.text}>${text(value, row)}</text>`;
  };
  const caption = rows.map(
    (row) =>
      `${row.title}: ${text(row.history, row)}${isChanged ? `, in your world ${text(row.world, row)}` : ""}`,
  );
  return html`<svg class="drawing" viewBox="0 0 ${width} ${height}" role="img" aria-label=${`${title}. ${caption.join("; ")}`} font-family=${FONT}>
    <rect width=${width} height=${height} fill=${colours.paper} />
    ${drawn.map(({ row, lines, top }) => {
      const room = bars * PITCH;
      const below = isNarrow
        ? top + lines.length * LINE
        : top + Math.max(0, (lines.length * LINE - room) / 2);
      const first = isNarrow ? top + 11 : top + Math.max(0, (room - lines.length * LINE) / 2) + 11;
      return svg`<g>
        ${lines.map(
          (line, index) =>
            svg`<text x=${isNarrow ? 0 : left - 8} y=${first + index * LINE} text-anchor=${isNarrow ? "start" : "end"} font-size=${TEXT} fill=${colours.text}>${line}</text>`,
        )}
        ${bar(below, row.history, row, colours.simulated)}
        ${isChanged ? bar(below + PITCH, row.world, row, colours.counterfactual) : ""}
      </g>`;
    })}</svg>`;
}

const lengthOf = (value: number, { of }: WhoRow) => (of === undefined ? value : value / of);

/** The longest bar of rows: people, or a share where the rows say of how many they are. */
export function longestOf(rows: readonly WhoRow[], isChanged: boolean): number {
  const lengths = rows.flatMap((row) => [
    lengthOf(row.history, row),
    isChanged ? lengthOf(row.world, row) : 0,
  ]);
  return Math.max(Number.MIN_VALUE, ...lengths);
}

/** A text in lines of at most so many letters, broken between words. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
