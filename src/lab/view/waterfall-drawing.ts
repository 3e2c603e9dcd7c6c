import { html, svg, type TemplateResult } from "lit";
import { FLOWS, type Flow, flowTitlesOf, flowTotal, GAINS } from "../../chart/flow-totals.ts";
import {
  type PeopleUnit,
  peopleScale,
  peopleText,
  peopleUnit,
  reportedPeople,
} from "../../chart/people-scale.ts";
import { toDay } from "../../market/date.ts";
import type { Outcome, Period } from "../../simulation/outcome.ts";
import { indexUnit } from "../index-unit.ts";
import { FONT, haloText, TEXT } from "./frame.ts";
import type { WorldsView } from "./worlds-view.ts";

/** What the drawing of a quarter shows. */
export interface WaterfallView extends WorldsView {
  /** The quarter in both worlds, history with what was observed. */
  readonly historyPeriod: Period;
  readonly worldPeriod: Period;
  readonly isRevealed: boolean;
}

interface Row {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  readonly text: string;
  /** Where it was in history. */
  readonly before?: readonly [from: number, to: number];
}

const ROW = 27;
const LABELS = 150;
const LABELS_NARROW = 134;
const VALUES = 62;
const NARROW = 440;

/** Where the subscribers of a quarter came from and went to; in the reader's world with history's bars as outlines. */
export function waterfallDrawing(view: WaterfallView): TemplateResult {
  const { width, colours, isChanged, historyPeriod } = view;
  const rows = rowsOf(view);
  const left = width < NARROW ? LABELS_NARROW : LABELS;
  const right = width - VALUES;
  const height = rows.length * ROW + 22;
  const scale = peopleScale(
    rows.flatMap(({ from, to, before = [] }) => [from, to, ...before]),
    { zero: false, ticks: width < NARROW ? 2 : 4 },
  );
  const [least, most] = scale.domain;
  const x = (value: number) => left + ((value - least) / (most - least)) * (right - left);
  const caption = `${historyPeriod.period}: ${rows.map(({ title, text }) => `${title} ${text}`).join(", ")}`;
  return html`<svg class="drawing" viewBox="0 0 ${width} ${height}" role="img" aria-label=${caption} font-family=${FONT}
      xmlns="http://www.w3.org/2000/svg">
    <rect width=${width} height=${height} fill=${colours.paper} />
    ${scale.ticks.map(
      (tick) => svg`<line x1=${x(tick)} x2=${x(tick)} y1="0" y2=${rows.length * ROW} stroke=${colours.grid} />
        <text x=${x(tick)} y=${height - 6} text-anchor="middle" font-size=${TEXT} fill=${colours.secondary}>${peopleText(tick, indexUnit(view.history, historyPeriod.opening) ?? scale.unit)}</text>`,
    )}
    ${rows.map((row, index) => {
      const y = index * ROW + ROW / 2;
      const isLevel = row.from === row.to;
      const end = Math.max(x(row.from), x(row.to), ...(row.before ?? []).map(x));
      return svg`<g>
        <text x=${left - 8} y=${y + 4} text-anchor="end" font-size=${TEXT} fill=${colours.text}>${row.title}</text>
        ${
          isLevel
            ? svg`<rect x=${x(row.from) - 2} y=${y - 10} width="4" height="20" fill=${row.colour} />`
            : svg`<rect x=${Math.min(x(row.from), x(row.to))} y=${y - 8} height="16" fill=${row.colour}
                width=${Math.max(1, Math.abs(x(row.to) - x(row.from)))} />`
        }
        ${
          row.before && isChanged
            ? svg`<rect x=${Math.min(...row.before.map(x)) - (isLevel ? 2 : 0)} y=${y - 10.5} height="21" fill="none"
                stroke=${colours.text} stroke-dasharray="3 2"
                width=${isLevel ? 4 : Math.max(1, Math.abs(x(row.before[1]) - x(row.before[0])))} />`
            : ""
        }
        ${haloText(row.text, { x: Math.min(end + 7, width - 58), y: y + 4 }, colours.text, colours)}
      </g>`;
    })}
  </svg>`;
}

function rowsOf(view: WaterfallView): Row[] {
  const { colours, history, world, isChanged, historyPeriod, worldPeriod, isRevealed } = view;
  const unit = indexUnit(history, historyPeriod.opening) ?? levelUnit(worldPeriod.opening);
  const own = isChanged ? colours.counterfactual : colours.simulated;
  const level = (title: string, value: number, colour: string, before?: number): Row => ({
    title,
    from: value,
    to: value,
    colour,
    text: peopleText(value, unit),
    ...(before === undefined ? {} : { before: [before, before] as const }),
  });
  const titles = flowTitlesOf(history);
  const rows = [level("Opening", worldPeriod.opening, own, historyPeriod.opening)];
  let now = worldPeriod.opening;
  let before = historyPeriod.opening;
  for (const flow of FLOWS) {
    const change = signedFlow(world, flow, worldPeriod);
    const then = signedFlow(history, flow, historyPeriod);
    rows.push({
      title: titles[flow],
      from: now,
      to: now + change,
      colour: colours[flow],
      text: peopleText(change, unit, true),
      before: [before, before + then],
    });
    now += change;
    before += then;
  }
  rows.push(
    level(
      isChanged ? "Closing, your world" : "Closing, simulated",
      worldPeriod.closing,
      own,
      historyPeriod.closing,
    ),
  );
  const seen = historyPeriod.observed?.closing;
  if (seen !== undefined && isRevealed) rows.push(level("Closing, observed", seen, colours.observed));
  return rows;
}

/** The unit of levels and of the flows between them: of about two millions or fewer, thousands. */
function levelUnit(opening: number): PeopleUnit {
  const resolution = opening / 2000;
  return resolution < 1000
    ? peopleUnit(Math.min(opening, 999_999), Math.max(1, 2 * resolution))
    : peopleUnit(opening, resolution);
}

function signedFlow(run: Outcome, flow: Flow, { start, end }: Period): number {
  const first = toDay(run.start);
  return flowTotal(run, flow, toDay(start) - first, toDay(end) - first) * (GAINS.has(flow) ? 1 : -1);
}

/** What was observed of a quarter beside what was simulated, in words. */
export function observedSentence({ observed, grossAdditions, cancellations, closing }: Period): string {
  const pair = (name: string, simulated: number, seen: number | undefined) =>
    seen === undefined
      ? []
      : [`${name} ${reportedPeople(simulated)} simulated, ${reportedPeople(seen)} observed`];
  return [
    ...pair("Closing", closing, observed?.closing),
    ...pair("gross additions", grossAdditions, observed?.grossAdditions),
    ...pair("cancellations", cancellations, observed?.cancellations),
  ].join("; ");
}
