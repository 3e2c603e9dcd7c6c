import type { MarketEvent } from "../market/event.ts";
import { eventTitle } from "../market/event-title.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { withoutEvents } from "../scenario/without.ts";
import { checkOptions, OPTION } from "../simulation/check-options.ts";
import { checkScenario } from "../simulation/check-scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { type Summary, summarise } from "../statistics/summarise.ts";
import { eventGroups } from "./event-groups.ts";
import { executed, QUARTERS } from "./executed.ts";
import { figureOf } from "./figure-of.ts";
import { inlineExecutor } from "./job.ts";
import { lastDayOf } from "./last-day-of.ts";
import { jobsOf, REPLICATE_RULES, type ReplicateOptions } from "./replicate.ts";

/** What is asked of a path of causes. */
export interface CausesQuestion {
  /** Calendar quarter, such as `2011Q3`; the scenario's headline by default. */
  readonly period?: string;
  /** A figure of the quarter that counts people, such as `closing` (default) or `cancellations`. */
  readonly quantity?: string;
}

/** How large the runs of a path of causes are and where they are done. */
export interface CausesOptions extends Omit<ReplicateOptions, "until"> {
  /**
   * Called (and awaited) after each world with the worlds done and the worlds in all; the worlds are then run one after
   * the other instead of all at once.
   */
  readonly onWorld?: (done: number, worlds: number) => void | Promise<void>;
}

const QUESTION_RULES = {
  period: OPTION.text,
  quantity: OPTION.text,
} satisfies Record<keyof CausesQuestion, unknown>;

const { until: _, ...OTHER_RULES } = REPLICATE_RULES;
const RULES = {
  ...OTHER_RULES,
  onWorld: OPTION.called,
} satisfies Record<keyof CausesOptions, unknown>;

/** What one more event changes. */
export interface CauseStep {
  /** The event and those that refer to it, in the order of their announcements. */
  readonly events: readonly string[];
  /** Titles of the same. */
  readonly titles: readonly string[];
  /** ISO date of its announcement. */
  readonly announced: string;
  /** Change of the figure against the world without it, people; the mean over the replicates. */
  readonly people: number;
  readonly spread: Summary;
  /** The figure in the world with this event and all before it. */
  readonly total: number;
}

/** The way from a world without events to the world as it happened, event by event. */
export interface Causes {
  readonly title: string;
  readonly period: string;
  /** ISO date of the last day of the quarter that was run. */
  readonly until: string;
  readonly quantity: string;
  readonly replicates: number;
  readonly agents: number | "full";
  /** The figure without any event, and with all; means over the replicates. */
  readonly none: number;
  readonly all: number;
  readonly steps: readonly CauseStep[];
}

/**
 * A figure by its causes, one after the other: a world without any event, then one more event at a time (with those that
 * refer to it: its reversal, responses to it) in the order of the announcements, up to the world as it happened. Every
 * world has the same subscribers with the same luck, so `none` plus the steps is `all`, exactly.
 *
 * The order matters, because events interact: a step is what an event adds to those before it. What either of two events
 * would have done alone is counted at the earlier one (who has left because of the first cannot leave because of the
 * second); what they do only together (a rival's offer takes more of the angry) at the later one. Shares that do not
 * depend on an order are Shapley values; `compare` takes one event out of the full world.
 *
 * Events announced after the quarter cannot matter and are left out; there is one run for each other group and replicate,
 * and one for the world without events.
 *
 * @throws TypeError If there is no such option, an option is not of its kind, or the first argument is no scenario.
 * @throws ScenarioError If a world without some of the events contradicts itself.
 * @throws RangeError If the run does not cover the quarter or the quarter has no such figure.
 * @example
 * const causes = await causesOf(netflix.scenario, { period: "2011Q3" }, { subscribers: 20_000 });
 */
export async function causesOf(
  scenario: Scenario,
  question: CausesQuestion = {},
  options: CausesOptions = {},
): Promise<Causes> {
  checkScenario(scenario);
  checkOptions(question, QUESTION_RULES, "question");
  checkOptions(options, RULES);
  const { period = scenario.headline.period, quantity = "closing" } = question;
  const { executor = inlineExecutor, onWorld, ...rest } = options;
  const until = lastDayOf(scenario, period);
  const groups = eventGroups(scenario)
    .map((group) => group.filter(({ announced }) => announced <= until))
    .filter((group) => group.length > 0);
  const worlds = [...groups.keys(), groups.length].map((count) => worldWith(scenario, groups, count));
  const { replicates = 1, subscribers = 100_000 } = rest;
  const jobs = worlds.map((world) => jobsOf(world, { ...rest, until }));
  const runs: Period[][] = [];
  if (onWorld === undefined) runs.push(...(await executed(executor, jobs.flat(), options, QUARTERS)));
  else {
    for (const [index, own] of jobs.entries()) {
      runs.push(...(await executed(executor, own, options, QUARTERS)));
      await onWorld(index + 1, jobs.length);
    }
  }
  const figures = worlds.map((_, world) =>
    runs.slice(world * replicates, (world + 1) * replicates).map((periods) => {
      const found = periods.find((one) => one.period === period);
      if (found === undefined) throw new RangeError(`invalid period; the run does not cover it: ${period}`);
      return figureOf(found, quantity);
    }),
  );
  const means = figures.map((values) => summarise(values).mean);
  return {
    title: scenario.title,
    period,
    until,
    quantity,
    replicates,
    agents: subscribers,
    none: means[0],
    all: means[groups.length],
    steps: groups.map((group, index) => ({
      events: group.map(({ id }) => id),
      titles: group.map(eventTitle),
      announced: group[0].announced,
      people: means[index + 1] - means[index],
      spread: summarise(figures[index + 1].map((value, seed) => value - figures[index][seed])),
      total: means[index + 1],
    })),
  };
}

/** The world with the first groups alone; events after the last day stay, as they make no difference. */
function worldWith(scenario: Scenario, groups: readonly (readonly MarketEvent[])[], count: number): Scenario {
  const ids = groups.slice(count).flatMap((group) => group.map(({ id }) => id));
  const result = withoutEvents(scenario, ids);
  if (!result.ok) throw new ScenarioError(result.issues);
  return result.scenario;
}
