import { availableMemory } from "node:process";
import { grouped } from "../chart/grouped.ts";

/** Setting in the environment: megabytes (of a million bytes) that runs may take, instead of what the system has free. */
const SETTING = "CHURNKIT_MEMORY_MB";
const MEGABYTE = 1e6;
/** What a thread takes besides its subscribers: the engine, its code and the course of the run. Measured, rounded up. */
const THREAD = 50 * MEGABYTE;

/** Bytes that runs may take together: what the system has free, or `CHURNKIT_MEMORY_MB` of the environment. */
export function memoryLimit(environment: NodeJS.ProcessEnv = process.env): number {
  const setting = environment[SETTING];
  if (setting === undefined || setting === "") return availableMemory();
  const megabytes = Number(setting);
  if (!(megabytes > 0)) throw new RangeError(`invalid ${SETTING}; must be a number above 0: ${setting}`);
  return megabytes * MEGABYTE;
}

/**
 * Refuse a run that would not fit, before it takes anything.
 *
 * @param bytes What its subscribers take.
 * @param agents Agents at the opening.
 * @param limit Bytes that it may take, with the threads that it runs on.
 * @throws RangeError Saying how many agents would fit.
 */
export function checkMemory(bytes: number, agents: number, limit: number, threads: number): void {
  const room = limit - threads * THREAD;
  if (bytes <= room) return;
  const fitting = Math.floor(Math.max(0, room) * (agents / bytes));
  const most = `must be at most ${grouped(roundedDown(fitting))} here: ${grouped(agents)}`;
  const crew = `${megabytes(threads * THREAD)} ${threads === 1 ? "the thread" : `the ${threads} threads`}`;
  const needs = `they take ${megabytes(bytes)} of memory, and ${crew} that run them`;
  const may = `${megabytes(limit)} may be taken; ${SETTING} sets another limit`;
  throw new RangeError(`invalid subscribers; ${most} (${needs}; ${may})`);
}

/**
 * Refuse more threads than fit, before any is started.
 *
 * @throws RangeError Saying how many would fit.
 */
export function checkThreads(workers: number, limit: number): void {
  const most = Math.max(1, Math.floor(limit / THREAD));
  if (workers <= most) return;
  throw new RangeError(
    `invalid workers; must be at most ${most} with ${megabytes(limit)} of memory: ${workers}`,
  );
}

/** Bytes as megabytes of a million: `1,520 MB`. */
export function megabytes(bytes: number): string {
  return `${grouped(Math.ceil(bytes / MEGABYTE))} MB`;
}

/** Two digits of a number, never more than it: 9,234,567 is 9,200,000. */
function roundedDown(count: number): number {
  const unit = 10 ** Math.max(0, String(count).length - 2);
  return Math.floor(count / unit) * unit;
}
