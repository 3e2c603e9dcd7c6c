import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openBatchFile } from "../../../src/node/data/batch-file.ts";
import { useFolder } from "../../support/use-folder.ts";

const folder = useFolder()();

it("keeps batches to the last digit, in a folder that it makes, until the work is whole", () => {
  const path = join(folder, "new", "kept.jsonl");
  const results = [[0.1 + 0.2, -1e-300], [24_590_000.000000004]];
  const first = openBatchFile(path, "a");
  expect(first.find("one")).toBeUndefined();
  first.keep("one", results);
  expect(first.find("one")).toEqual(results);
  const again = openBatchFile(path, "a");
  expect(again.found).toBe(1);
  expect(again.find("one")).toEqual(results);
  again.remove();
  expect(existsSync(path)).toBe(false);
});

it("drops a line that was cut off, and everything of other work", () => {
  const path = join(folder, "kept.jsonl");
  openBatchFile(path, "a").keep("one", [[1]]);
  appendFileSync(path, '{"batch":"two","results":[[1');
  const again = openBatchFile(path, "a");
  expect([again.found, again.find("two")]).toEqual([1, undefined]);
  again.keep("two", [[2]]);
  expect(openBatchFile(path, "a").find("two")).toEqual([[2]]);
  const other = openBatchFile(path, "b");
  expect([other.found, other.find("one")]).toEqual([0, undefined]);
  expect(readFileSync(path, "utf8")).toBe('{"key":"b"}\n');
});
