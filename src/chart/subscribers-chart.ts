import type { Day } from "../market/date.ts";
import { countedQuantity, countedUnit } from "../scenario/counted-unit.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { capital } from "./capital.ts";
import { dateText } from "./date-text.ts";
import { familyTitle } from "./families.ts";
import { type FittedOptions, fittedDay, fittedSentence } from "./fitted-period.ts";
import { type ObservedClosing, observedClosings } from "./observed-closings.ts";
import { reportedPeople } from "./people-scale.ts";
import { type EventOptions, scenarioEvents } from "./scenario-events.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { extentOf, type StockRow, stockLayers, stockRows } from "./stock-lines.ts";
import { stockPanels, type TotalStock } from "./stock-panels.ts";
import { palette } from "./theme.ts";
import type { ChartWindow } from "./time-channel.ts";
import { runsOf, runText, type World, windowOf } from "./world.ts";

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
  const unit = countedUnit(run);
  const fitted = fittedDay(options);
  const events = scenarioEvents(scenario, options);
  const closings = observedClosings(observed, window, fitted).filter(
    ({ family }) => family === undefined || run.families.includes(family),
  );
  return {
    name: "subscribers",
    title: {
      text:
        closings.length > 0
          ? `${capital(unit)}, simulated (lines) and observed (points)`
          : `Simulated ${unit}`,
      subtitle: `${run.title} · ${runText(runs)}`,
    },
    description: captionOf(runs, closings, fitted, window),
    ...stockPanels({
      window,
      unit,
      total: totalStock(runs, window),
      families: run.families.map((family) => ({
        family,
        rows: stockRows(runs, window, familyTitle(family), family),
      })),
      closings,
      events,
      fitted,
      totalHeight: 190,
      familiesHeight: 200,
      rightRoom: 100,
    }),
  };
}

type Runs = ReturnType<typeof runsOf>;

function totalStock(runs: Runs, window: ChartWindow): TotalStock {
  const rows = stockRows(runs, window, "all");
  const { people } = rows.at(-1) as StockRow;
  return {
    rows,
    extent: rows.flatMap(extentOf),
    ends: [{ text: `simulated ${reportedPeople(people)}`, value: people, color: palette.simulated }],
    layers: (channels) => stockLayers(rows, channels),
  };
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
    `${capital(countedQuantity(runs[0]))} (${runText(runs)}${band}): from ${reportedPeople(rows[0].people)} to ${reportedPeople(last.people)} simulated at the end of ${dateText(window.to - 1)}${seen ? `, ${seen.text} observed` : ""}.`,
    fittedSentence(fitted, window, closings.length),
  ].join(" ");
}
