import type { DaySpread, Ensemble } from "../experiment/ensemble.ts";
import { type Day, toDay } from "../market/date.ts";
import { countedQuantity, countedUnit } from "../scenario/counted-unit.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { capital } from "./capital.ts";
import { dateText } from "./date-text.ts";
import { familyTitle } from "./families.ts";
import { type FittedOptions, fittedDay, fittedSentence } from "./fitted-period.ts";
import { grouped } from "./grouped.ts";
import { type ObservedClosing, observedClosings } from "./observed-closings.ts";
import { reportedPeople } from "./people-scale.ts";
import { type EventOptions, scenarioEvents } from "./scenario-events.ts";
import type { VegaLiteSpec } from "./spec.ts";
import type { StockRow } from "./stock-lines.ts";
import { stockPanels, type TotalStock } from "./stock-panels.ts";
import { palette } from "./theme.ts";
import { type ChartWindow, instantOf } from "./time-channel.ts";

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
  return {
    name: "fan",
    title: {
      text: `What may happen to the ${countedUnit(scenario ?? {})}, and how likely`,
      subtitle: [
        `${ensemble.title} · ${ensembleText(ensemble)}`,
        "Line: median; dark band: half of the runs; light band: nine in ten",
      ],
    },
    description: captionOf(ensemble, closings, fitted, window, countedQuantity(scenario ?? {})),
    ...stockPanels({
      window,
      unit: countedUnit(scenario ?? {}),
      total: totalStock(ensemble, window),
      families: ensemble.families.map((family) => ({ family, rows: familyRows(ensemble, family, window) })),
      closings,
      events,
      fitted,
      totalHeight: 240,
      familiesHeight: 190,
      rightRoom: 110,
    }),
  };
}

/** How it was run: `20,000 agents, 40 draws x 2 seeds`. */
function ensembleText({ agents, worlds, replicates }: Ensemble): string {
  const seeds = `${replicates} ${replicates === 1 ? "seed" : "seeds"}`;
  return `${grouped(agents)} agents, ${worlds === 1 ? seeds : `${worlds} draws x ${seeds}`}`;
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

function totalStock({ days }: Ensemble, window: ChartWindow): TotalStock {
  const rows = rowsOf(days, window);
  const last = rows[rows.length - 1];
  return {
    rows,
    extent: rows.flatMap(({ p05, p95 }) => [p05, p95]),
    ends: [
      { text: `95 %: ${reportedPeople(last.p95)}`, value: last.p95, color: palette.simulated },
      { text: `median ${reportedPeople(last.people)}`, value: last.people, color: palette.simulated },
      { text: `5 %: ${reportedPeople(last.p05)}`, value: last.p05, color: palette.simulated },
    ],
    layers: (channels) => {
      const band = (low: string, high: string, opacity: number) => ({
        mark: { type: "area", opacity },
        encoding: { y: { ...(channels.y as object), field: low }, y2: { field: high } },
      });
      const layer = [band("p05", "p95", 0.2), band("p25", "p75", 0.3), { mark: { type: "line" } }];
      return [{ data: { values: rows }, encoding: channels, layer }];
    },
  };
}

function familyRows({ daysByFamily }: Ensemble, family: string, window: ChartWindow): StockRow[] {
  return rowsOf(daysByFamily[family], window).map(({ at, people, p05, p95 }) => {
    return { at, series: familyTitle(family), people, low: p05, high: p95 };
  });
}

function captionOf(
  ensemble: Ensemble,
  closings: readonly ObservedClosing[],
  fitted: Day | undefined,
  window: ChartWindow,
  counted: string,
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
    `${capital(counted)} (${ensembleText(ensemble)}; bands are the central 50 and 90 % of the runs): at the end of ${dateText(window.to - 1)} the median is ${reportedPeople(last.p50)}, and nine runs in ten lie between ${reportedPeople(last.p05)} and ${reportedPeople(last.p95)}.`,
    ...seen,
    fittedSentence(fitted, window, closings.length),
  ].join(" ");
}
