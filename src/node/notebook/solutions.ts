import { ScenarioError } from "../../scenario/issue.ts";
import type { Notebook } from "./notebook-file.ts";

const begin = /^[ \t]*\/\/ solution[ \t]*\n/m;
const end = /^[ \t]*\/\/ end of solution[ \t]*$/m;
const place = /<!-- solution: ([\w-]+) -->[\s\S]*?<!-- end of solution -->/g;

/** A tested program around an exercise's solution. */
export interface SolutionProgram {
  /** What stands before the solution: what earlier cells of the notebook have set up. */
  readonly context: string;
  /** The lines that a student would write. */
  readonly solution: string;
}

/**
 * Take the solution out of a program: what stands between the lines `// solution` and `// end of solution`.
 *
 * @param path Named in errors.
 * @throws ScenarioError If one of the lines is missing.
 */
export function parseSolution(text: string, path: string): SolutionProgram {
  const first = begin.exec(text);
  const body = first === null ? "" : text.slice(first.index + first[0].length);
  const last = end.exec(body);
  if (first === null || last === null) {
    const expected = "the lines `// solution` and `// end of solution`, in this order";
    throw new ScenarioError([{ path: "", expected, found: first === null ? "no first" : "no last" }], path);
  }
  return { context: text.slice(0, first.index), solution: body.slice(0, last.index).trimEnd() };
}

/**
 * Put solutions into the Markdown cells of a notebook: between `<!-- solution: name -->` and
 * `<!-- end of solution -->` stands afterwards the solution of that name as a block of TypeScript.
 *
 * @param solutionOf The solution of a name; throws if there is none.
 * @returns A copy; the notebook is not changed.
 */
export function insertSolutions(notebook: Notebook, solutionOf: (name: string) => string): Notebook {
  const cells = notebook.cells.map((cell) => {
    if (cell.cell_type !== "markdown") return cell;
    const source = cell.source.replace(place, (_, name: string) =>
      [`<!-- solution: ${name} -->`, "```ts", solutionOf(name), "```", "<!-- end of solution -->"].join("\n"),
    );
    return { ...cell, source };
  });
  return { ...notebook, cells };
}

/**
 * Names of the solutions that a notebook has a place for, in its order.
 * @internal For tests.
 */
export function solutionNames(notebook: Notebook): string[] {
  return notebook.cells.flatMap(({ cell_type, source }) =>
    cell_type === "markdown" ? [...source.matchAll(place)].map(([, name]) => name as string) : [],
  );
}
