import type { Day } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { textsBesideLine } from "./beside-line.ts";
import { closingChannels, closingLayers } from "./closing-points.ts";
import { dateText } from "./date-text.ts";
import { endLabels } from "./end-labels.ts";
import { eventMarkers, eventRules } from "./event-markers.ts";
import { familyColours, familyTitle } from "./families.ts";
import { type FittedOptions, fittedBand, fittedDay, fittedSentence, freeSide } from "./fitted-period.ts";
import { type ObservedClosing, observedClosings } from "./observed-closings.ts";
import { peopleChannel } from "./people-channel.ts";
import { peopleScale, reportedPeople } from "./people-scale.ts";
import { type EventOptions, scenarioEvents } from "./scenario-events.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { extentOf, type StockRow, stockLayers, stockRows } from "./stock-lines.ts";
import { palette } from "./theme.ts";
import { type ChartWindow, type PlotArea, timeChannel } from "./time-channel.ts";
import { runsOf, runText, type World, windowOf } from "./world.ts";

const width = 505;
const totalHeight = 190;
const familiesHeight = 200;
/** Labels of events may reach as far as those of the lines. */
const rightRoom = 100;

/**
 * Subscribers over time: all of them above, on an axis that need not start at zero, and by plan family below. Lines
 * are simulated, points observed. Several runs make the median and a band from the 5 to the 95 % quantile.
 *
 * @param world A run, or runs that differ in their seed alone.
 * @param observed Closings of all and of families are shown; guidance is not.
 * @param scenario Whose events are marked; none if absent.
 * @throws RangeError If the runs do not match, or an option is out of range.
 * @example
 * await show(chart.subscribers(run, netflix.observed, netflix.scenario, { fittedUntil: "2011-09-30" }));
 */
export function subscribersChart(
  world: World,
  observed: readonly Observation[] = [],
  scenario?: Scenario,
  options: FittedOptions & EventOptions = {},
): VegaLiteSpec {
  const runs = runsOf(world);
  const [run] = runs;
  const window = windowOf(run);
  const fitted = fittedDay(options);
  const events = scenarioEvents(scenario, options);
  const closings = observedClosings(observed, window, fitted).filter(
    ({ family }) => family === undefined || run.families.includes(family),
  );
  const upper = { window, width, height: totalHeight };
  const lower = { window, width, height: familiesHeight };
  const hasFamilies = run.families.length > 1;
  return {
    name: "subscribers",
    title: {
      text:
        closings.length > 0
          ? "Subscribers, simulated (lines) and observed (points)"
          : "Simulated subscribers",
      subtitle: `${run.title} · ${runText(runs)}`,
    },
    description: captionOf(runs, closings, fitted, window),
    vconcat: [
      {
        width,
        height: upper.height,
        layer: [
          ...eventMarkers(events, window, width, rightRoom),
          ...totalLayers(runs, closings, fitted, upper, hasFamilies),
        ],
      },
      ...(hasFamilies
        ? [
            {
              width,
              height: lower.height,
              layer: [
                ...fittedBand(fitted, lower, "none"),
                ...eventRules(events, lower),
                ...familyLayers(runs, closings, lower),
              ],
            },
          ]
        : []),
    ],
    spacing: 14,
    resolve: { scale: { shape: "shared", fill: "shared" } },
    config: { axisY: { minExtent: 42 } },
  };
}

type Layers = readonly Readonly<Record<string, unknown>>[];
type Runs = ReturnType<typeof runsOf>;

/** @param bare Whether another panel below carries the labels of the time axis. */
function totalLayers(
  runs: Runs,
  closings: readonly ObservedClosing[],
  fitted: Day | undefined,
  plot: PlotArea,
  bare: boolean,
): Layers {
  const rows = stockRows(runs, plot.window, "all");
  const points = closings.filter(({ family }) => family === undefined);
  const scale = peopleScale([...rows.flatMap(extentOf), ...points.map(({ people }) => people)], {
    zero: false,
  });
  const last = rows.at(-1) as StockRow;
  const atEnd = points.filter(({ at }) => at === last.at);
  const ends = [
    { text: `simulated ${reportedPeople(last.people)}`, value: last.people, color: palette.simulated },
    ...atEnd.map(({ text, people }) => ({
      text: `observed ${text}`,
      value: people,
      color: palette.observed,
    })),
  ];
  const x = timeChannel("at", plot.window, plot.width);
  const channels = {
    x: bare ? { ...x, axis: { ...(x.axis as object), labels: false } } : x,
    y: peopleChannel("people", `all subscribers${scale.domain[0] > 0 ? " (axis cut)" : ""}`, scale),
    color: { value: palette.simulated },
  };
  const line = rows.map(placeOf);
  const inside = points.filter((point) => !atEnd.includes(point));
  return [
    ...fittedBand(fitted, plot, freeSide(line, fitted, plot, scale.domain)),
    ...stockLayers(rows, channels),
    ...endLabels(ends, plot, scale),
    ...textsBesideLine(inside, placeOf, line, closingChannels(plot, scale)),
    ...closingLayers(points, closings, plot, scale),
  ];
}

const placeOf = ({ at, people }: { readonly at: number; readonly people: number }) => ({ at, value: people });

function familyLayers(runs: Runs, closings: readonly ObservedClosing[], plot: PlotArea): Layers {
  const { families } = runs[0];
  const titles = families.map(familyTitle);
  const colours = familyColours(families);
  const series = families.map((family, index) => stockRows(runs, plot.window, titles[index], family));
  const points = closings.filter(({ family }) => family !== undefined);
  const scale = peopleScale([...series.flat().flatMap(extentOf), ...points.map(({ people }) => people)]);
  const ends = series.map((rows, index) => ({
    text: titles[index],
    value: (rows.at(-1) as StockRow).people,
    color: colours[index],
  }));
  return [
    ...stockLayers(series.flat(), {
      x: timeChannel("at", plot.window, plot.width),
      y: peopleChannel("people", "subscribers by plan family", scale),
      color: { field: "series", type: "nominal", scale: { domain: titles, range: colours }, legend: null },
    }),
    ...endLabels(ends, plot, scale),
    ...closingLayers(points, closings, plot, scale),
  ];
}

function captionOf(
  runs: Runs,
  closings: readonly ObservedClosing[],
  fitted: Day | undefined,
  window: ChartWindow,
): string {
  const rows = stockRows(runs, window, "all");
  const last = rows.at(-1) as StockRow;
  const seen = closings.find(({ at, family }) => at === last.at && family === undefined);
  const band = runs.length > 1 ? "; lines are medians, bands 5 to 95 % of the seeds alone" : "";
  return [
    `Subscribers in people (${runText(runs)}${band}): from ${reportedPeople(rows[0].people)} to ${reportedPeople(last.people)} simulated at the end of ${dateText(window.to - 1)}${seen ? `, ${seen.text} observed` : ""}.`,
    fittedSentence(fitted, window, closings.length),
  ].join(" ");
}
