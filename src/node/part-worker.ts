import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { Job } from "../experiment/job.ts";
import { type RunFigures, runFigures } from "../experiment/run-figures.ts";
import { parseDay } from "../market/date.ts";
import { periodsWithMoney } from "../simulation/accounts.ts";
import { type Course, courseOf } from "../simulation/course.ts";
import { DayLoop } from "../simulation/day-loop.ts";
import type { Outcome, Period } from "../simulation/outcome.ts";
import { type RunBuffers, type RunBytes, runBytesOf, runMemoryOf } from "../simulation/run-memory.ts";
import { runOutcome } from "../simulation/run-outcome.ts";
import { agentsOf } from "../simulation/simulate.ts";
import { Barrier } from "./barrier.ts";
import { standStill } from "./standstill.ts";

/** What a worker knows from the start. */
export interface PartSeat {
  /** Which of the parts is its own. */
  readonly index: number;
  readonly parts: number;
  /** Shared: the words of the barrier. */
  readonly barrier: Int32Array;
  /** Shared: days done. */
  readonly days: Int32Array;
  /** Shared: see `standStill`. */
  readonly standstill: Int32Array;
}

/** What a worker is told: first what to run, then, when all agree how much memory that takes, the memory. */
export type PartOrder = { readonly job: Job; readonly wants: ResultKind } | { readonly buffers: RunBuffers };

/** What of a run is wanted. */
export type ResultKind = "periods" | "figures" | "outcome";

/** What a worker answers; only the first answers at all. */
export type PartAnswer =
  | { readonly needs: RunBytes; readonly days: number }
  | { readonly result: Outcome | RunFigures | readonly Period[] };

const { index, parts, barrier: words, days: daysDone, standstill } = workerData as PartSeat;
const port = parentPort as MessagePort;
const barrier = new Barrier(words, parts);
let course: Course;
let wants: ResultKind;
let keepPersons = false;

port.on("message", (order: PartOrder) => {
  if ("job" in order) {
    const { scenario, subscribers, seed, until } = order.job;
    course = courseOf(scenario, agentsOf(scenario, subscribers), seed, parseDay(until) as number);
    wants = order.wants;
    keepPersons = order.job.keepPersons ?? false;
    if (index === 0) answer({ needs: runBytesOf(course, parts, keepPersons), days: course.days });
    return;
  }
  const memory = runMemoryOf(course, parts, keepPersons, order.buffers);
  const loop = new DayLoop(course, memory, index);
  loop.settle();
  barrier.wait();
  for (let day = 0; day < course.days; day++) {
    for (const _meeting of loop.day(day)) barrier.wait();
    standStill(standstill);
    if (index === 0) Atomics.store(daysDone, 0, day + 1);
  }
  loop.end();
  barrier.wait();
  if (index > 0) return;
  const outcome = runOutcome(course, memory, keepPersons);
  answer({ result: wanted(outcome) });
});

function wanted(outcome: Outcome): Outcome | RunFigures | readonly Period[] {
  if (wants === "outcome") return outcome;
  return wants === "figures"
    ? runFigures(outcome, course.scenario)
    : periodsWithMoney(outcome, course.scenario);
}

function answer(message: PartAnswer): void {
  port.postMessage(message);
}
