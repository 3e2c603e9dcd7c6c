import { toDay } from "../market/date.ts";
import type { Move, Moves } from "../simulation/moves.ts";
import { type AlluvialNode, alluvialLayout, type Ribbon } from "./alluvial-layout.ts";
import { dateText } from "./date-text.ts";
import { familyColours, familyTitle } from "./families.ts";
import { grouped } from "./grouped.ts";
import { peopleText, peopleUnit, reportedPeople } from "./people-scale.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { spreadLabels } from "./spread-labels.ts";
import { textColour } from "./text-colour.ts";
import { ink, textSize } from "./theme.ts";

const width = 370;
const height = 400;
const labelSize = textSize + 1;
/** Thickness of a ribbon that has room for its count, pixels. */
const countable = 15;

/** What the alluvial shows. */
export interface AlluvialOptions {
  /** Rivals by id that stand alone, with what to call them; the others stand together. */
  readonly rivals?: Readonly<Record<string, string>>;
  /** Plan families by id, with what to call them. */
  readonly families?: Readonly<Record<string, string>>;
}

/**
 * Plans before and after: on the left who had which family on the first morning, on the right where the same people are on
 * the last evening. Ribbons are as thick as they have people; those who stay in their family are pale.
 *
 * @param moves As `movesOf` counts them.
 * @throws RangeError If `rivals` or `families` names one that the moves do not have.
 * @example
 * await show(chart.alluvial(movesOf(simulate(netflix.scenario, { ...size, keepPersons: true }))));
 */
export function alluvialChart(moves: Moves, options: AlluvialOptions = {}): VegaLiteSpec {
  const { rivals = {}, families = {} } = options;
  checkNames("rivals", rivals, moves.rivals);
  checkNames("families", families, moves.families);
  const titleOf = (family: string) => families[family] ?? familyTitle(family);
  const colours = new Map(
    moves.families.map((family, index) => [family, familyColours(moves.families)[index]]),
  );
  const ends = endsOf(moves, titleOf, rivals);
  const links = moves.moves.map((move) => ({
    from: move.before === undefined ? came : titleOf(move.before),
    to: endOf(move, titleOf, rivals),
    people: move.people,
    color: colours.get(move.before ?? "") ?? ink.axis,
  }));
  const starts = [...moves.families.map(titleOf), came];
  const { left, right, ribbons } = alluvialLayout(starts, ends, links, height);
  const byTitle = new Map(moves.families.map((family) => [titleOf(family), colours.get(family) as string]));
  const colourOf = ({ title }: AlluvialNode) => byTitle.get(title) ?? ink.secondary;
  const unit = peopleUnit(1e6, 1e4);
  const text = (people: number) => (people < 1e4 ? reportedPeople(people) : peopleText(people, unit));
  return {
    name: "alluvial",
    title: {
      text: "Who had which plan, before and after",
      subtitle: `${moves.title} · simulated, ${runText(moves)}`,
      frame: "bounds",
    },
    description: captionOf(moves, ribbons, text),
    width,
    height,
    layer: [
      ribbonLayer(ribbons.filter(isQuiet), paleness),
      ribbonLayer(
        ribbons.filter((ribbon) => !isQuiet(ribbon)),
        strength,
      ),
      ...[left, right].map((nodes, side) =>
        nodeLayer(
          nodes.map((node) => ({ ...node, color: colourOf(node) })),
          side,
        ),
      ),
      ...[left, right].flatMap((nodes, side) =>
        labelLayers(
          nodes.map((node) => ({ ...node, color: colourOf(node) })),
          side,
          text,
        ),
      ),
      {
        data: {
          values: ribbons
            .filter(({ start, end }) => end[1] - end[0] >= countable && start[1] - start[0] >= countable)
            .map(({ end, people }) => ({ text: text(people), y: (end[0] + end[1]) / 2 })),
        },
        mark: { type: "text", align: "right" },
        encoding: {
          x: { value: width - nodeWidth - 5 },
          y: { ...yChannel, field: "y" },
          text: { field: "text", type: "nominal" },
        },
      },
      ...headings(moves),
    ],
  };
}

const came = "Came since";
const goneTo = "Left: ";
const toRivals = `${goneTo}to a rival`;
const toOthers = `${goneTo}to another rival`;
const reasons: Readonly<Record<string, string>> = {
  nothing: `${goneTo}nothing instead`,
  trial: `${goneTo}other reasons`,
  quit: `${goneTo}other reasons`,
};

/** @throws RangeError If a name is given to something that is not there. */
function checkNames(option: string, names: Readonly<Record<string, string>>, known: readonly string[]): void {
  const unknown = Object.keys(names).find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new RangeError(`${option}: expected ids among ${known.join(", ")}; found ${unknown}`);
  }
}

type TitleOf = (family: string) => string;
type Names = Readonly<Record<string, string>>;

function endOf({ after, left = "" }: Move, titleOf: TitleOf, rivals: Names): string {
  if (after !== undefined) return titleOf(after);
  if (reasons[left] !== undefined) return reasons[left];
  if (rivals[left] !== undefined) return `${goneTo}${rivals[left]}`;
  return Object.keys(rivals).length > 0 ? toOthers : toRivals;
}

function endsOf({ families }: Moves, titleOf: TitleOf, rivals: Names): string[] {
  const own = Object.values(rivals).map((title) => `${goneTo}${title}`);
  return [...new Set([...families.map(titleOf), ...own, toRivals, toOthers, ...Object.values(reasons)])];
}

const nodeWidth = 12;
const yChannel = {
  type: "quantitative",
  scale: { domain: [height, 0], zero: false, nice: false },
  axis: null,
} as const;
const xChannel = {
  field: "x",
  type: "quantitative",
  scale: { domain: [0, width], zero: false, nice: false },
  axis: null,
} as const;
const color = { field: "color", type: "nominal", scale: null } as const;

/** Who stays or is new: pale, so that those who change stand out. */
const isQuiet = ({ from, to }: Ribbon) => from === to || from === came;
const paleness = 0.3;
const strength = 0.7;

const ribbonLayer = (ribbons: readonly Ribbon[], opacity: number) => ({
  data: { values: ribbons.flatMap(edgesOf) },
  mark: { type: "area", opacity },
  encoding: {
    x: xChannel,
    y: { ...yChannel, field: "top" },
    y2: { field: "bottom" },
    color,
    detail: { field: "ribbon", type: "nominal" },
    tooltip: ["from", "to", "people"].map((field) => ({ field, type: "nominal" })),
  },
});

/** Parts of a ribbon from left to right: enough for a smooth edge. */
const parts = 24;

/** The edges of a ribbon: level at both ends, `3t² - 2t³` between them. */
function edgesOf({ from, to, people, color, start, end }: Ribbon, ribbon: number) {
  return Array.from({ length: parts + 1 }, (_, part) => {
    const t = part / parts;
    const share = t * t * (3 - 2 * t);
    const between = (a: number, b: number) => Math.round((a + (b - a) * share) * 100) / 100;
    return {
      ribbon,
      x: nodeWidth + (width - 2 * nodeWidth) * t,
      top: between(start[0], end[0]),
      bottom: between(start[1], end[1]),
      color,
      from,
      to,
      people: reportedPeople(people),
    };
  });
}

type ColouredNode = AlluvialNode & { readonly color: string };

const nodeLayer = (nodes: readonly ColouredNode[], side: number) => ({
  data: { values: nodes.map(({ top, bottom, color }) => ({ top, bottom, color })) },
  mark: { type: "rect" },
  encoding: {
    x: { value: side === 0 ? 0 : width - nodeWidth },
    x2: { value: side === 0 ? nodeWidth : width },
    y: { ...yChannel, field: "top" },
    y2: { field: "bottom" },
    color,
  },
});

function labelLayers(nodes: readonly ColouredNode[], side: number, text: (people: number) => string) {
  const places = spreadLabels(
    nodes.map(({ top, bottom }) => (top + bottom) / 2),
    labelSize + 4,
  );
  return [
    {
      data: {
        values: nodes.map(({ title, people, color }, index) => ({
          text: `${title} ${text(people)}`,
          y: places[index],
          color: textColour(color),
        })),
      },
      mark: {
        type: "text",
        align: side === 0 ? "right" : "left",
        dx: side === 0 ? -8 : 8,
        fontSize: labelSize,
      },
      encoding: {
        x: { value: side === 0 ? 0 : width },
        y: { ...yChannel, field: "y" },
        text: { field: "text", type: "nominal" },
        color,
      },
    },
  ];
}

/** The dates above the columns. */
function headings({ start, until }: Moves) {
  return [toDay(start) - 1, toDay(until)].map((day, side) => ({
    data: { values: [{}] },
    mark: {
      type: "text",
      align: side === 0 ? "left" : "right",
      baseline: "bottom",
      dy: -8,
      fontWeight: 600,
      color: ink.secondary,
    },
    encoding: {
      text: { value: dateText(day) },
      x: { value: side === 0 ? 0 : width },
      y: { value: 0 },
    },
  }));
}

const runText = ({ agents, seed }: Moves) => `${grouped(agents)} agents, seed ${seed}`;

function captionOf(moves: Moves, ribbons: readonly Ribbon[], text: (people: number) => string): string {
  const list = ribbons.map(({ from, to, people }) => {
    if (from === to) return `${from} kept ${text(people)}`;
    const where = to.startsWith(goneTo) ? `left, ${to.slice(goneTo.length)}` : `to ${to}`;
    return `${from} ${where} ${text(people)}`;
  });
  return `Simulated subscribers by plan family (${runText(moves)}), from the evening of ${dateText(toDay(moves.start) - 1)} to that of ${dateText(toDay(moves.until))}: ${list.join(", ")}; ${text(moves.cameBack)} had left and come back, and ${text(moves.passedThrough)} who came and went in between are not shown.`;
}
