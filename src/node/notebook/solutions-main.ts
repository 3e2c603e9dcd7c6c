import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readTextFile } from "../data/text-file.ts";
import { writeWhole } from "../write-whole.ts";
import { formatNotebook, readNotebook } from "./notebook-file.ts";
import { insertSolutions, parseSolution } from "./solutions.ts";

// `npm run notebooks:solutions`: write the tested solutions of the exercises into the notebooks; for maintainers.
const root = fileURLToPath(new URL("../../../", import.meta.url));

function solutionOf(name: string): string {
  const path = `${root}test/notebook/solutions/${name}.ts`;
  return parseSolution(readTextFile(path), path).solution;
}

for (const file of readdirSync(`${root}notebooks`).filter((name) => name.endsWith(".ipynb"))) {
  const path = `${root}notebooks/${file}`;
  const before = readTextFile(path);
  const after = formatNotebook(insertSolutions(readNotebook(path), solutionOf));
  if (after === before) continue;
  writeWhole(path, after);
  console.log(`wrote the solutions of notebooks/${file}`);
}
