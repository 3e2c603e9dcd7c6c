import { parseDay } from "#engine/market/date.js";
import type { Scenario } from "#engine/scenario/scenario.js";
import { type Course, courseOf } from "#engine/simulation/course.js";
import { DayLoop } from "#engine/simulation/day-loop.js";
import { type RunMemory, runMemoryOf } from "#engine/simulation/run-memory.js";

/** A run in the middle of its days. */
export interface Stage {
  readonly course: Course;
  readonly memory: RunMemory;
  readonly loop: DayLoop;
}

/** A run that has come as far as the evening before a day. */
export function stageBefore(scenario: Scenario, agents: number, day: number): Stage {
  const course = courseOf(scenario, agents, 1, parseDay(scenario.until) as number);
  const memory = runMemoryOf(course);
  const loop = new DayLoop(course, memory);
  loop.settle();
  for (let index = 0; index < day; index++) pass(loop, index);
  return { course, memory, loop };
}

/** One day from its beginning to its end. */
export function pass(loop: DayLoop, index: number): void {
  for (const _meeting of loop.day(index));
}
