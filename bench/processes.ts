import type { Measurement } from "./measurement.ts";
import { quotients } from "./measurement.ts";
import { type Observation, observe } from "./observe.ts";
import { spinSpeedup } from "./spin.ts";

const values = (runs: readonly Observation[], of: "firstLine" | "whole" | "peak" | "processor") =>
  runs.map((run) => run[of]);

/** Start-up of the command line in processes of their own. */
export async function measureStart(): Promise<Measurement[]> {
  const starts: Observation[] = [];
  for (let run = 0; run < 7; run++) starts.push(await observe(["run", "netflix-2011"]));
  return [
    {
      what: "first line of churnkit run netflix-2011",
      unit: "s",
      values: values(starts, "firstLine"),
      processor: values(starts, "processor"),
      goal: { atMost: 1 },
    },
    { what: "peak memory of the same", unit: "MB", values: values(starts, "peak") },
  ];
}

/** The real market: runs with one agent for each subscriber, on one worker and on two, word of mouth on and off. */
export async function measureFullScale(): Promise<Measurement[]> {
  return measureScale("full", "24.6 million agents", {
    two: { atMost: 3 },
    one: { atMost: 5.5 },
    twoAlone: { atMost: 2.2 },
    memory: { atMost: 700 },
  });
}

/** The same with a million agents. */
export async function measureMillion(): Promise<Measurement[]> {
  return measureScale("1000000", "1 million agents", {});
}

type Goals = Readonly<Partial<Record<"one" | "two" | "twoAlone" | "memory", { readonly atMost: number }>>>;

async function measureScale(subscribers: string, title: string, goals: Goals): Promise<Measurement[]> {
  const one: Observation[] = [];
  const two: Observation[] = [];
  const alone: Observation[] = [];
  const spins: number[] = [];
  // Turn by turn, so that whatever else goes on falls on all alike.
  for (const seed of ["1", "2", "3"]) {
    const run = (workers: string, ...more: readonly string[]) =>
      observe([
        "run",
        "netflix-2011",
        "--subscribers",
        subscribers,
        "--seed",
        seed,
        "--json",
        "--workers",
        workers,
        ...more,
      ]);
    one.push(await run("1"));
    spins.push(await spinSpeedup());
    two.push(await run("2"));
    alone.push(await run("2", "--set", "parameters.wordOfMouth.perTie=0"));
  }
  const speedup = quotients(values(one, "whole"), values(two, "whole"));
  const timed = (
    what: string,
    runs: readonly Observation[],
    goal?: { readonly atMost: number },
  ): Measurement => ({
    what: `half year, ${title}, ${what}`,
    unit: "s",
    values: values(runs, "whole"),
    processor: values(runs, "processor"),
    ...(goal && { goal }),
  });
  return [
    timed("two workers, whole process", two, goals.two),
    timed("one worker, whole process", one, goals.one),
    timed("two workers, without word of mouth", alone, goals.twoAlone),
    {
      what: `peak memory, ${title}, two workers`,
      unit: "MB",
      values: values(two, "peak"),
      ...(goals.memory && { goal: goals.memory }),
    },
    { what: `speed-up of two workers over one, ${title}`, unit: "x", values: speedup },
    { what: `speed-up of two spinning threads, beside ${title}`, unit: "x", values: spins },
    {
      what: `speed-up of workers as a share of spinning, ${title}`,
      unit: "x",
      values: quotients(speedup, spins),
      ...(goals.two && { goal: { atLeast: 0.9 } }),
    },
  ];
}

/** Replicates side by side: of the thousand only some are run, and what they add to a few is scaled up. */
export async function measureReplicates(few: number, many: number): Promise<Measurement[]> {
  const all = 1000;
  const run = (replicates: number) =>
    observe(["run", "netflix-2011", "--replicates", `${replicates}`, "--workers", "2", "--json"]);
  const [start, end] = [await run(few), await run(many)];
  const scaled = (of: "whole" | "processor"): number =>
    start[of] + ((end[of] - start[of]) / (many - few)) * (all - few);
  return [
    {
      what: "1,000 replicates of 100,000 agents, two workers",
      unit: "s",
      values: [scaled("whole")],
      processor: [scaled("processor")],
      goal: { atMost: 60 },
      note: `scaled up from ${few} in ${start.whole.toFixed(1)} s and ${many} in ${end.whole.toFixed(1)} s`,
    },
  ];
}

/** How time grows with the number of agents, both in one warm process. */
export async function measureGrowth(): Promise<Measurement[]> {
  const script = new URL("./growth.js", import.meta.url).pathname;
  const { stdout } = await observe([], script);
  const { small, large } = JSON.parse(stdout) as { small: number[]; large: number[] };
  return [
    { what: "half year, 245,900 agents, warm, one thread", unit: "s", values: small },
    { what: "half year, 24.6 million agents, warm, one thread", unit: "s", values: large },
    {
      what: "growth: time of 24.6 million over time of 245,900",
      unit: "x",
      values: quotients(large, small.slice(-large.length)),
      goal: { atMost: 100 },
    },
  ];
}
