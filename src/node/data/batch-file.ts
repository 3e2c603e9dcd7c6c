import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { KeptBatches } from "../../calibration/kept-batches.ts";
import { writeWhole } from "../write-whole.ts";

/** Batches of work kept in a file, so that work that was stopped goes on where it was. */
export interface BatchFile extends KeptBatches {
  /** Batches that were there when the file was opened. */
  readonly found: number;
  /** The work is whole: the file is not needed any more. */
  remove(): void;
}

/**
 * Open a file of kept batches, a line each. What was kept of other work, with another key, is dropped; so is a last line
 * that was cut off in the middle of being written.
 *
 * @param key Everything that the batches follow from, or a hash of it.
 */
export function openBatchFile(path: string, key: string): BatchFile {
  const known = new Map(readBatches(path, key));
  const found = known.size;
  mkdirSync(dirname(path), { recursive: true });
  const lines = [...known].map(([batch, results]) => JSON.stringify({ batch, results }));
  writeWhole(path, `${[JSON.stringify({ key }), ...lines].join("\n")}\n`);
  return {
    found,
    find: (batch) => known.get(batch),
    keep(batch, results) {
      known.set(batch, results);
      appendFileSync(path, `${JSON.stringify({ batch, results })}\n`);
    },
    remove: () => rmSync(path, { force: true }),
  };
}

type Batch = readonly [string, readonly (readonly number[])[]];

function readBatches(path: string, key: string): Batch[] {
  if (!existsSync(path)) return [];
  const [head, ...lines] = readFileSync(path, "utf8").split("\n").map(parsed);
  if (head?.key !== key) return [];
  return lines.flatMap((line): Batch[] =>
    line?.batch !== undefined && line.results !== undefined ? [[line.batch, line.results]] : [],
  );
}

interface Line {
  readonly key?: string;
  readonly batch?: string;
  readonly results?: readonly (readonly number[])[];
}

function parsed(line: string): Line | undefined {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return undefined;
  }
}
