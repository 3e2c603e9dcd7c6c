import { toDay } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { periodsOf } from "../simulation/periods.ts";
import { type RivalPeriod, rivalLedger } from "../simulation/rival-ledger.ts";
import { textsBesideLine } from "./beside-line.ts";
import { dateText } from "./date-text.ts";
import { endLabels } from "./end-labels.ts";
import { eventMarkers, eventRules } from "./event-markers.ts";
import { type FittedOptions, fittedDay, fittedSentence } from "./fitted-period.ts";
import { observedPoints, type Role, roleOf } from "./observed-points.ts";
import { peopleChannel } from "./people-channel.ts";
import { peopleScale, peopleText, peopleUnit, reportedPeople } from "./people-scale.ts";
import { rivalFlowLayers, rivalFlowsText } from "./rival-flows.ts";
import { type EventOptions, scenarioEvents } from "./scenario-events.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { type Meaning, palette } from "./theme.ts";
import { instantOf, type PlotArea, timeChannel } from "./time-channel.ts";
import { runText, windowOf } from "./world.ts";

const plotWidths = { withLabels: 470, alone: 570 };
const stocksHeight = 230;
const flowsHeight = 170;
/** Labels of events may reach as far as those of the lines. */
const rightRoom = 130;

/** What the chart of rivals may be told. */
export interface RivalsOptions extends FittedOptions, EventOptions {
  /** What to call the two firms; `the service` and the rival's title by default. */
  readonly names?: readonly [focal: string, rival: string];
  /** Churn of the rival's subscribers, per month; as in `rivalLedger` by default. */
  readonly monthlyChurn?: number;
}

/** A firm's subscribers at the opening or at the end of a quarter. */
interface Stock {
  readonly at: number;
  readonly firm: string;
  readonly people: number;
}

interface ReportedStock extends Stock {
  readonly text: string;
  readonly role: Role;
}

/**
 * Both firms' ledgers, quarter by quarter: above the subscribers of the service and of a rival, simulated as lines and
 * reported as points; below what the rival won and lost, and from whom. Where the scenario does not say what the rival
 * had at the opening there is the lower panel alone.
 *
 * @param rival A rival, or several that are one firm.
 * @param observed The service's `closing` and the rival's `subscribers`; other quantities and guidance are passed over.
 * @throws RangeError If the scenario has no such rival, or an option is out of range.
 * @example
 * await show(chart.rivals(run, scenario, ["blockbuster-online", "blockbuster-by-mail"], reported));
 */
export function rivalsChart(
  run: Outcome,
  scenario: Scenario,
  rival: string | readonly string[],
  observed: readonly Observation[] = [],
  options: RivalsOptions = {},
): VegaLiteSpec {
  const ids = typeof rival === "string" ? [rival] : rival;
  const quarters = rivalLedger(run, scenario, ids, options.monthlyChurn);
  const titles = ids.map((id) => scenario.rivals?.[id]?.title ?? id);
  const names = options.names ?? ["the service", titles.join(" and ")];
  const hasStocks = ids.some((id) => scenario.rivals?.[id]?.opening !== undefined);
  const width = hasStocks ? plotWidths.withLabels : plotWidths.alone;
  const window = windowOf(run);
  const upper = { window, width, height: stocksHeight };
  const lower = { window, width, height: flowsHeight };
  const events = scenarioEvents(scenario, { events: [], ...options });
  const reported = hasStocks ? reportedStocks(observed, names, upper, options) : [];
  const stocks = [focalStocks(run, names[0]), rivalStocks(quarters, names[1])];
  const markers = eventMarkers(events, window, width, hasStocks ? rightRoom : 0);
  return {
    name: "rivals",
    title: {
      text: hasStocks
        ? `Two ledgers: ${names.join(" and ")}`
        : `What ${names[1]} won and lost, and from whom`,
      subtitle: `${run.title} · ${runText([run])}${reported.length > 0 ? " · simulated (lines), reported (points)" : ""}`,
    },
    description: captionOf(run, quarters, names, hasStocks ? stocks : [], reported, options),
    vconcat: [
      ...(hasStocks
        ? [{ width, height: upper.height, layer: [...markers, ...stockLayers(stocks, reported, upper)] }]
        : []),
      {
        width,
        height: lower.height,
        layer: [
          ...(hasStocks ? eventRules(events, lower) : markers),
          ...rivalFlowLayers(quarters, names, lower),
        ],
      },
    ],
    spacing: 16,
    resolve: { scale: { color: "independent" } },
    config: { axisY: { minExtent: 46 } },
  };
}

type Layers = readonly Readonly<Record<string, unknown>>[];
type Names = readonly [string, string];

const meanings: readonly [Meaning, Meaning] = ["simulated", "rival"];

function stockLayers(stocks: readonly Stock[][], reported: readonly ReportedStock[], plot: PlotArea): Layers {
  const scale = peopleScale([...stocks.flat(), ...reported].map(({ people }) => people));
  const axis = timeChannel("at", plot.window, plot.width);
  const x = { ...axis, axis: { ...(axis.axis as object), labels: false } };
  const y = peopleChannel("people", "subscribers", scale);
  const ends = stocks.map((rows, index) => {
    const { firm, people } = rows.at(-1) as Stock;
    return { text: `${firm} ${reportedPeople(people)}`, value: people, color: palette[meanings[index]] };
  });
  return [
    ...stocks.map((rows, index) => ({
      data: { values: rows },
      mark: {
        type: "line",
        color: palette[meanings[index]],
        point: { filled: true, size: 26, color: palette[meanings[index]] },
      },
      encoding: { x, y },
    })),
    ...stocks.flatMap((rows) => {
      const own = reported.filter(({ firm }) => firm === rows[0].firm);
      const line = rows.map(placeOf);
      return textsBesideLine(own, placeOf, line, { x, y });
    }),
    ...observedPoints(reported, { x, y }),
    ...endLabels(ends, plot, scale),
  ];
}

const placeOf = ({ at, people }: Stock) => ({ at, value: people });

function focalStocks(run: Outcome, firm: string): Stock[] {
  const periods = periodsOf(run);
  const first = { at: instantOf(toDay(run.start)), firm, people: Math.round(periods[0].opening) };
  return [
    first,
    ...periods.map(({ end, closing }) => ({ at: endOf(end), firm, people: Math.round(closing) })),
  ];
}

function rivalStocks(quarters: readonly RivalPeriod[], firm: string): Stock[] {
  const [{ start, opening }] = quarters;
  return [
    { at: instantOf(toDay(start)), firm, people: Math.round(opening) },
    ...quarters.map(({ end, closing }) => ({ at: endOf(end), firm, people: Math.round(closing) })),
  ];
}

const endOf = (iso: string): number => instantOf(toDay(iso) + 1);

function reportedStocks(
  observed: readonly Observation[],
  [focal, rival]: Names,
  { window }: PlotArea,
  options: FittedOptions,
): ReportedStock[] {
  const fitted = fittedDay(options);
  return observed.flatMap(({ quantity, to, value, status }) => {
    const day = toDay(to);
    const firm = quantity === "closing" ? focal : quantity === "subscribers" ? rival : undefined;
    if (firm === undefined || status === "guidance" || day < window.from || day >= window.to) return [];
    return [
      {
        at: instantOf(day + 1),
        firm,
        people: value,
        text: quantity === "closing" ? reportedPeople(value) : peopleText(value, peopleUnit(value, 1e5)),
        role: roleOf(day, fitted),
      },
    ];
  });
}

function captionOf(
  run: Outcome,
  quarters: readonly RivalPeriod[],
  names: Names,
  stocks: readonly Stock[][],
  reported: readonly ReportedStock[],
  options: FittedOptions,
): string {
  const window = windowOf(run);
  const end = dateText(window.to - 1);
  const texts = stocks.map((rows) => {
    const { firm, people, at } = rows.at(-1) as Stock;
    const seen = reported.find((point) => point.firm === firm && point.at === at);
    return `${firm} from ${reportedPeople(rows[0].people)} to ${reportedPeople(people)}${seen ? ` (${seen.text} reported)` : ""}`;
  });
  return [
    ...(texts.length > 0
      ? [`Simulated subscribers in people (${runText([run])}) until ${end}: ${texts.join(", ")}.`]
      : []),
    `${names[1]}, in all: ${rivalFlowsText(quarters, names[0])}.`,
    fittedSentence(fittedDay(options), window, reported.length),
  ].join(" ");
}
