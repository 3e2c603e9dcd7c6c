import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { withoutLive } from "../../src/node/notebook/live-output.ts";
import { type Notebook, type NotebookCell, readNotebook } from "../../src/node/notebook/notebook-file.ts";
import { insertSolutions, parseSolution, solutionNames } from "../../src/node/notebook/solutions.ts";
import { headingAnchors, notebookAnchors } from "../support/heading-anchors.ts";
import { useFolder } from "../support/use-folder.ts";
import { ensureBuilt, root } from "./built.ts";
import {
  executeWithNbconvert,
  findNbconvert,
  howToGetNbconvert,
  isToolRequired,
  writeStockKernelspec,
} from "./python-tools.ts";

const files = readdirSync(`${root}notebooks`)
  .filter((name) => name.endsWith(".ipynb"))
  .map((name) => `${root}notebooks/${name}`);
const codeCells = ({ cells }: Notebook) => cells.filter(({ cell_type }) => cell_type === "code");
/** Longest cell that still fits on a slide beside its picture, lines. */
const LONGEST_CELL = 12;

beforeAll(ensureBuilt, 120_000);

describe.each(files.map((file) => [basename(file), file] as const))("%s", (_, file) => {
  const notebook = readNotebook(file);

  test("runs, prints no warning and gives the outputs that are stored in it", () => {
    const args = [`${root}dist/cli/main.js`, "notebook", "run", file, "--check"];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(status, stderr).toBe(0);
  }, 180_000);

  test("is stored as executed, from the first cell to the last", () => {
    const counts = codeCells(notebook).map(({ execution_count }) => execution_count);
    expect(counts).toEqual(counts.map((_count, index) => index + 1));
    expect(notebook.metadata.kernelspec).toMatchObject({ name: "tslab", language: "typescript" });
  });

  test("has short cells, and none that needs tslab by name", () => {
    const tooLong = codeCells(notebook).filter(({ source }) => source.split("\n").length > LONGEST_CELL);
    expect(tooLong.map(({ id }) => id)).toEqual([]);
    expect(codeCells(notebook).filter(({ source }) => /["']tslab["']/.test(source))).toEqual([]);
  });

  test("shows every chart with a picture and a caption, for readers without Vega", () => {
    const displays = codeCells(notebook).flatMap(({ outputs = [] }) =>
      outputs.flatMap((output) => (output.output_type === "display_data" ? [output.data] : [])),
    );
    const charts = displays.filter((data) => "application/vnd.vegalite.v5+json" in data);
    expect(charts.length).toBeGreaterThan(1);
    for (const data of charts) {
      expect(data["image/png"]).toMatch(/^iVBOR/);
      expect(data["text/plain"]).toMatch(/\.$/);
    }
  });

  test("says what the model cannot tell", () => {
    expect(text(notebook)).toMatch(/^## .*What this cannot tell you$/m);
  });

  test("has no dollar signs in its prose: JupyterLab takes two of them for a formula, even escaped", () => {
    const prose = text(notebook)
      .replace(/^```.*?^```/gms, "")
      .replace(/`[^`\n]*`/g, "");
    expect(prose.split("\n").filter((line) => line.includes("$"))).toEqual([]);
  });

  test("has links that lead somewhere", () => {
    const links = [...text(notebook).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(0);
    const local = links.filter((link) => !/^[a-z]+:/.test(link));
    expect(local.filter((link) => !isThere(file, decodeURI(link)))).toEqual([]);
  });

  test("has the tested solutions", () => {
    expect(insertSolutions(notebook, (name) => solution(name).solution)).toEqual(notebook);
  });
});

/** Whether a link of a notebook leads to a file and, if it names one, to a heading in it. */
function isThere(from: string, link: string): boolean {
  const [path, anchor] = link.split("#") as [string, string?];
  const target = path === "" ? from : resolve(dirname(from), path);
  if (!existsSync(target)) return false;
  if (anchor === undefined) return true;
  if (target.endsWith(".ipynb")) return notebookAnchors(text(readNotebook(target))).has(anchor);
  return headingAnchors(readFileSync(target, "utf8")).has(anchor);
}

function text({ cells }: Notebook): string {
  return cells
    .filter(({ cell_type }) => cell_type === "markdown")
    .map(({ source }) => source)
    .join("\n");
}

function solution(name: string) {
  const path = `${root}test/notebook/solutions/${name}.ts`;
  return parseSolution(readFileSync(path, "utf8"), path);
}

/** The lines that a solution's program has before it, and those of the lesson that it takes them from. */
function setUp(name: string): string {
  const { context } = solution(name);
  const lesson = /"\.\.\/lessons\/(.+)\.ts"/.exec(context)?.[1];
  const shared =
    lesson === undefined ? "" : readFileSync(`${root}test/notebook/lessons/${lesson}.ts`, "utf8");
  return `${shared}${context}`.replace(/^import [^;]*;$/gm, "").replace(/^export /gm, "");
}

/** An exercise: the cell to be changed, the name of its solution, and the cells before it. */
interface Exercise {
  readonly name: string;
  readonly cell: NotebookCell;
  readonly before: readonly NotebookCell[];
}

const exercises = files.flatMap((file): [string, Exercise][] => {
  const { cells } = readNotebook(file);
  const names = solutionNames(readNotebook(file));
  return cells
    .filter(({ metadata }) => (metadata.tags as string[] | undefined)?.includes("exercise"))
    .map((cell, index) => {
      const name = names[index] ?? `no solution for ${cell.id}`;
      return [name, { name, cell, before: cells.slice(0, cells.indexOf(cell)) }];
    });
});

test("every solution belongs to an exercise", () => {
  const written = readdirSync(`${root}test/notebook/solutions`).map((file) => basename(file, ".ts"));
  expect(written.sort()).toEqual(exercises.map(([name]) => name).sort());
});

describe.each(exercises)("exercise %s", (_, { name, cell, before }) => {
  // What decides about an answer, and so must be the same in the notebook and in the tested program.
  const verdict = (source: string) => source.slice(source.indexOf("\ncheck(")).trim();

  test("is stored unsolved", () => {
    const shown = (cell.outputs ?? []).map((output) => ("data" in output ? output.data["text/plain"] : ""));
    expect(shown.at(-1)).toMatch(/^✗ .+: .+/);
  });

  test("is solved by its solution", async () => {
    vi.stubEnv("CHURNKIT_STRICT", "1");
    const shown = vi.spyOn(console, "log").mockImplementation(() => {});
    await import(`./solutions/${name}.ts`);
    expect(shown.mock.lastCall?.[0]).toMatch(/^✓ /);
    vi.unstubAllEnvs();
    shown.mockRestore();
  });

  test("is judged alike in the notebook and in the tested program", () => {
    expect(verdict(cell.source)).toMatch(/^check\(/);
    expect(verdict(solution(name).solution)).toBe(verdict(cell.source));
  });

  test("finds in the notebook what the tested program sets up before it", () => {
    const known = codeCells({ cells: before } as Notebook).map(({ source }) => source.split("\n"));
    const lines = setUp(name)
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("// What the cells"));
    expect(lines.filter((line) => !known.flat().includes(line))).toEqual([]);
  });
});

const jupyter = findNbconvert();
const group = jupyter === undefined ? `stock tslab (skipped, ${howToGetNbconvert})` : "stock tslab";

test.runIf(isToolRequired())("nbconvert is there, since this is an automatic run", () => {
  expect(jupyter, howToGetNbconvert).toBeDefined();
});

describe.skipIf(jupyter === undefined)(group, () => {
  const folder = useFolder()();

  test("runs the first two notebooks and shows what is stored in them", () => {
    writeStockKernelspec(folder);
    const first = files.slice(0, 2);
    const { status, stderr, notebook } = executeWithNbconvert(jupyter!, folder, first);
    expect(status, stderr).toBe(0);
    const outputs = (cells: readonly NotebookCell[], type: string) =>
      cells.flatMap(({ outputs = [] }) => outputs.filter(({ output_type }) => output_type === type));
    for (const file of first) {
      const executed = codeCells(withoutLive(notebook(file)));
      const stored = codeCells(readNotebook(file));
      expect(outputs(executed, "display_data")).toEqual(outputs(stored, "display_data"));
      const errors = outputs(executed, "stream").filter((one) => "name" in one && one.name === "stderr");
      expect(errors).toEqual([]);
    }
  }, 240_000);
});
