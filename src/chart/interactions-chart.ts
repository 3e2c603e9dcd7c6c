import type { Attribution } from "../experiment/attribution.ts";
import { methodText, sharedName, spreadText, whenText } from "./attribution-text.ts";
import { grouped } from "./grouped.ts";
import { type PeopleUnit, peopleText, peopleUnit } from "./people-scale.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink, palette } from "./theme.ts";

const cell = 46;
const shownByDefault = 6;

/** How interactions are shown. */
export interface InteractionsChartOptions {
  /** How many events, those with the largest shares; 6 by default. */
  readonly most?: number;
  /** Titles by event id, in place of the events' own. */
  readonly events?: Readonly<Record<string, string>>;
}

/**
 * How events act on each other, two by two: each cell has what both add together beyond what each adds alone. Loss-coloured
 * cells are losses that need both; gain-coloured ones are losses that either would have caused.
 *
 * @throws RangeError If the figure is a rate, fewer than two events have a share, or `most` is not a whole number from 2.
 * @example
 * await show(chart.interactions(await attribute(netflix.scenario, { subscribers: 20_000, replicates: 5 })));
 */
export function interactionsChart(result: Attribution, options: InteractionsChartOptions = {}): VegaLiteSpec {
  const { most = shownByDefault, events = {} } = options;
  if (!Number.isInteger(most) || most < 2) {
    throw new RangeError(`invalid most; must be a whole number from 2: ${most}`);
  }
  const shown = result.shares.filter(({ mean }) => mean !== 0).slice(0, most);
  if (shown.length < 2) throw new RangeError(`shares: expected at least two, found ${shown.length}`);
  const name = sharedName(result);
  const titles = shown.map(({ event, title }) => events[event] ?? title);
  const letters = shown.map((_, index) => String.fromCharCode("A".charCodeAt(0) + index));
  const cells = cellsOf(
    result,
    shown.map(({ event }) => event),
  );
  const largest = Math.max(...cells.map(({ mean }) => Math.abs(mean)), 1);
  const unit = peopleUnit(largest, largest / 100);
  const values = cells.map(({ row, column, mean }) => ({
    row: rowTitle(row, letters, titles),
    column: letters[column],
    text: peopleText(mean, unit, true),
    color: tint(mean < 0 ? palette.loss : palette.gain, Math.abs(mean) / largest),
  }));
  const rows = letters.map((_, index) => rowTitle(index, letters, titles));
  const encoding = {
    x: {
      field: "column",
      type: "ordinal",
      title: null,
      scale: { domain: letters.slice(0, -1) },
      axis: { orient: "bottom", labelAngle: 0, ticks: false, domain: false },
    },
    y: {
      field: "row",
      type: "ordinal",
      title: null,
      scale: { domain: rows },
      axis: { ticks: false, domain: false, labelLimit: 330, labelColor: ink.text },
    },
  };
  return {
    name: "interactions",
    title: {
      frame: "bounds",
      text: `What two events did together, beyond what each did: ${name}`,
      subtitle: [
        `${result.title} · simulated, ${whenText(result)}`,
        `${grouped(result.agents)} agents, ${spreadText(result)}`,
        "minus: a loss that needs both; plus: a loss that either would have caused, or one that makes up for the other",
      ],
    },
    description: captionOf(result, cells, titles, name, unit),
    width: Math.max(300, (letters.length - 1) * cell * 1.3),
    height: letters.length * cell * 0.8,
    data: { values },
    encoding,
    layer: [
      {
        mark: { type: "rect", stroke: "#ffffff", strokeWidth: 2 },
        encoding: { color: { field: "color", type: "nominal", scale: null } },
      },
      { mark: { type: "text" }, encoding: { text: { field: "text", type: "nominal" } } },
    ],
  };
}

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly mean: number;
}

/** Each pair once, below the diagonal. */
function cellsOf({ interactions }: Attribution, events: readonly string[]): Cell[] {
  return interactions.flatMap(({ events: [first, second], mean }) => {
    const [a, b] = [events.indexOf(first), events.indexOf(second)];
    return a < 0 || b < 0 ? [] : [{ row: Math.max(a, b), column: Math.min(a, b), mean }];
  });
}

const rowTitle = (index: number, letters: readonly string[], titles: readonly string[]): string =>
  `${titles[index]} (${letters[index]})`;

/** A colour mixed with white, so that black text stays readable on it. */
function tint(colour: string, strength: number): string {
  const part = 0.7 * strength;
  const channels = [1, 3, 5].map((at) =>
    Math.round(255 - part * (255 - Number.parseInt(colour.slice(at, at + 2), 16))),
  );
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function captionOf(
  result: Attribution,
  cells: readonly Cell[],
  titles: readonly string[],
  name: string,
  unit: PeopleUnit,
): string {
  const strongest = [...cells].sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean)).slice(0, 3);
  const parts = strongest.map(
    ({ row, column, mean }) => `${titles[column]} and ${titles[row]} ${peopleText(mean, unit, true)}`,
  );
  return `How the events with the largest shares act on each other, ${name} ${whenText(result)}; the strongest are ${parts.join(", ")}. Shapley interaction indices (${methodText(result)}): what two events add together beyond what each adds alone, the mean over the orders of the others. They were not observed.`;
}
