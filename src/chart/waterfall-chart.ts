import { toDay } from "../market/date.ts";
import { countedUnit } from "../scenario/counted-unit.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Outcome, Period } from "../simulation/outcome.ts";
import { periodsOf } from "../simulation/periods.ts";
import { dateText } from "./date-text.ts";
import { type FittedOptions, fittedDay } from "./fitted-period.ts";
import { FLOWS, flowTitlesOf, flowTotal, GAINS } from "./flow-totals.ts";
import { type Role, roleOf } from "./observed-points.ts";
import { peopleText, reportedPeople } from "./people-scale.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { palette } from "./theme.ts";
import { levelStep, type WaterfallStep, waterfallPlot, waterfallUnit } from "./waterfall-plot.ts";
import { runText } from "./world.ts";

const width = 480;
const rowHeight = 30;

/**
 * The waterfall of a quarter: from the opening over who came and who left, by cause, to the closing, with the observed
 * closing below. Levels are ticks and changes are bars, so that the axis need not start at zero.
 *
 * @param period Name of a quarter that the run covers, such as `2011Q3`.
 * @throws RangeError If the run does not cover it.
 */
export function waterfallChart(
  run: Outcome,
  period: string,
  observed: readonly Observation[] = [],
  options: FittedOptions = {},
): VegaLiteSpec {
  const periods = periodsOf(run, observed);
  const figures = periods.find((one) => one.period === period);
  if (figures === undefined) {
    const names = periods.map((one) => one.period).join(", ");
    throw new RangeError(`period: expected a quarter of the run, ${names}; found ${period}`);
  }
  const fitted = fittedDay(options);
  const role = roleOf(toDay(figures.end), fitted);
  const steps = stepsOf(run, figures, role);
  return {
    name: "waterfall",
    title: {
      frame: "bounds",
      text: `Where the ${countedUnit(run)} of ${period} came from and went to`,
      subtitle: [`${run.title} · simulated, ${runText([run])}`, ...comparisonText(figures)],
    },
    description: captionOf(run, figures, role),
    ...waterfallPlot(steps, { width, rowHeight, quantity: countedUnit(run) }),
  };
}

function stepsOf(run: Outcome, figures: Period, role: Role): WaterfallStep[] {
  const { start, end, opening, closing, observed } = figures;
  const unit = waterfallUnit([opening]);
  const first = toDay(start) - toDay(run.start);
  const last = toDay(end) - toDay(run.start);
  const steps = [levelStep("Opening", opening, unit)];
  let now = opening;
  for (const flow of FLOWS) {
    const change = flowTotal(run, flow, first, last) * (GAINS.has(flow) ? 1 : -1);
    steps.push({
      title: flowTitlesOf(run)[flow],
      from: now,
      to: now + change,
      color: palette[flow],
      text: peopleText(change, unit, true),
    });
    now += change;
  }
  steps.push(levelStep("Closing, simulated", closing, unit));
  if (observed?.closing !== undefined) {
    steps.push({ ...levelStep(`Closing, ${role}`, observed.closing, unit, palette.observed), role });
  }
  return steps;
}

/** Sums of the flows beside what was observed of them, where it was. */
function comparisonText({ opening, observed, grossAdditions, cancellations }: Period): string[] {
  const unit = waterfallUnit([opening]);
  const pair = (name: string, simulated: number, seen: number | undefined) =>
    seen === undefined
      ? []
      : [`${name} ${peopleText(simulated, unit)} simulated, ${peopleText(seen, unit)} observed`];
  const pairs = [
    ...pair("gross additions", grossAdditions, observed?.grossAdditions),
    ...pair("cancellations", cancellations, observed?.cancellations),
  ];
  return pairs.length > 0 ? [pairs.join(" · ")] : [];
}

function captionOf(run: Outcome, figures: Period, role: Role): string {
  const { period, partial, start, end, opening, closing, observed } = figures;
  const days = `${dateText(toDay(start))} to ${dateText(toDay(end))}${partial ? ", a part of the quarter" : ""}`;
  const sums = `from ${reportedPeople(opening)} over gains and losses by cause to ${reportedPeople(closing)} (${runText([run])})`;
  const seen =
    observed?.closing === undefined
      ? "The closing was not observed."
      : `Observed were ${reportedPeople(observed.closing)}, ${says[role]}; who left for which cause is the model's account and was not observed.`;
  return `Simulated ${countedUnit(run)} of ${period}, ${run.unit === undefined ? "in people, " : ""}${days}: ${sums}. ${seen}`;
}

const says: Readonly<Record<Role, string>> = {
  observed: "without a mark of whether it was fitted",
  "observed (fitted)": "which the model was fitted to",
  "observed (not fitted)": "which the model predicted without having been fitted to it",
};
