import { isoOf, toDay } from "../market/date.ts";
import { formatIssue, quote } from "../scenario/issue.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { checkOptions, OPTION } from "../simulation/check-options.ts";
import { checkScenario } from "../simulation/check-scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { agentsOf, untilOf } from "../simulation/simulate.ts";
import { type FanSummary, summariseFan } from "../statistics/summarise.ts";
import { executed, FIGURES } from "./executed.ts";
import { type Executor, inlineFigures, type Job, type ResultOptions } from "./job.ts";
import { jobsOf, type PeriodSpread, REPLICATE_RULES, type ReplicateOptions } from "./replicate.ts";
import type { RunFigures } from "./run-figures.ts";
import { spreadOf } from "./spread.ts";

/** How large an ensemble is and where its runs are done. */
export interface EnsembleOptions
  extends Omit<ReplicateOptions, "executor" | "replicates">,
    ResultOptions<RunFigures> {
  /** Runs of every world, each with a seed of its own; 1 by default, 2 or more to tell luck from knowledge. */
  readonly replicates?: number;
  readonly executor?: Executor<RunFigures>;
}

const RULES = {
  ...REPLICATE_RULES,
  onResult: OPTION.called,
} satisfies Record<keyof EnsembleOptions, unknown>;

/** Who is there at the end of a day, over all runs, in people. */
export interface DaySpread extends FanSummary {
  /** ISO date of the evening; of the first, the day before the run: the opening. */
  readonly date: string;
}

/** Many runs of one story, and what they say together. */
export interface Ensemble {
  readonly scenario: string;
  readonly title: string;
  /** ISO dates of the first and last simulated day. */
  readonly start: string;
  readonly until: string;
  readonly families: readonly string[];
  readonly agents: number;
  readonly peoplePerAgent: number;
  /** Number of worlds, such as draws of the parameters. */
  readonly worlds: number;
  /** Runs of each world. */
  readonly replicates: number;
  /** Seed of the first run. */
  readonly seed: number;
  /** Figures of every run, world by world, the runs of a world side by side. */
  readonly runs: readonly RunFigures[];
  /** Every figure of a quarter over all runs. */
  readonly periods: readonly PeriodSpread[];
  /** All subscribers, evening by evening. */
  readonly days: readonly DaySpread[];
  /** The same by plan family. */
  readonly daysByFamily: Readonly<Record<string, readonly DaySpread[]>>;
}

/**
 * Run several worlds of one scenario, such as the same case under draws of its parameters, each under one or more seeds.
 *
 * Of what we do not know two kinds meet in the results. Knowledge: each world has other parameters. Luck: each run has a
 * seed of its own, run r of world i (both from 0) `seed + i x replicates + r`, so that no luck is shared and the runs
 * together are a sample of what may happen. One world and many replicates shows luck alone; many worlds with one
 * replicate each (draw i with seed i) is the cheapest sample of both together; from two replicates on
 * {@link uncertaintyOf} splits the variance into the two. (Luck is nested in the draws. Were the same few seeds used
 * in every world, their luck would not average out however many draws there are.)
 *
 * Of each run only its quarters and its evenings by plan family are kept, some kilobytes.
 *
 * @param worlds At least one; all with the same days and plans.
 * @returns The same for any executor.
 * @throws TypeError If `worlds` is no list of scenarios, there is no such option, or an option is not of its kind.
 * @throws RangeError If an option is out of range, or the worlds do not match.
 * @example
 * const netflix = openCase("netflix-2011");
 * const worlds = loadPosterior().slice(0, 100).map((draw) => netflix(draw).scenario);
 * const sure = await ensemble(worlds, { replicates: 2, subscribers: 20_000, executor: figuresExecutor() });
 */
export async function ensemble(
  worlds: readonly Scenario[],
  options: EnsembleOptions = {},
): Promise<Ensemble> {
  checkWorlds(worlds);
  checkOptions(options, RULES);
  const { executor = inlineFigures } = options;
  const jobs = ensembleJobs(worlds, options);
  return ensembleOf(jobs, await executed(executor, jobs, options, FIGURES), worlds.length);
}

function checkWorlds(worlds: unknown): void {
  if (!Array.isArray(worlds)) {
    const hint = "one scenario alone: [scenario]";
    const issue = { path: "worlds", expected: "a list of scenarios", found: quote(worlds), hint };
    throw new TypeError(formatIssue(issue));
  }
  worlds.forEach((world, index) => {
    checkScenario(world, `worlds.${index}`);
  });
}

/** The runs of an ensemble, in order. @throws RangeError As {@link ensemble}. */
export function ensembleJobs(worlds: readonly Scenario[], options: Omit<EnsembleOptions, "executor">): Job[] {
  const { seed = 1, replicates = 1 } = options;
  if (worlds.length === 0) throw new RangeError("worlds: expected at least one, found none");
  const shapes = worlds.map((world) => shapeOf(world, untilOf(world, options.until)));
  const other = shapes.findIndex((shape) => shape !== shapes[0]);
  if (other > 0) {
    throw new RangeError(
      `worlds: expected all as the first, ${shapes[0]}; found ${shapes[other]} in place ${other}`,
    );
  }
  jobsOf(worlds[0], { seed, replicates: replicates * worlds.length });
  return worlds.flatMap((world, index) => jobsOf(world, { ...options, seed: seed + index * replicates }));
}

const shapeOf = ({ id, start, plans }: Scenario, until: string) =>
  `${id} from ${start} to ${until} with ${Object.keys(plans).join(", ")}`;

/**
 * What the runs of {@link ensembleJobs} say.
 *
 * @param worlds Number of worlds.
 */
export function ensembleOf(jobs: readonly Job[], runs: readonly RunFigures[], worlds: number): Ensemble {
  const [{ scenario, seed, subscribers, until }] = jobs;
  const agents = agentsOf(scenario, subscribers);
  const peoplePerAgent = openingPeople(scenario) / agents;
  const families = Object.keys(runs[0].daily);
  const start = toDay(scenario.start);
  const fan = (evening: (run: RunFigures, index: number) => number): DaySpread[] =>
    runs[0].daily[families[0]].map((_, index) => ({
      date: isoOf(start + index - 1),
      ...summariseFan(runs.map((run) => evening(run, index) * peoplePerAgent)),
    }));
  return {
    scenario: scenario.id,
    title: scenario.title,
    start: scenario.start,
    until,
    families,
    agents,
    peoplePerAgent,
    worlds,
    replicates: runs.length / worlds,
    seed,
    runs,
    periods: runs[0].periods.map((_, index) =>
      spreadOf(runs.map(({ periods }): Omit<Period, "observed"> => periods[index])),
    ),
    days: fan(({ daily }, index) => families.reduce((sum, family) => sum + daily[family][index], 0)),
    daysByFamily: Object.fromEntries(
      families.map((family) => [family, fan(({ daily }, index) => daily[family][index])]),
    ),
  };
}
