import { join } from "node:path";
import { packageDataDir } from "../node/data/package-data.ts";
import { readTextFile } from "../node/data/text-file.ts";
import { writeWhole } from "../node/write-whole.ts";

/**
 * Write a part of a document anew: what stands between `<!-- name: written by command -->` and `<!-- end of name -->`.
 *
 * @param document Path in the package, such as `docs/validation.md`.
 * @throws Error If the document lacks one of the two lines.
 */
export function writeSection(document: string, name: string, command: string, text: string): void {
  const path = join(packageDataDir, "..", document);
  const begin = `<!-- ${name}: written by ${command} -->`;
  const end = `<!-- end of ${name} -->`;
  const before = readTextFile(path);
  const from = before.indexOf(begin);
  const to = before.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path}: expected the lines ${begin} and ${end}, found none`);
  writeWhole(path, `${before.slice(0, from)}${begin}\n\n${text}\n\n${before.slice(to)}`);
}
