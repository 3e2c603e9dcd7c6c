import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Measurement } from "./measurement.ts";

/** Measurements with what must be known to compare them with others. */
export interface Recording {
  readonly date: string;
  /** Short name of the commit, `+` after it: with changes that were not committed; `unknown` without git. */
  readonly commit: string;
  readonly node: string;
  readonly machine: {
    readonly system: string;
    readonly cpu: string;
    readonly cores: number;
    readonly gigabytes: number;
    /** Processes that waited for a processor when the measurements began; above 0.5 a core they are too high. */
    readonly load: number;
  };
  readonly measurements: readonly Measurement[];
}

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Where records are kept. */
export const folder = join(root, "bench/results");

/** Where and with what is measured. Ask before the measurements: they are load themselves. */
export function circumstances(): Omit<Recording, "measurements"> {
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: commitName(),
    node: process.version,
    machine: {
      system: `${process.platform} ${process.arch}`,
      cpu: cpus()[0]?.model.trim() ?? "unknown",
      cores: cpus().length,
      gigabytes: Math.round(totalmem() / 1e9),
      load: Number(loadavg()[0].toFixed(2)),
    },
  };
}

function commitName(): string {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  try {
    const isChanged = git("status", "--porcelain", "--", "src", "data") !== "";
    return `${git("rev-parse", "--short=10", "HEAD")}${isChanged ? "+" : ""}`;
  } catch {
    return "unknown";
  }
}

/** All records, the oldest first. */
export function allRecords(): Recording[] {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
}

/** Keep a record as `bench/results/<date>-<number of the day>-<commit>.json`. */
export function keepRecord(record: Recording): string {
  mkdirSync(folder, { recursive: true });
  const ofDay = readdirSync(folder).filter(
    (name) => name.startsWith(record.date) && name.endsWith(".json"),
  ).length;
  const name = `${record.date}-${String(ofDay + 1).padStart(2, "0")}-${record.commit.replace("+", "-changed")}.json`;
  const path = join(folder, name);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, `${JSON.stringify(record, null, 2)}\n`);
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  return `bench/results/${name}`;
}
