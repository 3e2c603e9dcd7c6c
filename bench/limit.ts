import { simulate } from "churnkit";
import { loadCase } from "churnkit/node";
import { parseDay } from "#engine/market/date.js";
import { courseOf } from "#engine/simulation/course.js";
import { runBytesOf } from "#engine/simulation/run-memory.js";
import type { Measurement } from "./measurement.ts";
import { median } from "./measurement.ts";
import { renewalsOf } from "./plain.ts";

/** Large against every cache. */
const BUFFER = 256e6;
const RUNS = 5;
/** Agents of the run that tells how many renewals there are. */
const SAMPLE = 100_000;
/**
 * Bytes that a renewal must read and write at least: status, flags, quit rate, reference price, exposure and turn are
 * read (10), exposure and reference price are written while prices move (3).
 */
const BYTES_A_RENEWAL = 13;
/** Bytes written to put a subscriber in its slot: all columns but those of newcomers. */
const BYTES_TO_SETTLE = 13;

/**
 * What the machine allows at best: how fast memory can be read and copied, and how long a run would take if it did
 * nothing but move its bytes once, and nothing but draw one block of random numbers a renewal.
 *
 * @param blockNanoseconds Time of a random block, as measured in the same report.
 */
export function measureLimit(blockNanoseconds: number): Measurement[] {
  const from = new Float64Array(BUFFER / 8).fill(1);
  const to = new Float64Array(BUFFER / 8);
  const copied: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const before = process.cpuUsage();
    to.set(from);
    const { user, system } = process.cpuUsage(before);
    // A copy reads every byte and writes every byte; the first one also takes the memory.
    if (run > 0) copied.push((2 * BUFFER) / 1e3 / (user + system));
  }
  const { scenario } = loadCase("netflix-2011");
  const sample = simulate(scenario, { subscribers: SAMPLE });
  const agents = SAMPLE * sample.peoplePerAgent;
  const renewals = renewalsOf(sample.ledger) * sample.peoplePerAgent;
  const course = courseOf(scenario, agents, 1, parseDay(scenario.until) as number);
  const { population } = runBytesOf(course);
  const people = course.cohorts.at(-1)?.to ?? agents;
  const bytes = renewals * BYTES_A_RENEWAL + agents * BYTES_TO_SETTLE;
  const bandwidth = median(copied) * 1e9;
  return [
    { what: "memory bandwidth, copying, one thread", unit: "GB/s", values: copied },
    {
      what: "state an agent at full scale, newcomers included",
      unit: "B",
      values: [population / people],
      goal: { atMost: 16 },
      note: `${Math.round(population / 1e6)} MB for ${(people / 1e6).toFixed(1)} million`,
    },
    {
      what: "limit: moving the bytes of a full half year",
      unit: "s",
      values: [bytes / bandwidth],
      note: `${(bytes / 1e9).toFixed(1)} GB: ${BYTES_A_RENEWAL} a renewal, ${BYTES_TO_SETTLE} an agent once`,
    },
    {
      what: "limit: one random block a renewal, one thread",
      unit: "s",
      values: [(renewals * blockNanoseconds) / 1e9],
      note: `${Math.round(renewals / 1e6)} million renewals`,
    },
  ];
}
