import { toDay } from "../../src/market/date.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { courseOf } from "../../src/simulation/course.ts";
import { DayLoop } from "../../src/simulation/day-loop.ts";
import type { Outcome } from "../../src/simulation/outcome.ts";
import { runMemoryOf } from "../../src/simulation/run-memory.ts";
import { runOutcome } from "../../src/simulation/run-outcome.ts";
import { agentsOf, untilOf } from "../../src/simulation/simulate.ts";

/** How a run in parts is done. */
interface PartsOptions {
  readonly subscribers: number;
  readonly seed: number;
  readonly parts: number;
  /** A number in 0..n-1 for n: decides which part goes on next. */
  readonly pick: (n: number) => number;
}

/** Run a scenario in parts on this thread; between two meetings the parts work one after the other as `pick` says. */
export function runInParts(scenario: Scenario, { subscribers, seed, parts, pick }: PartsOptions): Outcome {
  const course = courseOf(scenario, agentsOf(scenario, subscribers), seed, toDay(untilOf(scenario)));
  const memory = runMemoryOf(course, parts, true);
  const loops = Array.from({ length: parts }, (_, index) => new DayLoop(course, memory, index));
  for (const part of inAnyOrder(parts, pick)) loops[part].settle();
  for (let day = 0; day < course.days; day++) {
    const days = loops.map((loop) => loop.day(day));
    for (let over = 0; over < parts; ) {
      over = 0;
      for (const part of inAnyOrder(parts, pick)) if (days[part].next().done) over++;
      if (over > 0 && over < parts)
        throw new Error(`day ${day}: ${over} of ${parts} parts were done before the others`);
    }
  }
  return runOutcome(course, memory, true);
}

function inAnyOrder(count: number, pick: (n: number) => number): number[] {
  const rest = Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: count }, () => rest.splice(pick(rest.length), 1)[0]);
}
