import { html, svg, type TemplateResult } from "lit";
import { capital } from "../../chart/capital.ts";
import { dailySubscribers } from "../../chart/daily-subscribers.ts";
import { dateText } from "../../chart/date-text.ts";
import type { ObservedClosing } from "../../chart/observed-closings.ts";
import { peopleScale, peopleText, reportedPeople } from "../../chart/people-scale.ts";
import { spreadLabels } from "../../chart/spread-labels.ts";
import { type Day, toDay } from "../../market/date.ts";
import { countedUnit } from "../../scenario/counted-unit.ts";
import type { Observation } from "../../scenario/observation.ts";
import type { Outcome } from "../../simulation/outcome.ts";
import { indexUnit } from "../index-unit.ts";
import type { Interval } from "../intervals.ts";
import type { Colours } from "./colours.ts";
import {
  FONT,
  haloText,
  linePath,
  NAMELESS,
  type Plot,
  predictedBand,
  TEXT,
  timeAxis,
  valueAxis,
  valueScale,
} from "./frame.ts";
import { roomForNames, ruleNames, rulesShown } from "./rule-names.ts";
import { familyColoursOf, type Line, linesOf, markPath, pointsOf, strokeWidth } from "./subscribers-marks.ts";
import { type TimeScale, timeScale } from "./time-scale.ts";
import type { WorldsOverTime } from "./worlds-view.ts";

/** What the drawing of subscribers over time shows. */
export interface SubscribersView extends WorldsOverTime {
  readonly byPlan: boolean;
  /** What the case as it came is called beside the reader's world. */
  readonly baseLabel: string;
  readonly observed: readonly Observation[];
  /** Whether observed values are shown. */
  readonly isRevealed: boolean;
  readonly fittedUntil: string | undefined;
  /** Intervals of the reader's world at ends of quarters. */
  readonly intervals: readonly Interval[];
  /** Number of seeds that they are from. */
  readonly seeds: number;
  /** Worlds that were kept, once they were run. */
  readonly kept: readonly { readonly name: string; readonly run: Outcome }[];
  /** The day up to which a presentation shows lines when it asks how they go on, and whether it has shown the answer. */
  readonly asked?: { readonly at: Day; readonly isAnswered: boolean };
  /** Days of events that have a rule through the plot. */
  readonly rules: readonly { readonly day: number; readonly isStrong: boolean; readonly label: string }[];
  /** Whether the rules have their names above them, where no lane has. */
  readonly hasRuleNames?: boolean;
}

/** Room above. */
const TOP = 12;
/** Room for axis labels, and for end labels with short names. */
const LEFT = 52;
const RIGHT = 140;
/** Most room for end labels, as a share of the width. */
const MOST_RIGHT = 0.28;
/** Width of a bold letter in the widest of the fonts, pixels. */
const BOLD_LETTER = 7.6;
/** Letters of the number before a name, with the space between. */
const NUMBER_LETTERS = 7;
/** Distance of end labels from the plot, pixels. */
const END_GAP = 9;
const RIGHT_NARROW = 62;

/** The plot and time scale of a drawing, which the lane of events below shares. */
export function subscribersPlot(view: SubscribersView): { plot: Plot; time: TimeScale } {
  const { width, height, history } = view;
  const right = width - endRoom(view);
  const top = TOP + roomForNames(view, right - LEFT);
  const plot = { width, height, left: LEFT, right, top, bottom: height - 24 };
  return { plot, time: timeScale(toDay(history.start), toDay(history.until) + 1, plot.left, plot.right) };
}

/** Room that the labels at the ends of lines need, as far as there is room. */
function endRoom(view: SubscribersView): number {
  if (view.width < NAMELESS) return RIGHT_NARROW;
  const longest = Math.max(...linesOf(view).map(({ title }) => title.length));
  const wish = END_GAP + (NUMBER_LETTERS + longest) * BOLD_LETTER;
  return Math.round(Math.max(RIGHT, Math.min(wish, view.width * MOST_RIGHT)));
}

/** Subscribers over time, history beside the reader's world and what was observed. */
export function subscribersDrawing(view: SubscribersView): TemplateResult {
  const { width, height, colours, history, fittedUntil } = view;
  const { plot, time } = subscribersPlot(view);
  const lines = linesOf(view);
  // A world that never was is neither fitted nor predicted.
  const fitted = fittedUntil === undefined || view.isChanged ? undefined : toDay(fittedUntil);
  const points = pointsOf(view);
  const cutAt = cutOf(view);
  const scale = peopleScale(axisValues(view, lines, points, time.first), { zero: view.byPlan, ticks: 5 });
  const y = valueScale(scale.domain, plot);
  const familyColour = new Map(
    history.families.map((family, index) => [family, familyColoursOf(history, colours)[index]]),
  );
  const drawn = lines.map((line) => ({ ...line, values: shownValues(line, cutAt, time.first) }));
  return html`<svg class="drawing" viewBox="0 0 ${width} ${height}" role="img" aria-label=${captionOf(view)}
      font-family=${FONT} xmlns="http://www.w3.org/2000/svg">
    <rect width=${width} height=${height} fill=${colours.paper} />
    ${predictedBand(fitted === undefined ? undefined : fitted + 1, time, plot, colours, isLowAt(lines, fitted, time, scale.domain))}
    ${valueAxis(scale, y, plot, colours, (tick) => peopleText(tick, pointsUnit(history) ?? scale.unit))}
    ${timeAxis(time, plot, colours)}
    ${ruleNames(view, plot, time, cutAt)}
    ${rulesShown(view, cutAt).map(
      ({ day, isStrong }) => svg`<line x1=${time.x(day)} x2=${time.x(day)} y1=${plot.top} y2=${plot.bottom}
        stroke=${isStrong ? colours.text : colours.axis} stroke-dasharray="2 4" stroke-width=${isStrong ? 1.5 : 1} />`,
    )}
    ${view.isChanged && !view.byPlan ? differenceArea(lines, time, y, colours) : ""}
    ${drawn.map(
      ({ colour, values, dash }) => svg`<path d=${linePath(values, time.first, time.x, y)} fill="none"
        stroke=${colour} stroke-width=${strokeWidth(dash)} stroke-linejoin="round" stroke-dasharray=${dash} />`,
    )}
    ${
      view.byPlan
        ? ""
        : (cutAt === undefined ? view.intervals : []).map(
            ({
              day,
              low,
              high,
            }) => svg`<g stroke=${view.isChanged ? colours.counterfactual : colours.simulated} stroke-width="2">
        <line x1=${time.x(day)} x2=${time.x(day)} y1=${y(low)} y2=${y(high)} />
        <line x1=${time.x(day) - 4} x2=${time.x(day) + 4} y1=${y(low)} y2=${y(low)} />
        <line x1=${time.x(day) - 4} x2=${time.x(day) + 4} y1=${y(high)} y2=${y(high)} /></g>`,
          )
    }
    ${points.map(({ at, people, role, family }) => {
      const x = time.x(at / MILLISECONDS_A_DAY);
      const rim = family === undefined ? colours.observed : (familyColour.get(family) ?? colours.observed);
      const fill = role === "observed (not fitted)" ? colours.paper : rim;
      return svg`<path d=${markPath(role, x, y(people))} fill=${fill} stroke=${rim} stroke-width="1.75"><title>${role}: ${reportedPeople(people)}</title></path>`;
    })}
    ${view.asked?.isAnswered && view.byPlan ? pointNumbers(points, plot, time, y, colours) : ""}
    ${cutAt === undefined ? endLabels(lines, points, view, plot, y) : ""}
  </svg>`;
}

/**
 * Values that the axis must hold. Where the rest of the lines is asked for, it leaves the same room above and below the
 * last value shown, or for plans as much as one of them could have, so that its ends do not tell the answer; it holds
 * that room also afterwards, so that what was seen stays where it was.
 */
function axisValues(
  view: SubscribersView,
  lines: readonly Line[],
  points: readonly { readonly people: number }[],
  first: Day,
): number[] {
  const all = [...lines.flatMap(({ values }) => [...values]), ...points.map(({ people }) => people)];
  const { asked } = view;
  if (!asked) return all;
  const shown = lines.map((line) => [...shownValues(line, asked.at, first)]);
  const last = sum(shown.map((values) => values[values.length - 1]));
  const span = Math.max(last * LEAST_SPAN, ...shown.flat().map((value) => Math.abs(value - last)));
  const room = view.byPlan ? [last] : [last - span, last + span];
  return [...room, ...(asked.isAnswered ? all : shown.flat())];
}

/** Least room above and below the last value shown, as a share of it. */
const LEAST_SPAN = 0.05;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The day after which nothing is drawn yet. */
function cutOf({ asked }: SubscribersView): Day | undefined {
  return asked && !asked.isAnswered ? asked.at : undefined;
}

function shownValues({ values }: Line, cutAt: Day | undefined, first: Day): Float64Array {
  return cutAt === undefined ? values : values.subarray(0, cutAt - first + 1);
}

const cutText = (text: string, letters: number) =>
  text.length > letters ? `${text.slice(0, letters - 1).trimEnd()}…` : text;

/** Whether lines run through the lower half of the plot where fitted and predicted meet, so that words have room above. */
function isLowAt(
  lines: readonly Line[],
  fitted: number | undefined,
  time: TimeScale,
  [least, most]: readonly [number, number],
): boolean {
  if (fitted === undefined) return false;
  const index = fitted + 1 - time.first;
  const lowest = Math.min(...lines.map(({ values }) => values[index] ?? most));
  return lowest - least < (most - least) / 4;
}

type Counted = Pick<Outcome, "unit" | "agents" | "peoplePerAgent">;

/** How points are written if a run counts those of an index. */
const pointsUnit = (run: Counted) => indexUnit(run, run.agents * run.peoplePerAgent);

function countText(run: Counted, value: number): string {
  const points = pointsUnit(run);
  return points ? peopleText(value, points) : reportedPeople(value);
}

const MILLISECONDS_A_DAY = 86_400_000;

function differenceArea(
  lines: readonly Line[],
  time: TimeScale,
  y: (value: number) => number,
  colours: Colours,
) {
  const [history, world] = lines;
  if (!world) return "";
  const back = [...history.values]
    .map((value, index) => `${time.x(time.first + index).toFixed(1)},${y(value).toFixed(1)}`)
    .reverse();
  return svg`<path d=${`${linePath(world.values, time.first, time.x, y)}L${back.join("L")}Z`} fill=${colours.counterfactual} opacity="0.16" />`;
}

/** What was observed of plans, in numbers: left of each mark, apart where they lie close. */
function pointNumbers(
  points: readonly ObservedClosing[],
  plot: Plot,
  time: TimeScale,
  y: (value: number) => number,
  colours: Colours,
) {
  const days = [...new Set(points.map(({ at }) => at))];
  return days.map((at) => {
    const own = points.filter((point) => point.at === at);
    const x = time.x(at / MILLISECONDS_A_DAY) - 10;
    const places = spreadLabels(
      own.map(({ people }) => y(people) - 9),
      TEXT + 3,
    );
    return own.map(({ text }, index) =>
      x < plot.left + 40
        ? ""
        : haloText(text, { x, y: places[index] + 4, anchor: "end" }, colours.observed, colours, 600),
    );
  });
}

function endLabels(
  lines: readonly Line[],
  points: readonly { readonly at: number; readonly people: number; readonly text: string }[],
  { isChanged, byPlan, colours, world }: SubscribersView,
  plot: Plot,
  y: (value: number) => number,
) {
  const isNarrow = plot.width < NAMELESS;
  const shown = lines.filter(({ isHistory }) => !byPlan || !isChanged || !isHistory);
  const letters = Math.floor((plot.width - plot.right - END_GAP) / BOLD_LETTER) - NUMBER_LETTERS;
  const labels = shown.map(({ title, colour, values }) => ({
    text: isNarrow
      ? countText(world, values[values.length - 1])
      : `${countText(world, values[values.length - 1])} ${cutText(title, letters)}`,
    colour,
    at: y(values[values.length - 1]),
  }));
  const end = toDay(world.until) + 1;
  const last = byPlan ? undefined : points.find(({ at }) => at / MILLISECONDS_A_DAY === end);
  if (last) {
    const text = isNarrow ? last.text : `${last.text} observed`;
    labels.push({ text, colour: colours.observed, at: y(last.people) });
  }
  const places = spreadLabels(
    labels.map(({ at }) => at),
    TEXT + 3,
  );
  return labels.map(({ text, colour }, index) =>
    haloText(text, { x: plot.right + END_GAP, y: places[index] + 4 }, colour, colours, 600),
  );
}

function captionOf(view: SubscribersView): string {
  const { history, world, isChanged, observed, isRevealed } = view;
  const counted = capital(countedUnit(history));
  const cutAt = cutOf(view);
  if (cutAt !== undefined) return `${counted} of ${history.title} until ${dateText(cutAt)}`;
  const last = (run: Outcome) => countText(run, dailySubscribers(run).at(-1) as number);
  const day = dateText(toDay(history.until));
  const seen = observed.find(
    ({ quantity, to, status }) => quantity === "closing" && to === history.until && status !== "guidance",
  );
  return [
    `${counted} of ${history.title} until ${day}: ${last(history)} simulated`,
    ...(isChanged ? [`${last(world)} in your world`] : []),
    ...(seen && isRevealed ? [`${reportedPeople(seen.value)} observed`] : []),
  ].join(", ");
}
