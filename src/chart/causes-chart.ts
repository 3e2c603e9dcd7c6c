import type { CauseStep, Causes } from "../experiment/causes.ts";
import { calendarOf, toDay } from "../market/date.ts";
import { whenText } from "./attribution-text.ts";
import { dateInYear } from "./date-text.ts";
import { figureName } from "./figure-scale.ts";
import { grouped } from "./grouped.ts";
import { type PeopleUnit, peopleText, reportedPeople } from "./people-scale.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { palette, textSize } from "./theme.ts";
import { levelStep, type WaterfallStep, waterfallPlot, waterfallUnit } from "./waterfall-plot.ts";

const width = 380;
const rowHeight = 38;

/** How the waterfall by cause is shown. */
export interface CausesChartOptions {
  /** Steps that change the figure by less than so many people are added up in one last step; 0 by default. */
  readonly least?: number;
  /** Labels by event id, instead of the events' titles. */
  readonly events?: Readonly<Record<string, string>>;
}

/**
 * The waterfall by cause: from the world without any event, one event after the other in the order of the announcements,
 * to the world as it happened. The steps sum exactly to the whole; another order would give other steps, see `causesOf`.
 *
 * @throws RangeError If `least` is not a number from 0, or a label is for an event that is no first of its group.
 * @example
 * await show(chart.causes(await causesOf(netflix.scenario, {}, { subscribers: 20_000 }), { least: 20_000 }));
 */
export function causesChart(causes: Causes, options: CausesChartOptions = {}): VegaLiteSpec {
  const { none, all, quantity } = causes;
  const own = stepsOf(causes, options);
  const unit = waterfallUnit([none, all, ...own.map(({ people }) => people)]);
  const steps: WaterfallStep[] = [levelStep(["Without any event", "simulated"], none, unit)];
  let now = none;
  for (const { label, people } of own) {
    steps.push({
      title: label,
      from: now,
      to: now + people,
      color: people < 0 ? palette.loss : palette.gain,
      text: peopleText(people, unit, true),
      isLevel: false,
    });
    now += people;
  }
  steps.push(levelStep(["As it happened", "simulated"], all, unit));
  const name = figureName(quantity);
  const day = whenText(causes);
  return {
    name: "causes",
    title: {
      frame: "bounds",
      text: `What each event added: ${name} ${day}`,
      subtitle: [
        `${causes.title} · simulated, ${runText(causes)}`,
        "in the order of the announcements; another order gives other steps, because events act on the same people",
      ],
    },
    description: captionOf(causes, own, `${name} ${day}`, unit),
    ...waterfallPlot(steps, {
      width,
      rowHeight,
      quantity: name,
      ticks: 4,
      // Every label has two lines; its tick is between them.
      labels: { labelLimit: 290, labelOffset: -textSize / 2, labelLineHeight: textSize + 2 },
    }),
  };
}

interface Cause {
  readonly label: string | readonly string[];
  readonly title: string;
  readonly people: number;
}

/** The steps that are large enough, each with its label; the sum of the others last. */
function stepsOf({ steps, until }: Causes, { least = 0, events = {} }: CausesChartOptions): Cause[] {
  if (!(least >= 0)) throw new RangeError(`invalid least; must be a number of people from 0: ${least}`);
  const ids = steps.map(({ events: [first] }) => first);
  const unknown = Object.keys(events).find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    throw new RangeError(`events: expected ids among ${ids.join(", ")}; found ${unknown}`);
  }
  const large = steps.filter(({ people }) => Math.abs(people) >= least);
  const small = steps.filter(({ people }) => Math.abs(people) < least);
  const shown = large.map((step) => ({
    ...labelOf(step, events, calendarOf(toDay(until)).year),
    people: step.people,
  }));
  if (small.length === 0) return shown;
  const title = `${small.length} other event${small.length === 1 ? "" : "s"}`;
  const rest = small.reduce((sum, { people }) => sum + people, 0);
  return [
    ...shown,
    {
      label: [title, `less than ${reportedPeople(least)}${small.length === 1 ? "" : " each"}`],
      title,
      people: rest,
    },
  ];
}

/** Title, and below it when it was announced and what came with it. */
function labelOf(
  { titles, events: [id], announced }: CauseStep,
  labels: Labels,
  runYear: number,
): Omit<Cause, "people"> {
  const [own, ...members] = titles;
  const title = labels[id] ?? own;
  const date = dateInYear(toDay(announced), runYear);
  return { title, label: [title, [date, ...members].join(", with ")] };
}

type Labels = Readonly<Record<string, string>>;

function runText({ agents, replicates }: Causes): string {
  const size = agents === "full" ? "an agent per subscriber" : `${grouped(agents)} agents`;
  return replicates === 1 ? size : `${size}, mean of ${replicates} seeds`;
}

function captionOf({ none, all }: Causes, steps: readonly Cause[], what: string, unit: PeopleUnit): string {
  const parts = steps.map(({ title, people }) => `${title} ${peopleText(people, unit, true)}`);
  return `Simulated ${what}: ${reportedPeople(none)} without any event, ${parts.join(", ")}, ${reportedPeople(all)} as it happened, each step being what an event adds to those announced before it, so that another order would give other steps (Shapley values need none).`;
}
