import { type Day, toDay } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { ChurnDefinition, Scenario } from "../scenario/scenario.ts";
import type { Outcome, Period } from "../simulation/outcome.ts";
import { periodsOf } from "../simulation/periods.ts";
import { eventMarkers } from "./event-markers.ts";
import { type FittedOptions, fittedBand, fittedDay, fittedSentence } from "./fitted-period.ts";
import { haloText } from "./halo-text.ts";
import { churnByMonth } from "./monthly-churn.ts";
import { percentChannel, percentText } from "./number-channel.ts";
import { observedPoints, type Role, roleOf } from "./observed-points.ts";
import { type EventOptions, scenarioEvents } from "./scenario-events.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { textColour } from "./text-colour.ts";
import { ink, palette, plotWidth } from "./theme.ts";
import { instantOf, timeChannel } from "./time-channel.ts";
import { runText, windowOf } from "./world.ts";

const height = 240;

/**
 * Monthly churn: per quarter, simulated beside observed, and per calendar month from the ledger.
 *
 * @param observed Its `monthlyChurn` is shown.
 * @param scenario Whose events are marked; none if absent.
 */
export function churnChart(
  run: Outcome,
  observed: readonly Observation[] = [],
  scenario?: Scenario,
  options: FittedOptions & EventOptions = {},
): VegaLiteSpec {
  const window = windowOf(run);
  const fitted = fittedDay(options);
  const periods = periodsOf(run, observed);
  const quarters = periods.flatMap((period) => quarterRows(period, fitted));
  const months = churnByMonth(run).map(({ from, to, churn }) => ({
    at: instantOf((from + to + 1) / 2),
    churn,
    series: series.month,
  }));
  const points = quarters.filter((row): row is SeenRow => row.series === "observed");
  const simulated = quarters.filter(({ series }) => series !== "observed");
  const x = timeChannel("at", window);
  const y = percentChannel(
    "churn",
    "churn per month",
    [...quarters, ...months].map(({ churn }) => churn),
  );
  const color = {
    field: "series",
    type: "nominal",
    title: null,
    scale: { domain: Object.values(series), range: [palette.simulated, ink.axis] },
  };
  return {
    name: "churn",
    title: {
      text: points.length > 0 ? "Monthly churn, simulated and observed" : "Simulated monthly churn",
      subtitle: [`${run.title} · ${runText([run])}`, definitions[run.churnDefinition]],
    },
    description: `Churn per month of ${run.title} (${runText([run])}; single months have a smaller base than quarters and lie higher): ${periods.map(inWords).join("; ")}. ${fittedSentence(fitted, window, points.length)}`,
    width: plotWidth,
    height,
    layer: [
      ...eventMarkers(scenarioEvents(scenario, options), window),
      ...fittedBand(fitted, { window, width: plotWidth, height }),
      {
        data: { values: simulated },
        mark: { type: "line", strokeWidth: 4 },
        encoding: { x, y, color, detail: { field: "quarter", type: "nominal" } },
      },
      {
        data: { values: months },
        mark: { type: "line", point: { size: 30 }, strokeWidth: 1.25 },
        encoding: { x, y, color },
      },
      ...labelLayers(
        simulated.filter(({ text }) => text !== undefined),
        { align: "left", dx: 4 },
        { x, y, color: { value: textColour(palette.simulated) } },
      ),
      ...labelLayers(points, { align: "left", dx: 9 }, { x, y }),
      ...observedPoints(points, { x, y }),
    ],
  };
}

const series = { quarter: "simulated, by quarter", month: "simulated, by month" } as const;

/** A point of the chart, with the text beside it and whether that stands below. */
interface Row {
  readonly at: number;
  readonly churn: number;
  readonly quarter: string;
  readonly series: string;
  readonly text?: string;
  readonly isBelow?: boolean;
}

interface SeenRow extends Row {
  readonly role: Role;
}

/**
 * Both ends of a quarter's line, and the observed point in its middle if there is one. The line's text stands below:
 * the months, which have a smaller base, run above.
 */
function quarterRows(period: Period, fitted: Day | undefined): (Row | SeenRow)[] {
  const { period: quarter, start, end, monthlyChurn: churn, observed } = period;
  const from = toDay(start);
  const to = toDay(end) + 1;
  const seen = observed?.monthlyChurn;
  const row = { churn, quarter, series: series.quarter };
  const rows: (Row | SeenRow)[] = [
    { ...row, at: instantOf(from), text: percentText(churn), isBelow: true },
    { ...row, at: instantOf(to) },
  ];
  if (seen !== undefined) {
    rows.push({
      at: instantOf((from + to) / 2),
      churn: seen,
      quarter,
      series: "observed",
      role: roleOf(to - 1, fitted),
      text: percentText(seen),
      isBelow: seen <= churn,
    });
  }
  return rows;
}

/** Texts above or below their points. */
function labelLayers(
  rows: readonly Row[],
  mark: Readonly<Record<string, unknown>>,
  encoding: Readonly<Record<string, unknown>>,
): readonly Readonly<Record<string, unknown>>[] {
  const text = { field: "text", type: "nominal" };
  return [true, false].flatMap((below) => {
    const values = rows.filter(({ isBelow }) => isBelow === below);
    const layer = haloText({ ...mark, dy: below ? 13 : -13 }, { ...encoding, text });
    return values.length === 0 ? [] : [{ data: { values }, layer }];
  });
}

function inWords({ period, monthlyChurn: churn, observed }: Period): string {
  const seen = observed?.monthlyChurn;
  return `${period} ${percentText(churn)}${seen === undefined ? "" : ` (observed ${percentText(seen)})`}`;
}

const definitions: Readonly<Record<ChurnDefinition, string>> = {
  "cancellations/(opening+grossAdditions)": "churn = cancellations ÷ (opening + gross additions) ÷ months",
  "cancellations/opening": "churn = cancellations ÷ opening ÷ months",
  "cancellations/average": "churn = cancellations ÷ mean of opening and closing ÷ months",
};
