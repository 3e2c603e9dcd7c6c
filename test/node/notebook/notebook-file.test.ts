import fc from "fast-check";
import { expect, test } from "vitest";
import { formatNotebook, type Notebook, parseNotebook } from "../../../src/node/notebook/notebook-file.ts";
import { ScenarioError } from "../../../src/scenario/issue.ts";

const notebook = (cells: object[]) => JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });
const codeCell = (outputs: object[]) => ({
  cell_type: "code",
  id: "a",
  metadata: {},
  source: ["const a = 1;\n", "a"],
  execution_count: 3,
  outputs,
});

test("lines are joined, whatever the file holds, and split again for the file", () => {
  const png = { "image/png": "AAAA", "text/plain": ["one\n", "two"], "application/json": ["a", "b"] };
  const outputs = [
    { output_type: "stream", name: "stdout", text: ["1\n", "2"] },
    { output_type: "display_data", data: png, metadata: { "image/png": { width: 3 } } },
    { output_type: "error", ename: "Error", evalue: "x", traceback: ["a", "b"] },
  ];
  const read = parseNotebook(notebook([codeCell(outputs)]), "a.ipynb");
  expect(read.cells[0]).toMatchObject({ source: "const a = 1;\na", execution_count: 3 });
  expect(read.cells[0]?.outputs).toMatchObject([
    { text: "1\n2" },
    { data: { "text/plain": "one\ntwo", "application/json": ["a", "b"] } },
    { traceback: ["a", "b"] },
  ]);
  expect(JSON.parse(formatNotebook(read)).cells[0]).toEqual(codeCell(outputs));
});

test("the file has Jupyter's layout: sorted keys, one space, a line end", () => {
  const text = formatNotebook(parseNotebook(notebook([codeCell([])]), "a.ipynb"));
  expect(
    text.startsWith('{\n "cells": [\n  {\n   "cell_type": "code",\n   "execution_count": 3,\n   "id": "a",'),
  ).toBe(true);
  expect(text.endsWith('"nbformat_minor": 5\n}\n')).toBe(true);
});

test("any text survives the file, and is split after every line end", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\r\n", "\u2028", "é", "\v") });
  fc.assert(
    fc.property(text, (source) => {
      const cell = { cell_type: "markdown" as const, id: "a", metadata: {}, source };
      const book: Notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] };
      const file = formatNotebook(book);
      const lines: string[] = JSON.parse(file).cells[0].source;
      expect(lines.slice(0, -1).every((line) => /^[^\n\r\u2028\v]*(?:\r\n|[\n\r\u2028\v])$/.test(line))).toBe(
        true,
      );
      expect(parseNotebook(file, "a.ipynb").cells[0]?.source).toBe(source);
    }),
    { seed: 1 },
  );
});

test("cells without an id get one that is the same every time", () => {
  const cells = [1, 2].map(() => ({ cell_type: "markdown", metadata: {}, source: "" }));
  expect(parseNotebook(notebook(cells), "a.ipynb").cells.map(({ id }) => id)).toEqual(["cell-1", "cell-2"]);
});

test.each([
  ["no JSON", "# %%", "a.ipynb: line 1, column 1: expected a notebook (.ipynb), found # "],
  ["an older format", '{"nbformat":3}', "a.ipynb: nbformat: expected 4, found 3 (open and save"],
  ["no notebook", "null", "a.ipynb: nbformat: expected 4, found nothing"],
  ["no cells", '{"nbformat":4}', "a.ipynb: cells: expected a list, found nothing"],
  [
    "an unknown cell",
    notebook([{ cell_type: "sql" }]),
    "cells.0.cell_type: expected code, markdown, raw, found",
  ],
  [
    "no source",
    notebook([{ cell_type: "raw" }]),
    "cells.0.source: expected a text or a list of lines, found",
  ],
])("%s is an error that names file and place", (_, text, message) => {
  expect(() => parseNotebook(text, "a.ipynb")).toThrow(ScenarioError);
  expect(() => parseNotebook(text, "a.ipynb")).toThrow(message);
});
