import { mean, sampleStandardDeviation } from "simple-statistics";
import { inlineExecutor } from "../experiment/job.ts";
import { jobsOf, type ReplicateOptions } from "../experiment/replicate.ts";
import { toDay } from "../market/date.ts";
import { applySettings } from "../scenario/assign.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { withEvents } from "../scenario/with.ts";
import { moodOf } from "../simulation/mood.ts";
import type { Period } from "../simulation/outcome.ts";
import type { Lever, Measure, World } from "./lever.ts";
import { levers } from "./lever-list.ts";

/** What a lever did in paired runs. */
export interface LeverRow {
  readonly lever: Lever;
  /** Mean over the seeds of the world with the lever less the one without, in people or posts. */
  readonly found: number;
  /** Standard error of that mean; 0 for posts, which no luck moves. */
  readonly error: number;
  /** Figure of the world without the lever, mean over the seeds. */
  readonly base: number;
  /** The sign found, 0 where the seeds do not tell it from none. */
  readonly sign: "+" | "-" | "0";
}

/** Last day of the comparison: the end of the fitted quarter. */
const UNTIL = "2011-09-30";
/** Standard errors from which on a difference is told from none. */
const TOLD = 3;

/**
 * Pull each lever of the firm alone, in Netflix's third quarter of 2011, and see what it moves: paired runs, the same
 * subscribers and the same luck with and without it.
 *
 * @param netflix The scenario `netflix-2011`.
 * @throws RangeError If there are fewer than two replicates: one tells no error.
 */
export async function leverRows(netflix: Scenario, options: ReplicateOptions): Promise<LeverRow[]> {
  const { executor = inlineExecutor, replicates = 5, ...size } = options;
  if (replicates < 2) throw new RangeError(`invalid replicates; must be at least 2: ${replicates}`);
  const worlds = new Map<World, Scenario>();
  for (const { world, against } of levers) {
    for (const each of [world, against]) if (!worlds.has(each)) worlds.set(each, scenarioOf(netflix, each));
  }
  const jobs = [...worlds.values()].flatMap((scenario) =>
    jobsOf(scenario, { ...size, replicates, until: UNTIL }),
  );
  const runs = await executor(jobs, options);
  const quarters = new Map<World, Period[]>();
  [...worlds.keys()].forEach((world, index) => {
    const own = runs.slice(index * replicates, (index + 1) * replicates);
    quarters.set(
      world,
      own.map((periods) => periods[0]),
    );
  });

  return levers.map((lever): LeverRow => {
    const figures = ({ measure }: Lever, world: World): number[] =>
      measure === "posts"
        ? [postsOf(worlds.get(world) as Scenario)]
        : (quarters.get(world) as Period[]).map((quarter) => figureOf(quarter, measure));
    const before = figures(lever, lever.against);
    const differences = figures(lever, lever.world).map((figure, index) => figure - before[index]);
    const found = mean(differences);
    const error =
      differences.length > 1 ? sampleStandardDeviation(differences) / Math.sqrt(differences.length) : 0;
    const told = Math.abs(found) > TOLD * error;
    return { lever, found, error, base: mean(before), sign: told ? (found > 0 ? "+" : "-") : "0" };
  });
}

function figureOf(quarter: Period, measure: Exclude<Measure, "posts">): number {
  return quarter[measure];
}

/** Posts of the quarter: they follow from the scenario alone. */
function postsOf(scenario: Scenario): number {
  const start = toDay(scenario.start);
  return moodOf(scenario, start, toDay(UNTIL) - start + 1).posts.reduce((sum, posts) => sum + posts, 0);
}

function scenarioOf(netflix: Scenario, { events, set = [] }: World): Scenario {
  const extended = withEvents(netflix, events);
  if (!extended.ok) throw new ScenarioError(extended.issues);
  const changed = applySettings(extended.scenario, set);
  if (!changed.ok) throw new ScenarioError(changed.issues);
  return changed.scenario;
}
