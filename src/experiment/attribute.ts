import { isoOf, quarterBounds } from "../market/date.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { checkOptions, OPTION } from "../simulation/check-options.ts";
import { checkScenario } from "../simulation/check-scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { agentsOf, untilOf } from "../simulation/simulate.ts";
import { sampledShapley } from "../statistics/sampled-shapley.ts";
import { exactShapley, MOST_PLAYERS, type ShapleyPlan } from "../statistics/shapley.ts";
import { type Attribution, attributionOf, type SampledEstimate } from "./attribution.ts";
import { CoalitionJobs } from "./coalition-jobs.ts";
import { executed, QUARTERS } from "./executed.ts";
import { figureOf } from "./figure-of.ts";
import { inlineExecutor, type Job } from "./job.ts";
import { lastDayOf } from "./last-day-of.ts";
import { type GroupNames, type Player, playersOf } from "./players.ts";
import { checkQuantity } from "./quantity.ts";
import { jobsOf, REPLICATE_RULES, type ReplicateOptions } from "./replicate.ts";

/** What is attributed, and how. */
export interface AttributeOptions extends ReplicateOptions {
  /** Calendar quarter, such as `2011Q3`; the scenario's headline by default. */
  readonly period?: string;
  /** A figure of the quarter, as `figureOf` knows them; `closing` by default. */
  readonly quantity?: string;
  /** Events to be lumped: ids by the name of the group. */
  readonly groups?: GroupNames;
  /** Rounds of sampled orders for each draw and seed, if there are too many groups to be exact; 2 by default. */
  readonly rounds?: number;
}

const RULES = {
  ...REPLICATE_RULES,
  period: OPTION.text,
  quantity: OPTION.text,
  groups: OPTION.keyed,
  rounds: OPTION.number,
} satisfies Record<keyof AttributeOptions, unknown>;

/** With more groups of events orders are sampled. */
const MOST_EXACT_GROUPS = 8;

/**
 * Share a figure out over the events that made it: Shapley values of the game whose players are the events, an event with
 * those that refer to it being one player, and whose value is the figure in the world in which only those events happen.
 * In every world the same subscribers have the same luck. The shares sum to the figure with all events less the figure
 * without any; events that do the same have the same share, and one that changes nothing has none. Up to eight groups are
 * exact (`exactShapley`), more are sampled (`sampledShapley`).
 *
 * "Without" is what `compare` means by it: the event is not in the scenario. Of an event before the first day only what
 * it does from that day on is shared out, because the opening subscribers and the joining baseline are data and were
 * counted with it. An event announced after the last day has a share of 0 and takes no run.
 *
 * @param worlds A scenario, or one for each draw of the parameters: the same events and plans under other parameters.
 *   The k-th world, from 0, has the seeds `seed + k * replicates` and following, so that the intervals hold both.
 * @throws TypeError If there is no such option, an option is not of its kind, or a world is no scenario.
 * @throws ScenarioError If a group is wrong, or the world of some events contradicts itself.
 * @throws RangeError If the quarter, the quantity or another option is out of range.
 * @throws StoppedError If `shouldStop` asked for it.
 * @example
 * const netflix = openCase("netflix-2011");
 * const worlds = loadPosterior().slice(0, 12).map((draw) => netflix(draw).scenario);
 * const { total, shares } = await attribute(worlds, { subscribers: 20_000, executor: workerExecutor() });
 */
export async function attribute(
  worlds: Scenario | readonly Scenario[],
  options: AttributeOptions = {},
): Promise<Attribution> {
  if (isList(worlds)) for (const [index, world] of worlds.entries()) checkScenario(world, `worlds.${index}`);
  else checkScenario(worlds);
  checkOptions(options, RULES);
  const { executor = inlineExecutor } = options;
  const plan = attributionPlan(worlds, options);
  return plan.resultOf(await executed(executor, plan.jobs, options, QUARTERS));
}

/** The runs that an attribution takes, and what follows from them. */
export interface AttributionPlan {
  readonly jobs: readonly Job[];
  /** @param runs Quarters of each job, in order. */
  resultOf(runs: readonly (readonly Period[])[]): Attribution;
}

/** As {@link attribute}, before any run. */
export function attributionPlan(
  worlds: Scenario | readonly Scenario[],
  options: AttributeOptions = {},
): AttributionPlan {
  const { rounds = 2, seed = 1, replicates = 1 } = options;
  const scenarios: readonly Scenario[] = isList(worlds) ? worlds : [worlds];
  if (scenarios.length === 0) throw new RangeError("worlds: expected at least one scenario, found none");
  const [scenario] = scenarios;
  const { period = scenario.headline.period, quantity = "closing" } = options;
  const until = lastDayWithin(scenario, period, options.until);
  checkQuantity(scenario, quantity);
  const all = playersOf(scenario, options.groups);
  const players = all.filter(({ announced }) => announced <= until);
  const later = all.filter(({ announced }) => announced > until);
  checkPlayers(players);

  const coalitions = new CoalitionJobs(players);
  const asked = scenarios.flatMap((world, index) =>
    jobsOf(world, { ...options, until, seed: seed + index * replicates }).map((job) => {
      const plan = planFor(players.length, rounds, job.seed);
      return { world: index, seed: job.seed, plan, placeOf: coalitions.add(job, plan.coalitions) };
    }),
  );
  const { jobs } = coalitions;
  const { method } = asked[0].plan;
  const setting = {
    scenario: scenario.id,
    title: scenario.title,
    quantity,
    period,
    start: scenario.start,
    until,
    agents: agentsOf(scenario, options.subscribers),
    seed,
    replicates,
    draws: scenarios.length,
    method,
    ...(method === "sampled" && { rounds }),
    runs: jobs.length,
  };
  const full = 2 ** players.length - 1;
  return {
    jobs,
    resultOf(runs) {
      const figures = runs.map((periods) => figureIn(periods, period, quantity));
      const estimates = asked.map(({ plan, placeOf, ...sample }): SampledEstimate => {
        const value = (coalition: number): number => figures[placeOf(coalition)];
        return { ...sample, none: value(0), all: value(full), estimate: plan.solve(value) };
      });
      return attributionOf(scenario, setting, players, later, estimates);
    },
  };
}

function isList(worlds: Scenario | readonly Scenario[]): worlds is readonly Scenario[] {
  return Array.isArray(worlds);
}

function planFor(players: number, rounds: number, seed: number): ShapleyPlan {
  return players <= MOST_EXACT_GROUPS ? exactShapley(players) : sampledShapley(players, rounds, seed);
}

/** The last day of the quarter, or an earlier one of it that was asked for. */
function lastDayWithin(scenario: Scenario, period: string, asked: string | undefined): string {
  const last = lastDayOf(scenario, period);
  const until = asked === undefined ? last : untilOf(scenario, asked);
  const first = isoOf(quarterBounds(period).start);
  if (until < first) throw new RangeError(`invalid until; must be a date from ${first} on: ${until}`);
  // ISO dates are texts: Math.min does not order them.
  if (until > last) return last;
  return until;
}

function figureIn(periods: readonly Period[], period: string, quantity: string): number {
  const found = periods.find((one) => one.period === period)!;
  return figureOf(found, quantity);
}

function checkPlayers(players: readonly Player[]): void {
  if (players.length <= MOST_PLAYERS) return;
  const expected = `at most ${MOST_PLAYERS} groups of events`;
  const issue = { path: "groups", expected, found: String(players.length), hint: "lump some of them" };
  throw new ScenarioError([issue]);
}
