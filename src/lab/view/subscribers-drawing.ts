import { html, svg, type TemplateResult } from "lit";
import { dailySubscribers } from "../../chart/daily-subscribers.ts";
import { dateText } from "../../chart/date-text.ts";
import { familyColours, familyTitle } from "../../chart/families.ts";
import { observedClosings } from "../../chart/observed-closings.ts";
import { peopleScale, peopleText, reportedPeople } from "../../chart/people-scale.ts";
import { spreadLabels } from "../../chart/spread-labels.ts";
import { toDay } from "../../market/date.ts";
import type { Observation } from "../../scenario/observation.ts";
import type { Outcome } from "../../simulation/outcome.ts";
import type { Interval } from "../intervals.ts";
import { type Colours, darkColours, lightColours } from "./colours.ts";
import {
  FONT,
  haloText,
  linePath,
  type Plot,
  predictedBand,
  TEXT,
  timeAxis,
  valueAxis,
  valueScale,
} from "./frame.ts";
import { type TimeScale, timeScale } from "./time-scale.ts";
import type { WorldsOverTime } from "./worlds-view.ts";

/** What the drawing of subscribers over time shows. */
export interface SubscribersView extends WorldsOverTime {
  readonly byPlan: boolean;
  readonly observed: readonly Observation[];
  /** Whether observed values are shown. */
  readonly isRevealed: boolean;
  readonly fittedUntil: string | undefined;
  /** Intervals of the reader's world at ends of quarters. */
  readonly intervals: readonly Interval[];
  /** Worlds that were kept, once they were run. */
  readonly kept: readonly { readonly name: string; readonly run: Outcome }[];
  /** Day after which nothing is drawn yet. */
  readonly cutAt?: number;
  /** Days of events that have a rule through the plot. */
  readonly rules: readonly { readonly day: number; readonly isStrong: boolean }[];
}

interface Line {
  readonly title: string;
  readonly colour: string;
  readonly values: Float64Array;
  readonly isHistory: boolean;
  /** Of a kept world: how its line is broken. */
  readonly dash?: string;
}

/** Room for axis labels and end labels. */
const LEFT = 52;
const RIGHT = 140;
/** Letters of a kept world's name that there is room for. */
const NAME_LETTERS = 10;
/** How the lines of kept worlds are told apart, with their names at the end. */
const DASHES = ["1 3", "8 3", "8 3 1 3", "3 3"];
const RIGHT_NARROW = 62;
const NARROW = 520;

/** The plot and time scale of a drawing of this size, which the lane of events below shares. */
export function subscribersPlot(
  width: number,
  height: number,
  run: Outcome,
): { plot: Plot; time: TimeScale } {
  const right = width - (width < NARROW ? RIGHT_NARROW : RIGHT);
  const plot = { width, height, left: LEFT, right, top: 12, bottom: height - 24 };
  return { plot, time: timeScale(toDay(run.start), toDay(run.until) + 1, plot.left, plot.right) };
}

/** Subscribers over time, history beside the reader's world and what was observed. */
export function subscribersDrawing(view: SubscribersView): TemplateResult {
  const { width, height, colours, history, observed, isRevealed, fittedUntil } = view;
  const { plot, time } = subscribersPlot(width, height, history);
  const lines = linesOf(view);
  const fitted = fittedUntil === undefined ? undefined : toDay(fittedUntil);
  const window = { from: time.first, to: time.end };
  const points = isRevealed
    ? observedClosings(observed, window, fitted).filter(
        ({ family }) => (family !== undefined) === view.byPlan,
      )
    : [];
  const scale = peopleScale(
    [...lines.flatMap(({ values }) => [...values]), ...points.map(({ people }) => people)],
    { zero: view.byPlan, ticks: 5 },
  );
  const y = valueScale(scale.domain, plot);
  const familyColour = new Map(
    history.families.map((family, index) => [family, coloursOf(history, colours)[index]]),
  );
  const drawn =
    view.cutAt === undefined
      ? lines
      : lines.map((line) => ({
          ...line,
          values: line.values.subarray(0, (view.cutAt as number) - time.first + 1),
        }));
  return html`<svg class="drawing" viewBox="0 0 ${width} ${height}" role="img" aria-label=${captionOf(view)}
      font-family=${FONT} xmlns="http://www.w3.org/2000/svg">
    <rect width=${width} height=${height} fill=${colours.paper} />
    ${predictedBand(fitted === undefined ? undefined : fitted + 1, time, plot, colours, isLowAt(lines, fitted, time, scale.domain))}
    ${valueAxis(scale, y, plot, colours, (tick) => peopleText(tick, scale.unit))}
    ${timeAxis(time, plot, colours)}
    ${view.rules.map(
      ({ day, isStrong }) => svg`<line x1=${time.x(day)} x2=${time.x(day)} y1=${plot.top} y2=${plot.bottom}
        stroke=${isStrong ? colours.text : colours.axis} stroke-dasharray="2 4" stroke-width=${isStrong ? 1.5 : 1} />`,
    )}
    ${view.isChanged && !view.byPlan ? differenceArea(lines, time, y, colours) : ""}
    ${drawn.map(
      ({
        colour,
        values,
        isHistory,
        dash,
      }) => svg`<path d=${linePath(values, time.first, time.x, y)} fill="none"
        stroke=${colour} stroke-width=${dash || (isHistory && view.isChanged) ? 1.75 : 2.5} stroke-linejoin="round"
        stroke-dasharray=${dash ?? (isHistory && view.isChanged ? "6 4" : "none")} />`,
    )}
    ${
      view.byPlan
        ? ""
        : view.intervals.map(
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
    ${view.cutAt === undefined ? endLabels(lines, points, view, plot, y) : ""}
  </svg>`;
}

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

const MILLISECONDS_A_DAY = 86_400_000;

function linesOf({ history, world, isChanged, byPlan, colours, kept }: SubscribersView): Line[] {
  const worlds = isChanged ? [[history, true] as const, [world, false] as const] : [[history, true] as const];
  if (!byPlan) {
    const own = worlds.map(([run, isHistory]) => ({
      title: isHistory ? (isChanged ? "history" : "simulated") : "your world",
      colour: isHistory ? colours.simulated : colours.counterfactual,
      values: dailySubscribers(run),
      isHistory,
    }));
    const others = kept.map(({ name, run }, index) => ({
      title: name.length > NAME_LETTERS ? `${name.slice(0, NAME_LETTERS - 1)}…` : name,
      colour: colours.secondary,
      values: dailySubscribers(run),
      isHistory: false,
      dash: DASHES[index % DASHES.length],
    }));
    return [...own, ...others];
  }
  const families = coloursOf(history, colours);
  return worlds.flatMap(([run, isHistory]) =>
    run.families.map((family, index) => ({
      title: familyTitle(family),
      colour: families[index % families.length],
      values: dailySubscribers(run, family),
      isHistory,
    })),
  );
}

/** Colours of families on this paper. */
function coloursOf({ families }: Outcome, colours: Colours): string[] {
  const light = familyColours(families);
  if (colours === lightColours) return light;
  const names = Object.keys(lightColours) as (keyof Colours)[];
  return light.map((hex) => darkColours[names.find((name) => lightColours[name] === hex) ?? "simulated"]);
}

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

function markPath(role: string, x: number, y: number): string {
  const r = 5;
  return role === "observed (not fitted)"
    ? `M${x},${y - r - 1}L${x + r + 1},${y}L${x},${y + r + 1}L${x - r - 1},${y}Z`
    : `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
}

function endLabels(
  lines: readonly Line[],
  points: readonly { readonly at: number; readonly people: number; readonly text: string }[],
  { isChanged, byPlan, colours, world }: SubscribersView,
  plot: Plot,
  y: (value: number) => number,
) {
  const isNarrow = plot.width < NARROW;
  const shown = lines.filter(({ isHistory }) => !byPlan || !isChanged || !isHistory);
  const labels = shown.map(({ title, colour, values }) => ({
    text: isNarrow
      ? reportedPeople(values[values.length - 1])
      : `${reportedPeople(values[values.length - 1])} ${title}`,
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
    haloText(text, { x: plot.right + 9, y: places[index] + 4 }, colour, colours, 600),
  );
}

function captionOf({ history, world, isChanged, observed, isRevealed, cutAt }: SubscribersView): string {
  if (cutAt !== undefined) return `Subscribers of ${history.title} until ${dateText(cutAt)}`;
  const last = (run: Outcome) => reportedPeople(dailySubscribers(run).at(-1) as number);
  const day = dateText(toDay(history.until));
  const seen = observed.find(
    ({ quantity, to, status }) => quantity === "closing" && to === history.until && status !== "guidance",
  );
  return [
    `Subscribers of ${history.title} until ${day}: ${last(history)} simulated`,
    ...(isChanged ? [`${last(world)} in your world`] : []),
    ...(seen && isRevealed ? [`${reportedPeople(seen.value)} observed`] : []),
  ].join(", ");
}
