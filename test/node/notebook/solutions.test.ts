import { expect, test } from "vitest";
import { parseNotebook } from "../../../src/node/notebook/notebook-file.ts";
import { insertSolutions, parseSolution, solutionNames } from "../../../src/node/notebook/solutions.ts";

const program = `import { a } from "b";

const context = 1;

// solution
const answer = context + 1;

check("two", answer === 2);
// end of solution
`;

test("a solution is what stands between its two lines", () => {
  const { context, solution } = parseSolution(program, "two.ts");
  expect(context).toBe('import { a } from "b";\n\nconst context = 1;\n\n');
  expect(solution).toBe('const answer = context + 1;\n\ncheck("two", answer === 2);');
});

test("a program without them is refused", () => {
  expect(() => parseSolution("const a = 1;", "two.ts")).toThrow(/^two\.ts: expected .*, found no first$/);
  expect(() => parseSolution("// solution\nconst a = 1;", "two.ts")).toThrow(/found no last$/);
});

const place = (text: string) => `Before\n\n<!-- solution: two -->\n${text}<!-- end of solution -->\n\nAfter`;
const notebook = (...sources: [string, string][]) =>
  parseNotebook(
    JSON.stringify({
      nbformat: 4,
      cells: sources.map(([cell_type, source], index) => ({ cell_type, id: `c${index}`, source })),
    }),
    "x.ipynb",
  );

test("solutions take their places in Markdown cells, and taking them again changes nothing", () => {
  const before = notebook(["markdown", place("old\n")], ["code", place("old\n")], ["markdown", "none"]);
  expect(solutionNames(before)).toEqual(["two"]);
  const after = insertSolutions(before, (name) => `// ${name}: $& costs $1`);
  expect(after.cells.map(({ source }) => source)).toEqual([
    place("```ts\n// two: $& costs $1\n```\n"),
    place("old\n"),
    "none",
  ]);
  expect(insertSolutions(after, (name) => `// ${name}: $& costs $1`)).toEqual(after);
  expect(before.cells[0]?.source).toBe(place("old\n"));
});
