import { writeFileSync } from "node:fs";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";

/** Write a file of 1,000 draws of two parameters, spread evenly over stretches. @returns Its path. */
export function madePosterior(path: string): string {
  const key = keyOf(1, "made posterior");
  const rows = Array.from({ length: 1000 }, (_, row) =>
    [0.08 + 0.02 * keyedUniform(key, row, 0), 0.5 + 0.2 * keyedUniform(key, row, 1)].join(),
  );
  writeFileSync(path, `quit.newMean,attention.notice\n${rows.join("\n")}\n`);
  return path;
}
