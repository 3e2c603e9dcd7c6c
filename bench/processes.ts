import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Measurement } from "./measurement.ts";

const program = fileURLToPath(new URL("../cli/main.js", import.meta.url));
const probe = new URL("./probe.js", import.meta.url).href;

/** What a process of the command line took. */
interface Observation {
  /** Seconds from its start to its first line on standard output. */
  readonly firstLine: number;
  /** Seconds from its start to its end. */
  readonly whole: number;
  /** Seconds of processor time, all threads. */
  readonly processor: number;
  /** Most memory that it held, in megabytes of a million bytes. */
  readonly peak: number;
}

async function observe(args: readonly string[]): Promise<Observation> {
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", probe, program, ...args], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let firstLine = Number.NaN;
  child.stdout!.once("data", () => {
    firstLine = (performance.now() - began) / 1000;
  });
  child.stdout!.resume();
  let complaints = "";
  child.stderr!.on("data", (chunk) => {
    complaints += String(chunk);
  });
  let taken = "";
  (child.stdio[3] as Readable).on("data", (chunk) => {
    taken += String(chunk);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  if (code !== 0) throw new Error(`churnkit ${args.join(" ")} ended with code ${code}\n${complaints}`);
  const { kilobytes, processor } = JSON.parse(taken) as { kilobytes: number; processor: number };
  return { firstLine, whole: (performance.now() - began) / 1000, processor, peak: (kilobytes * 1024) / 1e6 };
}

/** Start-up of the command line in processes of their own. */
export async function measureStart(): Promise<Measurement[]> {
  const starts: Observation[] = [];
  for (let run = 0; run < 7; run++) starts.push(await observe(["run", "netflix-2011"]));
  return [
    {
      what: "first line of churnkit run netflix-2011",
      unit: "s",
      values: starts.map(({ firstLine }) => firstLine),
      processor: starts.map(({ processor }) => processor),
      goal: 2,
    },
    { what: "peak memory of the same", unit: "MB", values: starts.map(({ peak }) => peak) },
  ];
}

/** Runs with one agent for each real subscriber, in processes of their own. */
export async function measureFullScale(): Promise<Measurement[]> {
  const runs: Observation[] = [];
  for (const seed of ["1", "2", "3"]) {
    runs.push(await observe(["run", "netflix-2011", "--subscribers", "full", "--seed", seed, "--json"]));
  }
  return [
    {
      what: "half year, 24.6 million agents, whole process",
      unit: "s",
      values: runs.map(({ whole }) => whole),
      processor: runs.map(({ processor }) => processor),
    },
    { what: "peak memory of the same, full scale", unit: "MB", values: runs.map(({ peak }) => peak) },
  ];
}
