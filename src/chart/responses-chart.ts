import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { dailySubscribers } from "./daily-subscribers.ts";
import { dateText, shortDate } from "./date-text.ts";
import { eventRules } from "./event-markers.ts";
import { percentText } from "./number-channel.ts";
import { peopleText, peopleUnit, reportedPeople } from "./people-scale.ts";
import {
  type Leaving,
  leavingAxis,
  leavingOf,
  type Mood,
  middle,
  moodAxis,
  moodOf,
  type Point,
  sum,
} from "./responses-lines.ts";
import { type EventOptions, scenarioEvents } from "./scenario-events.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { ink, palette, textSize } from "./theme.ts";
import { type ChartWindow, timeChannel } from "./time-channel.ts";
import { runsOf, runText, type World, windowOf } from "./world.ts";

const leftWidth = 310;
const rightWidth = 240;
const height = 54;

/** What the small multiples show. */
export interface ResponsesOptions extends EventOptions {
  /** Label of the world that is drawn pale behind every other; the first by default. */
  readonly reference?: string;
  /** On the left by day: `comments`, added up (default), `posts`, comments of the day, or `goodwill`, its damage. */
  readonly left?: Mood;
  /** On the right: `churn` by month (default), or `subscribers` by day, less those of the reference. */
  readonly right?: Leaving;
}

/**
 * Responses side by side: a row for each, with the public mood on the left and the churn that goes with it on the right, on
 * the same axes, and the reference pale in every row. So a storm's volume and the leaving that follows can be compared.
 *
 * @param worlds By what the firm did: one run each, or runs that differ in their seed alone, of which medians are shown.
 * @param scenario Whose events are marked by dotted rules; none if absent.
 * @throws RangeError If there are fewer than two worlds, they cover other days, or there is no reference of that name.
 * @example
 * await show(chart.responses({ silence, "an apology": sorry, "a voucher": paid }, netflix.scenario));
 */
export function responsesChart(
  worlds: Readonly<Record<string, World>>,
  scenario?: Scenario,
  options: ResponsesOptions = {},
): VegaLiteSpec {
  const labels = Object.keys(worlds);
  const { left = "comments", right = "churn", reference = labels[0] } = options;
  const runs = labels.map((label) => runsOf(worlds[label]));
  checkWorlds(labels, runs, reference);
  const window = windowOf(runs[0][0]);
  const base = runs[labels.indexOf(reference)];
  const moods = runs.map((world) => moodOf(world, left, window));
  const leavings = runs.map((world) => leavingOf(world, base, right, window));
  const totals = runs.map((world) => middle(world.map((run) => sum(run.mood.posts))));
  const closings = runs.map((world) => middle(world.map((run) => dailySubscribers(run).at(-1) as number)));
  const at = labels.indexOf(reference);
  const leftY = moodAxis(left, moods);
  const rightY = leavingAxis(right, leavings);
  const rules = scenarioEvents(scenario, options);
  const rows = labels.map((label, index) => {
    const isLast = index === labels.length - 1;
    const isReference = index === at;
    const change = closings[index] - closings[at];
    const loud = left === "goodwill" ? "" : `: ${reportedPeople(totals[index])} comments`;
    const end = `${reportedPeople(closings[index])} on ${shortDate(window.to - 1)}`;
    return {
      hconcat: [
        {
          title: titleOf(`${label}${loud}${isReference ? ", grey in every row" : ""}`, ink.text, 600),
          width: leftWidth,
          height,
          layer: [
            ...eventRules(rules, { window, width: leftWidth, height }),
            ...lineLayers(moods[index], moods[at], xOf(window, leftWidth, isLast), leftY, "linear"),
          ],
        },
        {
          title: titleOf(isReference ? end : `${end} (${signed(change, closings[at])})`, ink.secondary, 400),
          width: rightWidth,
          height,
          layer: [
            ...eventRules(rules, { window, width: rightWidth, height }),
            ...lineLayers(
              leavings[index],
              leavings[at],
              xOf(window, rightWidth, isLast),
              rightY,
              right === "churn" ? "step-after" : "linear",
            ),
          ],
        },
      ],
      spacing: 14,
    };
  });
  return {
    name: "responses",
    title: {
      text: `${leftNames[left].title}, and ${rightNames[right].title}`,
      subtitle: [
        `${runs[0][0].title} · simulated, ${runText(runs[0])}, the same in every world`,
        `left: ${leftNames[left].axis}; right: ${rightNames[right].axis(reference)}`,
      ],
    },
    description: captionOf(labels, at, totals, closings, leavings, right, window),
    vconcat: rows,
    spacing: 8,
    config: { axisY: { minExtent: 40, maxExtent: 40 } },
  };
}

const leftNames = {
  comments: { title: "How loud it gets", axis: "comments, added up" },
  posts: { title: "How loud it gets", axis: "comments a day" },
  goodwill: { title: "How angry they are", axis: "damage to goodwill (1: about the worst of July 2011)" },
} as const;

const rightNames = {
  churn: {
    title: "how many leave",
    axis: (_: string) => "churn in a month; in brackets: more or fewer subscribers",
  },
  subscribers: {
    title: "how many stay",
    axis: (reference: string) => `subscribers, less those of "${reference}"`,
  },
} as const;

/** @throws RangeError If the worlds cannot stand side by side. */
function checkWorlds(labels: readonly string[], runs: readonly (readonly Outcome[])[], reference: string) {
  if (labels.length < 2) throw new RangeError(`worlds: expected at least two, found ${labels.length}`);
  if (!labels.includes(reference)) {
    throw new RangeError(`reference: expected one of ${labels.join(", ")}; found ${reference}`);
  }
  const spanOf = ([{ start, until, agents }]: readonly Outcome[]) => `${start} to ${until}, ${agents} agents`;
  const other = runs.findIndex(
    (world) => spanOf(world) !== spanOf(runs[0]) || world.length !== runs[0].length,
  );
  if (other < 0) return;
  const found = `${spanOf(runs[other])}, ${runs[other].length} seeds`;
  throw new RangeError(
    `worlds: expected all as ${labels[0]}, ${spanOf(runs[0])}, ${runs[0].length} seeds; found ${labels[other]}, ${found}`,
  );
}

type Axis = Readonly<Record<string, unknown>>;

/** Months below the last row alone. */
function xOf(window: ChartWindow, width: number, isLast: boolean): Axis {
  const channel = timeChannel("at", window, width);
  return isLast
    ? channel
    : { ...channel, axis: { ...(channel.axis as object), labels: false, ticks: false } };
}

const titleOf = (text: string, color: string, fontWeight: number) => ({
  text,
  color,
  fontWeight,
  fontSize: textSize,
  offset: 4,
});

/** The reference as a pale area, and the world's own line upon it. */
function lineLayers(
  own: readonly Point[],
  reference: readonly Point[],
  x: Axis,
  y: Axis,
  interpolate: string,
): readonly Axis[] {
  return [
    {
      data: { values: reference },
      mark: { type: "area", interpolate, color: ink.axis, opacity: 0.35 },
      encoding: { x, y },
    },
    {
      data: { values: own },
      mark: { type: "line", interpolate, color: palette.simulated, strokeWidth: 2 },
      encoding: { x, y },
    },
  ];
}

/** A difference between worlds of `total` subscribers: no finer than thousands where there are millions. */
function signed(people: number, total: number): string {
  const largest = Math.max(Math.abs(people), total >= 1e6 ? 1e4 : 0);
  return peopleText(people, peopleUnit(largest, largest >= 1e6 ? 1e4 : 1e3), true);
}

function captionOf(
  labels: readonly string[],
  at: number,
  totals: readonly number[],
  closings: readonly number[],
  leavings: readonly Point[][],
  right: Leaving,
  window: ChartWindow,
): string {
  const parts = labels.map((label, index) => {
    const highest = Math.max(...leavings[index].map(({ value }) => value));
    const churn = right === "churn" ? `, at most ${percentText(highest)} churn in a month` : "";
    const change = index === at ? "" : ` (${signed(closings[index] - closings[at], closings[at])})`;
    return `${label} ${reportedPeople(totals[index])} comments${churn}, ${reportedPeople(closings[index])} subscribers${change}`;
  });
  return `Simulated worlds from ${dateText(window.from)} to ${dateText(window.to - 1)}, with subscribers on the last day and their difference from ${labels[at]}: ${parts.join("; ")}.`;
}
