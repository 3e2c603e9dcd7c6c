import type { Attribution } from "../experiment/attribution.ts";
import { toDay } from "../market/date.ts";
import { type AttributionStep, attributionSteps } from "./attribution-steps.ts";
import { hasIntervals, methodText, sharedName, spreadText, whenText } from "./attribution-text.ts";
import { capital } from "./capital.ts";
import { dateText } from "./date-text.ts";
import { grouped } from "./grouped.ts";
import { type PeopleUnit, peopleText, reportedPeople } from "./people-scale.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { palette, textSize } from "./theme.ts";
import { levelStep, type WaterfallStep, waterfallPlot, waterfallUnit } from "./waterfall-plot.ts";

/** Brackets with intervals need room on the right. */
const width = { withIntervals: 300, without: 370 };
const rowHeight = 38;

/** How an attribution is shown. */
export interface AttributionChartOptions {
  /** Shares smaller than this are added up in the last one; by default those below a hundredth of all shares' size. */
  readonly least?: number;
  /** Titles by event id, in place of the events' own. */
  readonly events?: Readonly<Record<string, string>>;
}

/**
 * What cost the subscribers: from those at the start, by what would have come without any event, through each event's
 * share, the largest first, to those who are left. Thin lines go from the 5 to the 95 % quantile over draws and seeds.
 * Of other figures than a closing it begins with the world without events.
 *
 * @throws RangeError If the figure is a rate, `least` is not a number from 0, or a title is for an event without a share.
 * @example
 * await show(chart.attribution(await attribute(netflix.scenario, { subscribers: 20_000, replicates: 5 })));
 */
export function attributionChart(result: Attribution, options: AttributionChartOptions = {}): VegaLiteSpec {
  const { opening, none, all, title, agents } = result;
  const name = sharedName(result);
  const { least = result.shares.reduce((sum, { mean }) => sum + Math.abs(mean), 0) / 100, events = {} } =
    options;
  const shares = attributionSteps(result, least, events);
  const growth = opening === undefined ? [] : [growthStep(result, opening)];
  const unit = waterfallUnit([none.mean, all.mean, ...shares.map(({ mean }) => mean)]);
  const intervals = hasIntervals(result);
  const start = dateText(toDay(result.start));
  const steps: WaterfallStep[] = [
    opening === undefined
      ? levelStep(["Without any event", "simulated"], none.mean, unit)
      : levelStep([capital(name), `at the start, ${start}`], opening, unit, palette.observed),
  ];
  let now = opening ?? none.mean;
  for (const step of [...growth, ...shares]) {
    steps.push(changeOf(step, now, unit, intervals));
    now += step.mean;
  }
  steps.push(levelStep(["As it happened", "simulated"], all.mean, unit));
  const when = whenText(result);
  const cost = opening === undefined ? 0 : opening - all.mean;
  return {
    name: "attribution",
    title: {
      frame: "bounds",
      text:
        cost > 0
          ? `What cost ${reportedPeople(cost)} ${name}: ${start} to ${dateText(toDay(result.until))}`
          : `What each event added: ${name} ${when}`,
      subtitle: [
        `${title} · simulated, ${grouped(agents)} agents, ${spreadText(result)}`,
        `${methodText(result)}${intervals ? "; thin lines and brackets: central 90 %" : ""}`,
      ],
    },
    description: captionOf(result, [...growth, ...shares], `${name} ${when}`, unit),
    ...waterfallPlot(steps, {
      width: intervals ? width.withIntervals : width.without,
      rowHeight,
      quantity: name,
      ticks: 4,
      labels: { minExtent: 215, labelLimit: 270, labelOffset: -textSize / 2, labelLineHeight: textSize + 2 },
    }),
  };
}

/** What would have come and gone if nothing had happened. */
function growthStep({ none }: Attribution, opening: number): AttributionStep {
  const shifted = (value: number): number => value - opening;
  return {
    title: "Without any event",
    detail: "growth that was to come",
    mean: shifted(none.mean),
    p05: shifted(none.p05),
    p50: shifted(none.p50),
    p95: shifted(none.p95),
  };
}

function changeOf(
  { title, detail, mean, p05, p95 }: AttributionStep,
  from: number,
  unit: PeopleUnit,
  intervals: boolean,
): WaterfallStep {
  const text = peopleText(mean, unit, true);
  const bare = { ...unit, suffix: "" };
  const bracket = `${peopleText(p05, bare, true)} to ${peopleText(p95, bare, true)}`;
  return {
    title: [title, detail],
    from,
    to: from + mean,
    color: mean < 0 ? palette.loss : palette.gain,
    text: intervals ? `${text} [${bracket}]` : text,
    isLevel: false,
    ...(intervals && { interval: [from + p05, from + p95] as const }),
  };
}

function captionOf(
  result: Attribution,
  steps: readonly AttributionStep[],
  what: string,
  unit: PeopleUnit,
): string {
  const { opening, none, all } = result;
  const intervals = hasIntervals(result);
  const parts = steps.map(({ title, mean, p05, p95 }) => {
    const range = intervals ? ` (${peopleText(p05, unit, true)} to ${peopleText(p95, unit, true)})` : "";
    return `${title} ${peopleText(mean, unit, true)}${range}`;
  });
  const first =
    opening === undefined
      ? `${reportedPeople(none.mean)} without any event`
      : `${reportedPeople(opening)} at the start`;
  const spread = intervals ? `; in brackets the central 90 % over ${spreadText(result)}` : "";
  return `Simulated ${what}: ${first}, ${parts.join(", ")}, ${reportedPeople(all.mean)} as it happened. A share is the mean of what an event adds over all orders of the events (Shapley value)${spread}; nobody observed the worlds without them.`;
}
