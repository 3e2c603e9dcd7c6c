import { spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

/** The command line that is measured unless another is given. */
export const program = fileURLToPath(new URL("../cli/main.js", import.meta.url));
const probe = new URL("./probe.js", import.meta.url).href;

/** What a process took. */
export interface Observation {
  /** Seconds from its start to its first line on standard output. */
  readonly firstLine: number;
  /** Seconds from its start to its end. */
  readonly whole: number;
  /** Seconds of processor time, all threads. */
  readonly processor: number;
  /** Most memory that it held, all threads, in megabytes of a million bytes. The program starts no further processes. */
  readonly peak: number;
  readonly stdout: string;
}

/**
 * Run a Node program in a process of its own.
 *
 * @param script The program's file.
 * @throws Error If it ends with another code than 0, with what it said on standard error.
 */
export async function observe(args: readonly string[], script: string = program): Promise<Observation> {
  const began = performance.now();
  const since = (): number => (performance.now() - began) / 1000;
  const child = spawn(process.execPath, ["--import", probe, script, ...args], {
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  let firstLine = Number.NaN;
  child.stdout!.once("data", () => {
    firstLine = since();
  });
  const texts = { stdout: "", stderr: "", taken: "" };
  child.stdout!.on("data", (chunk) => {
    texts.stdout += String(chunk);
  });
  child.stderr!.on("data", (chunk) => {
    texts.stderr += String(chunk);
  });
  (child.stdio[3] as Readable).on("data", (chunk) => {
    texts.taken += String(chunk);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  const whole = since();
  if (code !== 0) throw new Error(`${script} ${args.join(" ")} ended with code ${code}\n${texts.stderr}`);
  const { kilobytes, processor } = JSON.parse(texts.taken) as { kilobytes: number; processor: number };
  return { firstLine, whole, processor, peak: (kilobytes * 1024) / 1e6, stdout: texts.stdout };
}
