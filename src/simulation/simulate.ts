import { isoOf, parseDay } from "../market/date.ts";
import { FEWEST_SUBSCRIBERS } from "../scenario/fewest-subscribers.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { checkOptions, OPTION } from "./check-options.ts";
import { checkScenario } from "./check-scenario.ts";
import { courseOf } from "./course.ts";
import { DayLoop } from "./day-loop.ts";
import { Diary } from "./diary.ts";
import type { Path } from "./fast/path.ts";
import type { Outcome } from "./outcome.ts";
import { runBytesOf, runMemoryOf } from "./run-memory.ts";
import { runOutcome } from "./run-outcome.ts";

/** Fewest agents of a run. */
export const FEWEST_AGENTS = FEWEST_SUBSCRIBERS;

/** How a scenario is run. */
export interface SimulateOptions {
  /** Agents at the opening, or `"full"` for one per real subscriber; 100,000 (or all, where they are fewer) by default. */
  readonly subscribers?: number | "full";
  /** A whole number from 0 to 2^53 - 1; 1 by default. */
  readonly seed?: number;
  /** ISO date of the last day; the scenario's `until` by default. */
  readonly until?: string;
  /** Keep who everybody was at the end, in `outcome.persons`; false by default. */
  readonly keepPersons?: boolean;
  /** Number, from 0, of a subscriber of the opening whose diary is kept, in `outcome.diary`; nobody's by default. */
  readonly follow?: number;
  /** By the fast path, which is the default, or by the readable one: the bytes are the same. */
  readonly path?: Path;
  /** Told how many bytes the run is about to take; what it throws stops the run before it takes them. */
  readonly onMemory?: (bytes: number) => void;
  /** Called after each day with the days done and the days in all. */
  readonly onDay?: (done: number, days: number) => void;
  /** Asked before each day; true stops the run with a `StoppedError`. */
  readonly shouldStop?: () => boolean;
}

const RULES = {
  subscribers: OPTION.agents,
  seed: OPTION.number,
  until: OPTION.date,
  keepPersons: OPTION.flag,
  follow: OPTION.number,
  path: OPTION.path,
  onMemory: OPTION.called,
  onDay: OPTION.called,
  shouldStop: OPTION.called,
} satisfies Record<keyof SimulateOptions, unknown>;

/** Thrown when `shouldStop` said so. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
}

/** Agents of a run if nothing else is said: so many, or all real subscribers where there are fewer. */
const USUAL_AGENTS = 100_000;

/** Agents that an option asks for. @throws RangeError If it is not a whole number in range. */
export function agentsOf(scenario: Scenario, subscribers: number | "full" = USUAL_AGENTS): number {
  const people = Math.round(openingPeople(scenario));
  if (people < FEWEST_AGENTS) {
    throw new RangeError(
      `invalid opening; must be at least ${FEWEST_AGENTS} subscribers, the fewest that a run can be made of: ${people} (${scenario.id} is too small)`,
    );
  }
  const asked = subscribers === USUAL_AGENTS ? Math.min(people, USUAL_AGENTS) : subscribers;
  const agents = asked === "full" ? people : asked;
  if (!Number.isInteger(agents) || agents < FEWEST_AGENTS || agents > people) {
    throw new RangeError(
      `invalid subscribers; must be "full" or a whole number from ${FEWEST_AGENTS} to ${people} (the real subscribers of ${scenario.id}): ${subscribers}`,
    );
  }
  return agents;
}

/** The last day that a run asks for. @throws RangeError If it lies outside the scenario. */
export function untilOf(scenario: Scenario, until: string = scenario.until): string {
  const latest = scenario.latest ?? scenario.until;
  if (parseDay(until) === undefined || until < scenario.start || until > latest) {
    throw new RangeError(`invalid until; must be a date from ${scenario.start} to ${latest}: ${until}`);
  }
  return until;
}

/**
 * Run a scenario once.
 *
 * The outcome is a function of the scenario, the number of agents and the seed alone.
 *
 * @throws TypeError If there is no such option, an option is not of its kind, or the first argument is no scenario.
 * @throws RangeError If an option is out of range or the scenario lacks a parameter.
 * @throws StoppedError If `shouldStop` asked for it.
 * @example
 * const run = simulate(netflix.scenario, { subscribers: 100_000, seed: 1 });
 */
export function simulate(scenario: Scenario, options: SimulateOptions = {}): Outcome {
  checkScenario(scenario);
  checkOptions(options, RULES);
  const { seed = 1, keepPersons, follow, onMemory, onDay, shouldStop } = options;
  const agents = agentsOf(scenario, options.subscribers);
  const until = untilOf(scenario, options.until);
  const course = courseOf(scenario, agents, seed, parseDay(until) as number);
  const { population, tallies } = runBytesOf(course, 1, keepPersons);
  onMemory?.(population + tallies);
  const memory = runMemoryOf(course, 1, keepPersons);
  const loop = new DayLoop(course, memory, 0, options.path);
  loop.settle();
  const diary = follow === undefined ? undefined : new Diary(course, memory.population, follow);
  for (let day = 0; day < course.days; day++) {
    if (shouldStop?.()) throw new StoppedError(`stopped before ${isoOf(course.start + day)}`);
    diary?.morning();
    for (const _meeting of loop.day(day));
    diary?.evening(day);
    onDay?.(day + 1, course.days);
  }
  loop.end();
  const outcome = runOutcome(course, memory, keepPersons);
  return diary ? { ...outcome, diary: diary.entries } : outcome;
}
