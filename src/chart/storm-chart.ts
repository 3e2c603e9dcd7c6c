import { type Day, toDay } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { textsBesideLine } from "./beside-line.ts";
import { dateText } from "./date-text.ts";
import { type FittedOptions, fittedBand, fittedDay, fittedSentence } from "./fitted-period.ts";
import { mostRead } from "./most-read.ts";
import { observedPoints, type Role, roleOf } from "./observed-points.ts";
import { peopleChannel } from "./people-channel.ts";
import { type PeopleScale, peopleScale, peopleText, peopleUnit } from "./people-scale.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { palette, plotWidth } from "./theme.ts";
import { type ChartWindow, instantOf, timeChannel } from "./time-channel.ts";
import { windowOf } from "./world.ts";

const height = 230;
const spacing = 36;

/** Which readings the storm is held against. */
export interface StormOptions extends FittedOptions {
  /**
   * Quantities of the readings, each counted from its `from` on; by default, for each such day, the one that was
   * read most often among those counted in comments.
   */
  readonly quantities?: readonly string[];
}

/**
 * The storm of posts: comments counted since an announcement, model and readings, a panel for each announcement.
 *
 * @param scenario Gives the panels the titles of their events; dates alone if absent.
 */
export function stormChart(
  run: Outcome,
  readings: readonly Observation[] = [],
  scenario?: Scenario,
  options: StormOptions = {},
): VegaLiteSpec {
  const fitted = fittedDay(options);
  const storms = stormsOf(run, readings, fitted, options.quantities);
  const seen = storms.flatMap((storm) => storm.readings);
  const scale = peopleScale(
    storms.flatMap(({ line, readings }) => [...line, ...readings].map(({ comments }) => comments)),
  );
  const width = (plotWidth - 20 - spacing * (storms.length - 1)) / storms.length;
  const first = storms[0].since;
  return {
    name: "storm",
    title: {
      text:
        seen.length > 0
          ? "Comments since the announcement, model (lines) and counted (points)"
          : "Comments that the model expects",
      subtitle: run.title,
    },
    description: captionOf(storms, fitted, windowOf(run)),
    hconcat: storms.map((storm) => ({
      title: { text: titleOf(storm, scenario), fontSize: 12, fontWeight: 600, offset: 6 },
      width,
      height,
      layer: [
        // A day stands for its evening here.
        ...fittedBand(fitted && fitted - 1, { window: storm.window, width, height }, "top"),
        ...stormLayers(storm, seen, scale, width, storm.since === first),
      ],
    })),
    spacing,
    resolve: { scale: { shape: "shared", fill: "shared" } },
  };
}

/** Comments at the end of a day. */
interface Count {
  readonly at: number;
  readonly comments: number;
}

interface CountReading extends Count {
  readonly text: string;
  readonly role: Role;
}

/** The comments after one announcement. */
interface Storm {
  readonly since: Day;
  readonly window: ChartWindow;
  readonly line: readonly Count[];
  readonly readings: readonly CountReading[];
}

function stormsOf(
  run: Outcome,
  readings: readonly Observation[],
  fitted: Day | undefined,
  quantities: readonly string[] = mostRead(readings),
): Storm[] {
  const whole = windowOf(run);
  const inside = readings.filter(
    ({ quantity, from, to }) =>
      quantities.includes(quantity) && toDay(from) >= whole.from && toDay(to) < whole.to,
  );
  const starts = [...new Set(inside.map(({ from }) => toDay(from)))].sort((a, b) => a - b);
  if (starts.length === 0) return [stormOf(run, whole.from, whole.to - 1, [])];
  const unit = peopleUnit(Math.max(...inside.map(({ value }) => value)), thousand);
  return starts.map((since) => {
    const rows = inside.filter(({ from }) => toDay(from) === since);
    const last = Math.max(...rows.map(({ to }) => toDay(to)));
    const to = Math.min(whole.to - 1, last + 1 + Math.ceil((last - since) / 8));
    const counts = rows.map(({ to: date, value }) => ({
      at: instantOf(toDay(date)),
      comments: value,
      text: peopleText(value, unit),
      role: roleOf(toDay(date), fitted),
    }));
    return stormOf(run, since, to, counts);
  });
}

/** Every count stands at its day and is that of the day's evening; the day before is the start from nothing. */
function stormOf(run: Outcome, since: Day, to: Day, readings: readonly CountReading[]): Storm {
  const { posts } = run.mood;
  const start = toDay(run.start);
  const line: Count[] = [{ at: instantOf(since - 1), comments: 0 }];
  let comments = 0;
  for (let day = since; day <= to; day++) {
    comments += posts[day - start];
    line.push({ at: instantOf(day), comments: Math.round(comments) });
  }
  return { since, window: { from: since - 1, to }, line, readings };
}

/** As exactly as comments are reported. */
const thousand = 1000;

function stormLayers(
  { window, line, readings }: Storm,
  seen: readonly CountReading[],
  scale: PeopleScale,
  width: number,
  isFirst: boolean,
): readonly Readonly<Record<string, unknown>>[] {
  const x = timeChannel("at", window, width);
  const y = peopleChannel("comments", isFirst ? "comments by the end of the day" : "", scale);
  return [
    { data: { values: line }, mark: { type: "line", color: palette.simulated }, encoding: { x, y } },
    ...textsBesideLine(
      readings,
      ({ at, comments }) => ({ at, value: comments }),
      line.map(({ at, comments }) => ({ at, value: comments })),
      { x, y },
    ),
    ...observedPoints(readings, { x, y }, seen),
  ];
}

const lineAt = (line: readonly Count[], moment: number) =>
  line.find(({ at }) => at === moment)?.comments ?? 0;

function titleOf({ since }: Storm, scenario: Scenario | undefined): string[] {
  const event = scenario?.events.find(
    ({ announced, severity = 0 }) => severity > 0 && toDay(announced) === since,
  );
  return [`Since ${dateText(since)}`, ...(event ? [event.title ?? event.id] : [])];
}

function captionOf(storms: readonly Storm[], fitted: Day | undefined, window: ChartWindow): string {
  const parts = storms.flatMap(({ since, line, readings }) => {
    const last = readings.at(-1);
    if (last === undefined) return [];
    const simulated = lineAt(line, last.at);
    return [
      `since ${dateText(since)} ${peopleText(simulated, peopleUnit(simulated, thousand))} where ${last.text} were counted`,
    ];
  });
  const sum = parts.length > 0 ? `: ${parts.join("; ")}` : "";
  const seen = storms.reduce((count, { readings }) => count + readings.length, 0);
  return `Comments, cumulative, as the model expects them${sum}. ${fittedSentence(fitted, window, seen)}`;
}
