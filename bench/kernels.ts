import { loadCase } from "churnkit/node";
import { Bench } from "tinybench";
import { keyOf } from "#engine/random/stream.js";
import { block } from "#engine/random/threefry.js";
import type { Scenario } from "#engine/scenario/scenario.js";
import { RENEWING } from "#engine/simulation/fast/choosers.js";
import { FastGrapevine, GRAPEVINE_BYTES } from "#engine/simulation/fast/fast-grapevine.js";
import { Kernel } from "#engine/simulation/fast/kernel.js";
import { choiceBytes, QuickChoice } from "#engine/simulation/fast/quick-choice.js";
import { partOf } from "#engine/simulation/part.js";
import { CLASS_SHIFT, numberOf } from "#engine/simulation/population.js";
import { Reconsideration } from "#engine/simulation/reconsideration.js";
import type { Measurement } from "./measurement.ts";
import { pass, stageBefore } from "./stage.ts";
import { withValues } from "./switch-off.ts";

const AGENTS = 300_000;
/** Late September 2011: prices, the new plans and the second name are in force. */
const DAY = 88;
const LENGTH = 2048;
const LEAVERS = 1000;
/** The clock of processor time ticks in microseconds: calls must take many. */
const FILLS = 50;

/** A piece of inner work, and how many units of it one call does. */
interface Work {
  readonly what: string;
  readonly units: number;
  readonly call: () => void;
}

/**
 * Nanoseconds of processor time of the engine's inner work, warm: median of many calls, each with many units. Doing a day again changes
 * nothing after the first time, since everybody has the same luck.
 */
export async function measureKernels(milliseconds: number): Promise<Measurement[]> {
  const { scenario } = loadCase("netflix-2011");
  const deaf = withValues(scenario, {
    "attention.ordinary": 0,
    "attention.notice": 0,
    "attention.media": 0,
  });
  const kernels = [
    ...drawKernels(),
    dayKernel("renewal by the attention gate, nobody attentive", deaf),
    ...choiceKernels(scenario),
    dayKernel("renewal, a whole day with everything", scenario),
    pushKernel(scenario),
  ];
  const bench = new Bench({ time: milliseconds, warmupTime: milliseconds / 3, now: processorTime });
  for (const { what, call } of kernels) bench.add(what, call);
  await bench.run();
  return kernels.map(({ what, units }) => {
    const result = bench.getTask(what)?.result;
    if (!result || !("latency" in result)) throw new Error(`${what}: expected a measurement, found none`);
    const { p50, min, p75 } = result.latency;
    const nanoseconds = [min, p50, p75].map((time) => (time * 1e6) / units);
    return { what, unit: "ns", values: nanoseconds, note: "fastest, median, third quartile" };
  });
}

/** Milliseconds of processor time: beside other programs a call by the clock is mostly waiting. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function drawKernels(): Work[] {
  const { k0, k1 } = keyOf(1, "renewal");
  const words = new Int32Array(2);
  const kernel = Kernel.of(3 * (4 * LENGTH + 32));
  const units = LENGTH * FILLS;
  const one: Work = {
    what: "random block (two words), one at a time",
    units,
    call: () => {
      for (let counter = 0; counter < units; counter++) block(k0, k1, counter, 0, words);
    },
  };
  if (!kernel) return [one];
  const [counters, first, second] = [0, 0, 0].map(() => kernel.room(Int32Array, LENGTH));
  counters.forEach((_, index) => {
    counters[index] = index;
  });
  return [
    one,
    {
      what: "random block (two words), vectors",
      units,
      call: () => {
        for (let fill = 0; fill < FILLS; fill++)
          kernel.fill({ k0, k1 }, fill, counters, LENGTH, first, second);
      },
    },
  ];
}

function dayKernel(what: string, scenario: Scenario): Work {
  const { memory, loop } = stageBefore(scenario, AGENTS, DAY);
  const before = memory.tallies[0].renewals[DAY];
  pass(loop, DAY);
  const units = memory.tallies[0].renewals[DAY] - before;
  return { what, units, call: () => pass(loop, DAY) };
}

function choiceKernels(scenario: Scenario): Work[] {
  const { course, memory } = stageBefore(scenario, AGENTS, DAY);
  const { population } = memory;
  const reconsideration = new Reconsideration(course, population);
  for (let index = 0; index <= DAY; index++) reconsideration.begin(index);
  const kernel = Kernel.of(choiceBytes(course, population, LENGTH));
  if (!kernel) throw new Error("expected an engine with WebAssembly and vectors, found none");
  const quick = new QuickChoice(course, population, reconsideration, kernel, LENGTH);
  let length = 0;
  const from = 27 * population.groups;
  for (let slot = from; length < LENGTH && slot < from + population.groups; slot++) {
    if (population.status[slot] >= course.market.plans.length) continue;
    const { status, flags, anchored, reference } = population;
    quick.choosers.add(
      RENEWING,
      slot,
      numberOf(population, slot),
      status[slot],
      flags[slot] >> CLASS_SHIFT,
      anchored[slot],
      reference[slot],
    );
    length++;
  }
  const settle = () => {
    quick.begin(DAY, -1);
    quick.choosers.count = length;
    quick.settle(false);
  };
  const one = () => {
    for (let person = 0; person < length; person++) {
      const slot = quick.choosers.slots[person];
      reconsideration.renewing(DAY, slot, numberOf(population, slot), population.status[slot], -1, 0);
    }
  };
  return [
    { what: "choice among all options, many at a time", units: length, call: settle },
    { what: "choice among all options, one at a time (readable)", units: length, call: one },
  ];
}

function pushKernel(scenario: Scenario): Work {
  const { course, memory } = stageBefore(scenario, AGENTS, 1);
  const { population, mail } = memory;
  const kernel = Kernel.of(GRAPEVINE_BYTES);
  if (!kernel) throw new Error("expected an engine with WebAssembly and vectors, found none");
  const grapevine = new FastGrapevine(course, population, partOf(population.groups), mail, kernel);
  return {
    what: "network push, a leaver told to all ties, many at a time",
    units: LEAVERS,
    call: () => {
      grapevine.begin(DAY);
      for (let leaver = 0; leaver < LEAVERS; leaver++) grapevine.left((leaver * 7919) % AGENTS, false);
      grapevine.tell(DAY);
    },
  };
}
