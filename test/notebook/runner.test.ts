import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { compareNotebooks } from "../../src/node/notebook/compare.ts";
import { readNotebook } from "../../src/node/notebook/notebook-file.ts";
import { type NotebookRun, runNotebook } from "../../src/node/notebook/runner.ts";
import { ScenarioError } from "../../src/scenario/issue.ts";
import { useFolder } from "../support/use-folder.ts";
import { ensureBuilt, fixture, root } from "./built.ts";

const inFolder = useFolder();

beforeAll(ensureBuilt, 120_000);

const statuses = ({ cells }: NotebookRun) => cells.map(({ status }) => status);

test("a notebook gives the outputs that are stored in it, and its file stays as it is", async () => {
  const before = readFileSync(fixture("outputs"), "utf8");
  const seen: number[] = [];
  const run = await runNotebook(fixture("outputs"), {
    onCell: ({ index }, total) => seen.push(index, total),
  });
  expect(compareNotebooks(readNotebook(fixture("outputs")), run.notebook)).toEqual([]);
  expect(run.ok).toBe(true);
  expect(seen).toEqual([1, 6, 2, 6, 3, 6, 4, 6, 5, 6, 6, 6]);
  expect(run.notebook.cells.map(({ execution_count }) => execution_count)).toEqual([
    undefined,
    1,
    2,
    3,
    4,
    5,
    6,
  ]);
  expect(readFileSync(fixture("outputs"), "utf8")).toBe(before);
});

describe("a cell that fails", () => {
  test("stops the notebook, and says where", async () => {
    const run = await runNotebook(fixture("failing"));
    expect(run.ok).toBe(false);
    expect(statuses(run)).toEqual(["ok", "error", "skipped"]);
    expect(run.cells[1]?.outputs).toEqual([
      { output_type: "stream", name: "stdout", text: "before\n" },
      {
        output_type: "error",
        ename: "RangeError",
        evalue: "the divisor must not be 0",
        traceback: [
          "RangeError: the divisor must not be 0",
          '    cell [1], line 3, in ratio: if (b === 0) throw new RangeError("the divisor must not be 0");',
          "    cell [2], line 4: ratio(1, 0);",
        ],
      },
    ]);
  });

  test("by ending the process is reported as such", async () => {
    const { cells } = await runNotebook(fixture("own-exit"));
    expect(cells[0]).toMatchObject({
      status: "error",
      outputs: [{ evalue: expect.stringContaining("exit code 3") }],
    });
  });

  test("to end in time is stopped", async () => {
    const run = await runNotebook(fixture("endless"), { timeoutSeconds: 1 });
    expect(statuses(run)).toEqual(["ok", "error", "skipped"]);
    expect(run.cells[1]?.outputs[0]).toMatchObject({
      ename: "Stopped",
      evalue: "the cell ran longer than 1 s",
    });
  });
});

test("the signal of the caller stops a run", async () => {
  const controller = new AbortController();
  const onCell = () => controller.abort();
  const run = await runNotebook(fixture("endless"), { signal: controller.signal, onCell });
  expect(run.ok).toBe(false);
  expect(statuses(run).at(-1)).toBe("skipped");
});

test("long texts arrive whole, shorthand names variables of earlier cells, errors of types name their place", async () => {
  const { cells } = await runNotebook(fixture("shorthand"));
  const text = Array.from({ length: 3000 }, (_, at) => `line ${at}\n`).join("");
  expect(cells[0]?.outputs).toEqual([{ output_type: "stream", name: "stdout", text }]);
  expect(cells[1]?.outputs[0]).toMatchObject({ data: { "text/plain": "7" } });
  const error = cells[2]?.outputs[0];
  expect(error).toMatchObject({ ename: "TypeScriptError", evalue: expect.stringMatching(/^line 1: /) });
  expect(error?.output_type === "error" && error.traceback[1]).toContain("line 1, column 52: Type 'number'");
});

test("a cell that does not compile tells a beginner what may help", async () => {
  const file = inFolder("mistakes.ipynb");
  const sources = [
    "simulate(1);",
    'const world = compare(1, { set: ["a=1"];\nawait show(world);',
    "const people = 25,500,000;",
    "const price = { both: 11,99 };",
    "const list = [1,2,3;",
  ];
  const notebook = JSON.parse(readFileSync(fixture("expected-error"), "utf8"));
  const cells = sources.map((source, at) => ({ ...notebook.cells[0], id: `mistake-${at}`, source }));
  writeFileSync(file, JSON.stringify({ ...notebook, cells }));
  const run = await runNotebook(file);
  const said = run.cells.map(({ outputs: [output] }) => (output as { traceback: string[] }).traceback);
  expect(said.map(([first]) => first)).toEqual([
    "TypeScriptError: line 1: Cannot find name 'simulate'.",
    "TypeScriptError: line 1: ',' expected. (and 1 more)",
    "TypeScriptError: line 1: Variable declaration expected.",
    "TypeScriptError: line 1: ':' expected.",
    "TypeScriptError: line 1: ',' expected.",
  ]);
  const hints = said.map((lines) => lines.filter((line) => line.startsWith("Hint: ")).join());
  expect(hints[0]).toMatch(/run the cells above first.*not known: simulate\)/);
  expect(hints[2]).toContain("Write 25_500_000");
  expect(hints[3]).toContain("11.99");
  expect([hints[1], hints[4]]).toEqual(["", ""]);
});

describe("what cannot be run", () => {
  test("is a file that is not there", async () => {
    await expect(runNotebook(`${root}nowhere.ipynb`)).rejects.toThrow(ScenarioError);
  });
  test.each([0, Number.NaN, 2_147_484])("is a cell with %d s", async (timeoutSeconds) => {
    await expect(runNotebook(fixture("outputs"), { timeoutSeconds })).rejects.toThrow(
      "invalid timeoutSeconds; must be positive and at most 2147483",
    );
  });
});
