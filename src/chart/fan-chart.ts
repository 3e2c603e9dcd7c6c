import type { DaySpread, Ensemble } from "../experiment/ensemble.ts";
import { type Day, toDay } from "../market/date.ts";
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
import { extentOf, type StockRow, stockLayers } from "./stock-lines.ts";
import { palette } from "./theme.ts";
import { type ChartWindow, instantOf, type PlotArea, timeChannel } from "./time-channel.ts";

const width = 505;
const totalHeight = 240;
const familiesHeight = 190;
/** Labels of events may reach as far as those of the lines. */
const rightRoom = 110;

type Layers = readonly Readonly<Record<string, unknown>>[];

/**
 * An ensemble's subscribers over time as a fan: the median, the central 50 % and the central 90 % of the runs; all
 * subscribers above, on an axis that need not start at zero, plan families with their central 90 % below. Points are
 * observed; those that the model was fitted to and those that it predicts are told apart.
 *
 * @param observed Closings of all and of families are shown; guidance is not.
 * @param scenario Whose events are marked; none if absent.
 * @throws RangeError If an option is out of range.
 * @example
 * await show(chart.fan(sure, netflix.observed, netflix.scenario, { fittedUntil: "2011-09-30" }));
 */
export function fanChart(
  ensemble: Ensemble,
  observed: readonly Observation[] = [],
  scenario?: Scenario,
  options: FittedOptions & EventOptions = {},
): VegaLiteSpec {
  const window = { from: toDay(ensemble.start), to: toDay(ensemble.until) + 1 };
  const fitted = fittedDay(options);
  const events = scenarioEvents(scenario, options);
  const closings = observedClosings(observed, window, fitted).filter(
    ({ family }) => family === undefined || ensemble.families.includes(family),
  );
  const upper = { window, width, height: totalHeight };
  const lower = { window, width, height: familiesHeight };
  const hasFamilies = ensemble.families.length > 1;
  const families = {
    width,
    height: familiesHeight,
    layer: [
      ...fittedBand(fitted, lower, "none"),
      ...eventRules(events, lower),
      ...familyLayers(ensemble, closings, lower),
    ],
  };
  return {
    name: "fan",
    title: {
      text: "What may happen to the subscribers, and how likely",
      subtitle: [
        `${ensemble.title} · ${ensembleText(ensemble)}`,
        "Line: median; dark band: half of the runs; light band: nine in ten",
      ],
    },
    description: captionOf(ensemble, closings, fitted, window),
    vconcat: [
      {
        width,
        height: totalHeight,
        layer: [
          ...eventMarkers(events, window, width, rightRoom),
          ...totalLayers(ensemble, closings, fitted, upper, hasFamilies),
        ],
      },
      ...(hasFamilies ? [families] : []),
    ],
    spacing: 14,
    resolve: { scale: { shape: "shared", fill: "shared" } },
    config: { axisY: { minExtent: 42 } },
  };
}

/** How it was run: `20,000 agents, 40 draws x 2 seeds`. */
function ensembleText({ agents, worlds, replicates }: Ensemble): string {
  const grouped = String(agents).replace(/\B(?=(\d{3})+$)/g, ",");
  const seeds = `${replicates} ${replicates === 1 ? "seed" : "seeds"}`;
  return `${grouped} agents, ${worlds === 1 ? seeds : `${worlds} draws x ${seeds}`}`;
}

function rowsOf(days: readonly DaySpread[], { from }: ChartWindow) {
  return days.map(({ p05, p25, p50, p75, p95 }, index) => ({
    at: instantOf(from + index),
    people: Math.round(p50),
    p05: Math.round(p05),
    p25: Math.round(p25),
    p75: Math.round(p75),
    p95: Math.round(p95),
  }));
}

/** @param bare Whether another panel below carries the labels of the time axis. */
function totalLayers(
  { days }: Ensemble,
  closings: readonly ObservedClosing[],
  fitted: Day | undefined,
  plot: PlotArea,
  bare: boolean,
): Layers {
  const rows = rowsOf(days, plot.window);
  const points = closings.filter(({ family }) => family === undefined);
  const extent = rows.flatMap(({ p05, p95 }) => [p05, p95]);
  const scale = peopleScale([...extent, ...points.map(({ people }) => people)], { zero: false });
  const last = rows[rows.length - 1];
  const atEnd = points.filter(({ at }) => at === last.at);
  const ends = [
    { text: `95 %: ${reportedPeople(last.p95)}`, value: last.p95, color: palette.simulated },
    { text: `median ${reportedPeople(last.people)}`, value: last.people, color: palette.simulated },
    { text: `5 %: ${reportedPeople(last.p05)}`, value: last.p05, color: palette.simulated },
    ...atEnd.map(({ text, people }) => ({
      text: `observed ${text}`,
      value: people,
      color: palette.observed,
    })),
  ];
  const x = timeChannel("at", plot.window, plot.width);
  const y = peopleChannel("people", `all subscribers${scale.domain[0] > 0 ? " (axis cut)" : ""}`, scale);
  const band = (low: string, high: string, opacity: number) => ({
    mark: { type: "area", opacity },
    encoding: { y: { ...(y as object), field: low }, y2: { field: high } },
  });
  const fan = {
    data: { values: rows },
    encoding: {
      x: bare ? { ...x, axis: { ...(x.axis as object), labels: false } } : x,
      y,
      color: { value: palette.simulated },
    },
    layer: [band("p05", "p95", 0.2), band("p25", "p75", 0.3), { mark: { type: "line" } }],
  };
  const line = rows.map(placeOf);
  const inside = points.filter((point) => !atEnd.includes(point));
  return [
    ...fittedBand(fitted, plot, freeSide(line, fitted, plot, scale.domain)),
    fan,
    ...endLabels(ends, plot, scale),
    ...textsBesideLine(inside, placeOf, line, closingChannels(plot, scale)),
    ...closingLayers(points, closings, plot, scale),
  ];
}

const placeOf = ({ at, people }: { readonly at: number; readonly people: number }) => ({ at, value: people });

function familyLayers(ensemble: Ensemble, closings: readonly ObservedClosing[], plot: PlotArea): Layers {
  const { families, daysByFamily } = ensemble;
  const titles = families.map(familyTitle);
  const colours = familyColours(families);
  const series = families.map((family, index) =>
    rowsOf(daysByFamily[family], plot.window).map(
      ({ at, people, p05, p95 }): StockRow => ({ at, series: titles[index], people, low: p05, high: p95 }),
    ),
  );
  const points = closings.filter(({ family }) => family !== undefined);
  const scale = peopleScale([...series.flat().flatMap(extentOf), ...points.map(({ people }) => people)]);
  const ends = series.map((rows, index) => ({
    text: titles[index],
    value: rows[rows.length - 1].people,
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
  ensemble: Ensemble,
  closings: readonly ObservedClosing[],
  fitted: Day | undefined,
  window: ChartWindow,
): string {
  const last = ensemble.days[ensemble.days.length - 1];
  const all = closings.filter(({ family }) => family === undefined);
  const inside = all.filter(({ people, date }) => {
    const { p05, p95 } = ensemble.days.find((day) => day.date === date) as DaySpread;
    return people >= p05 && people <= p95;
  });
  const seen =
    all.length === 0
      ? []
      : [`Of ${all.length} observed totals ${inside.length} lie in the central 90 % of their day.`];
  return [
    `Subscribers in people (${ensembleText(ensemble)}; bands are the central 50 and 90 % of the runs): at the end of ${dateText(window.to - 1)} the median is ${reportedPeople(last.p50)}, and nine runs in ten lie between ${reportedPeople(last.p05)} and ${reportedPeople(last.p95)}.`,
    ...seen,
    fittedSentence(fitted, window, closings.length),
  ].join(" ");
}
