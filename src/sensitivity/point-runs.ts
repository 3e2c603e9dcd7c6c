import { figureOf } from "../experiment/figure-of.ts";
import { type Executor, inlineExecutor, type Job } from "../experiment/job.ts";
import { lastDayOf } from "../experiment/last-day-of.ts";
import { checkQuantity } from "../experiment/quantity.ts";
import { jobsOf, REPLICATE_RULES, type ReplicateOptions } from "../experiment/replicate.ts";
import type { FigureName } from "../experiment/uncertainty.ts";
import type { Draw } from "../market/draw.ts";
import { ScenarioError } from "../scenario/issue.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { withoutEvents } from "../scenario/without.ts";
import { OPTION } from "../simulation/check-options.ts";
import { checkScenario } from "../simulation/check-scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { StoppedError } from "../simulation/simulate.ts";

/** The world under some values of its parameters, the others as they are; under none, the world as it is. */
export type WorldUnder = (draw: Draw) => Scenario;

/** How worlds are run. */
export interface PointRunOptions extends Omit<ReplicateOptions, "until" | "onProgress" | "executor"> {
  /**
   * Ids of events: then a figure is what they change, the world with them less the world without, with the same
   * subscribers and the same luck. `all` for every event.
   */
  readonly without?: readonly string[];
  readonly executor?: Executor;
  /** Called with the runs that are done and the runs in all. */
  readonly onProgress?: (runs: number, all: number) => void;
}

const { until: _, ...OTHER_RULES } = REPLICATE_RULES;
/** Kinds of the options of runs at points. */
export const POINT_RULES = {
  ...OTHER_RULES,
  without: OPTION.list,
} satisfies Record<keyof PointRunOptions, unknown>;

/** A world to be run. */
export interface Trial {
  readonly draw: Draw;
  /** Seed of its first replicate. */
  readonly seed: number;
}

/** A figure of a case that was run at points of its parameters. */
export interface FigureAtPoints extends FigureName {
  readonly scenario: string;
  readonly title: string;
  readonly currency: string;
  /** Events whose effect the figure is; none if it is the figure itself. */
  readonly without: readonly string[];
  readonly agents: number | "full";
  readonly seed: number;
  readonly replicates: number;
  /** Runs that were made in all. */
  readonly runs: number;
  /** True if it was stopped before all points were run. */
  readonly stopped: boolean;
}

/** Runs of a batch: enough that threads which wait for its last one lose little. */
const BATCH = 130;

/** Runs worlds for some figures, and keeps count of the runs. */
export class PointRuns {
  /** Runs that are done. */
  runs = 0;
  /** Runs that are planned in all. */
  planned = 0;
  /** Somebody asked to stop. */
  stopped = false;
  /** The world as it is. */
  readonly base: Scenario;
  /** Ids of the events whose effect is asked for. */
  readonly removed: readonly string[];
  readonly seed: number;
  readonly replicates: number;
  readonly subscribers: number | "full";
  /** Runs of a trial. */
  readonly perTrial: number;
  readonly #worldUnder: WorldUnder;
  readonly #figures: readonly FigureName[];
  readonly #options: PointRunOptions;
  readonly #until: string;

  /** @throws TypeError If the world is no scenario. @throws RangeError If a quarter or an option is out of range. @throws ScenarioError If an event is unknown. */
  constructor(worldUnder: WorldUnder, figures: readonly FigureName[], options: PointRunOptions) {
    const { seed = 1, replicates = 1, subscribers = 20_000, without = [] } = options;
    const base = worldUnder({});
    checkScenario(base, "worldUnder({})");
    this.base = base;
    this.#worldUnder = worldUnder;
    this.#figures = figures;
    this.#options = options;
    for (const { quantity } of figures) checkQuantity(this.base, quantity);
    this.#until = figures
      .map(({ period }) => lastDayOf(this.base, period))
      .sort()
      .at(-1) as string;
    this.removed = removedOf(this.base, without);
    this.seed = seed;
    this.replicates = replicates;
    this.subscribers = subscribers;
    this.perTrial = replicates * (this.removed.length > 0 ? 2 : 1);
  }

  /** What a figure is of, and how far its runs came. */
  about({ quantity, period }: FigureName): FigureAtPoints {
    const { base, removed, subscribers, seed, replicates, runs, stopped } = this;
    return {
      scenario: base.id,
      title: base.title,
      currency: base.currency,
      quantity,
      period,
      without: removed,
      agents: subscribers,
      seed,
      replicates,
      runs,
      stopped,
    };
  }

  /**
   * Run trials, row by row.
   *
   * @returns Figures of each trial, `rows x trials x figures`; rows that were not finished when somebody asked to stop are
   *   undefined.
   */
  async rows(rows: readonly (readonly Trial[])[]): Promise<(number[][] | undefined)[]> {
    const found: (number[][] | undefined)[] = [];
    while (found.length < rows.length) {
      const batch: (readonly Trial[])[] = [];
      let trials = 0;
      for (const row of rows.slice(found.length)) {
        if (batch.length > 0 && (trials + row.length) * this.perTrial > BATCH) break;
        batch.push(row);
        trials += row.length;
      }
      found.push(...(await this.#batchOf(batch)));
    }
    return found;
  }

  /** Rows that are run at once. An executor may take its jobs in any order, so that with all at once no row would be whole. */
  async #batchOf(rows: readonly (readonly Trial[])[]): Promise<(number[][] | undefined)[]> {
    if (this.stopped) return rows.map(() => undefined);
    const { executor = inlineExecutor, onProgress, shouldStop, onMemory } = this.#options;
    const jobs = rows.flatMap((row) => row.flatMap((trial) => this.#jobsOf(trial)));
    const before = this.runs;
    const done: (readonly number[] | undefined)[] = jobs.map(() => undefined);
    try {
      await executor(jobs, {
        onResult: (periods, index) => {
          done[index] = this.#figuresOf(periods);
          this.runs++;
        },
        onProgress: (share) => onProgress?.(before + Math.floor(share * jobs.length), this.planned),
        ...(shouldStop && { shouldStop }),
        ...(onMemory && { onMemory }),
      });
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error;
      this.stopped = true;
    }
    let place = 0;
    return rows.map((row) => {
      const values = row.map(() => {
        const own = done.slice(place, place + this.perTrial);
        place += this.perTrial;
        return own.every((figures) => figures !== undefined) ? this.#valuesOf(own) : undefined;
      });
      return values.every((figures) => figures !== undefined) ? values : undefined;
    });
  }

  /** Jobs of a trial: its replicates, then as many without the events whose effect is asked for. */
  #jobsOf({ draw, seed }: Trial): Job[] {
    const world = this.#worldUnder(draw);
    const { subscribers, replicates } = this;
    const options = { subscribers, replicates, seed, until: this.#until };
    if (this.removed.length === 0) return jobsOf(world, options);
    // Worlds differ in their parameters alone: what is removed from one can be removed from all.
    const events = world.events.filter(({ id }) => !this.removed.includes(id));
    return [...jobsOf(world, options), ...jobsOf({ ...world, events }, options)];
  }

  #figuresOf(periods: readonly Period[]): number[] {
    return this.#figures.map(({ quantity, period }) => {
      const found = periods.find((one) => one.period === period);
      if (found === undefined) throw new RangeError(`invalid period; the run does not cover it: ${period}`);
      return figureOf(found, quantity);
    });
  }

  /** Means over the replicates; where an effect is asked for, of the differences. */
  #valuesOf(runs: readonly (readonly number[])[]): number[] {
    return this.#figures.map((_, figure) => {
      let sum = 0;
      for (const [index, run] of runs.entries()) sum += index < this.replicates ? run[figure] : -run[figure];
      return sum / this.replicates;
    });
  }
}

function removedOf(scenario: Scenario, without: readonly string[]): readonly string[] {
  if (without.length === 0) return [];
  const result = withoutEvents(scenario, without);
  if (!result.ok) throw new ScenarioError(result.issues);
  return result.removed;
}
