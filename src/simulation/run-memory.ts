import type { Course } from "./course.ts";
import { type Mail, mailBytes, mailLength, mailOf } from "./mail.ts";
import { type Population, populationBytes, populationOf } from "./population.ts";
import { type Tally, type TallyShape, tallyBytes, tallyOf } from "./tally.ts";

/** All memory of a run that grows with it. Its buffers may be shared by threads that each look after a part. */
export interface RunMemory {
  readonly buffers: RunBuffers;
  readonly population: Population;
  readonly mail: Mail;
  /** What each part has counted. */
  readonly tallies: readonly Tally[];
}

/** The memory itself, zeroed. */
export interface RunBuffers {
  readonly population: ArrayBufferLike;
  readonly mail: ArrayBufferLike;
  readonly tallies: ArrayBufferLike;
}

/** Bytes of each buffer of a run, known before anything is allocated. */
export type RunBytes = Readonly<Record<keyof RunBuffers, number>>;

/**
 * How much memory a run in so many parts takes.
 *
 * @param keepPersons Whether there is room to note what `outcome.persons` tells.
 */
export function runBytesOf(course: Course, parts = 1, keepPersons = false): RunBytes {
  return {
    population: populationBytes(course.agents, arriving(course), keepPersons),
    mail: mailBytes(parts, mailLengthOf(course, parts)),
    tallies: parts * tallyBytes(shapeOf(course)),
  };
}

/**
 * The memory of a run in so many parts.
 *
 * @param keepPersons As of `runBytesOf`.
 * @param buffers Zeroed, of the sizes of `runBytesOf`; allocated here if absent.
 */
export function runMemoryOf(
  course: Course,
  parts = 1,
  keepPersons = false,
  buffers = allocated(runBytesOf(course, parts, keepPersons)),
): RunMemory {
  const shape = shapeOf(course);
  return {
    buffers,
    population: populationOf(
      course.scenario,
      course.agents,
      arriving(course),
      keepPersons,
      buffers.population,
    ),
    mail: mailOf(parts, mailLengthOf(course, parts), buffers.mail),
    tallies: Array.from({ length: parts }, (_, part) =>
      tallyOf(shape, buffers.tallies, part * tallyBytes(shape)),
    ),
  };
}

function allocated({ population, mail, tallies }: RunBytes): RunBuffers {
  return {
    population: new ArrayBuffer(population),
    mail: new ArrayBuffer(mail),
    tallies: new ArrayBuffer(tallies),
  };
}

/** Agents who arrive in all. */
function arriving({ cohorts }: Course): number {
  return cohorts.reduce((sum, { from, to }) => sum + to - from, 0);
}

function shapeOf({ days, market, book }: Course): TallyShape {
  return {
    days,
    plans: market.plans.length,
    classes: book.classes,
    destinations: market.rivals.length + 1,
  };
}

function mailLengthOf({ start, days, agents, cohorts, world }: Course, parts: number): number {
  return mailLength(start, days, agents, cohorts, parts, world ? 2 * world.reach : 0);
}
