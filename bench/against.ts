import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Measurement, quotients } from "./measurement.ts";
import { type Observation, observe } from "./observe.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ARGS = ["run", "netflix-2011", "--subscribers", "300000", "--workers", "1", "--json"];
const ROUNDS = 3;

/**
 * This program against that of an earlier commit, turn by turn in one run, so that a busy machine is busy for both.
 *
 * @param commit As a record names it; a `+` at its end is left off.
 * @returns Quotients of now over then, below 1: faster. Nothing where the commit cannot be had or built.
 */
export async function measureAgainst(commit: string): Promise<Measurement[]> {
  const name = commit.replace("+", "");
  const place = mkdtempSync(join(tmpdir(), "churnkit-bench-"));
  try {
    const earlier = built(name, place);
    if (earlier === undefined) {
      console.log(`Not compared with ${name}: there is no such commit here, or it cannot be built.`);
      return [];
    }
    const now: Observation[] = [];
    const then: Observation[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      now.push(await observe(ARGS));
      then.push(await observe(ARGS, earlier));
    }
    const quotient = (what: string, of: "whole" | "processor" | "peak"): Measurement => ({
      what,
      unit: "x",
      values: quotients(
        now.map((run) => run[of]),
        then.map((run) => run[of]),
      ),
      note: `over ${name}, run turn by turn`,
    });
    return [
      quotient("300,000 agents, one worker: time over the last record's program", "whole"),
      quotient("300,000 agents, one worker: processor time over the last record's", "processor"),
      quotient("300,000 agents, one worker: memory over the last record's", "peak"),
    ];
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** The command line of a commit, built in a folder; undefined if that is not possible. */
function built(commit: string, place: string): string | undefined {
  try {
    const archive = execFileSync("git", ["archive", commit], {
      cwd: root,
      maxBuffer: 2 ** 30,
      stdio: ["ignore", "pipe", "ignore"],
    });
    execFileSync("tar", ["x", "-C", place], { input: archive });
    symlinkSync(join(root, "node_modules"), join(place, "node_modules"), "junction");
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    execFileSync(process.execPath, [compiler, "-b", "src/node"], { cwd: place, stdio: "ignore" });
    return join(place, "dist/cli/main.js");
  } catch {
    return undefined;
  }
}
