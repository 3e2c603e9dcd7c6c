import { toDay } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { dateText } from "./date-text.ts";
import { eventMarkers } from "./event-markers.ts";
import { FLOWS, type Flow, flowTitlesOf, flowTotal, GAINS } from "./flow-totals.ts";
import { meaningChannel } from "./meaning-channel.ts";
import { peopleChannel } from "./people-channel.ts";
import { peopleScale, reportedPeople } from "./people-scale.ts";
import { type EventOptions, scenarioEvents } from "./scenario-events.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { palette, plotWidth } from "./theme.ts";
import { instantOf, timeChannel } from "./time-channel.ts";
import { runText, windowOf } from "./world.ts";

const height = 280;

/** How finely flows are shown. */
export interface FlowsOptions extends EventOptions {
  /** Over how many days each step is the mean; `week` by default. */
  readonly by?: "day" | "week";
}

/**
 * Gross additions, new and returning, upwards, and cancellations by cause downwards, in people per day; for weeks a
 * line is their difference. Day by day it would hide them: nobody renews on a 31st. A last week that is cut short is the mean of the days that it has.
 *
 * @param scenario Whose events are marked; none if absent.
 */
export function flowsChart(run: Outcome, scenario?: Scenario, options: FlowsOptions = {}): VegaLiteSpec {
  const { by = "week" } = options;
  const window = windowOf(run);
  const titles = flowTitlesOf(run);
  const steps = stepsOf(run, by === "week" ? daysAWeek : 1);
  const rows = steps.flatMap(({ at, flows }) =>
    FLOWS.map((flow, order) => ({ at, flow: titles[flow], people: flows[flow], order })),
  );
  const scale = peopleScale(
    steps.flatMap(({ flows }) => [
      FLOWS.reduce((sum, flow) => sum + Math.max(0, flows[flow]), 0),
      FLOWS.reduce((sum, flow) => sum + Math.min(0, flows[flow]), 0),
    ]),
    { ticks: 9 },
  );
  const x = timeChannel("at", window);
  const y = peopleChannel(
    "people",
    `${run.unit ?? "people"} per day${by === "week" ? ", mean of a week" : ""}`,
    scale,
  );
  const color = { ...meaningChannel("flow", titles), legend: { columns: 3 } };
  const line = { type: "line", interpolate: "step-after" };
  const netLine = {
    data: { values: steps.map(({ at, flows }) => ({ at, people: netOf(flows) })) },
    encoding: { x, y },
    layer: [
      { mark: { ...line, color: "#ffffff", strokeWidth: 4.5 } },
      { mark: { ...line, color: palette.observed, strokeWidth: 2 } },
    ],
  };
  const area = (isGain: boolean) => ({
    data: { values: rows.filter(({ order }) => GAINS.has(FLOWS[order]) === isGain) },
    mark: { type: "area", interpolate: "step-after" },
    encoding: { x, y: { ...y, stack: "zero" }, color, order: { field: "order", type: "quantitative" } },
  });
  return {
    name: "flows",
    title: {
      text: `Who comes and who leaves: additions up, cancellations down${by === "week" ? ", net as a line" : ""}`,
      subtitle: `${run.title} · simulated, ${runText([run])}`,
    },
    description: captionOf(run, by),
    width: plotWidth,
    height,
    layer: [
      area(true),
      area(false),
      ...eventMarkers(scenarioEvents(scenario, options), window),
      ...(by === "week" ? [netLine] : []),
    ],
  };
}

const daysAWeek = 7;

type Flows = Readonly<Record<Flow, number>>;

/** Mean flows per day, losses negative, at the start of each step and again at the end of the last. */
function stepsOf(run: Outcome, length: number): { readonly at: number; readonly flows: Flows }[] {
  const { days } = run.ledger;
  const start = toDay(run.start);
  const steps = [];
  for (let first = 0; first < days; first += length) {
    const last = Math.min(days, first + length) - 1;
    const perDay = (flow: Flow) => {
      const people = Math.round(flowTotal(run, flow, first, last) / (last - first + 1));
      return GAINS.has(flow) ? people : 0 - people;
    };
    const flows = Object.fromEntries(FLOWS.map((flow) => [flow, perDay(flow)])) as Flows;
    steps.push({ at: instantOf(start + first), flows });
    if (last === days - 1) steps.push({ at: instantOf(start + days), flows });
  }
  return steps;
}

const netOf = (flows: Flows) => FLOWS.reduce((sum, flow) => sum + flows[flow], 0);

function captionOf(run: Outcome, by: "day" | "week"): string {
  const titles = flowTitlesOf(run);
  const total = (flow: Flow) =>
    `${titles[flow].toLowerCase()} ${reportedPeople(flowTotal(run, flow, 0, run.ledger.days - 1))}`;
  return [
    `Simulated flows in ${run.unit ?? "people"} per day${by === "week" ? ", means of weeks" : ""} (${runText([run])}); in all from ${dateText(toDay(run.start))} to ${dateText(toDay(run.until))}: ${FLOWS.map(total).join(", ")}.`,
    "Flows by day and by cause were not observed: they are the model's account.",
  ].join(" ");
}
