import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compareNotebooks } from "../../src/node/notebook/compare.ts";
import { writeKernelspec } from "../../src/node/notebook/kernelspec.ts";
import { type Notebook, readNotebook } from "../../src/node/notebook/notebook-file.ts";
import { useFolder } from "../support/use-folder.ts";
import { ensureBuilt, fixture } from "./built.ts";
import {
  executeWithNbconvert,
  findNbconvert,
  howToGetNbconvert,
  isToolRequired,
  writeStockKernelspec,
} from "./python-tools.ts";

const jupyter = findNbconvert();
const group = jupyter === undefined ? `nbconvert (skipped, ${howToGetNbconvert})` : "nbconvert";
const folder = useFolder()();

beforeAll(ensureBuilt, 120_000);

test.runIf(isToolRequired())("nbconvert is there, since this is an automatic run", () => {
  expect(jupyter, howToGetNbconvert).toBeDefined();
});

const execute = (path: string, names: string[]) => {
  const { notebook, ...run } = executeWithNbconvert(jupyter!, path, names.map(fixture));
  return { ...run, notebook: (name: string) => notebook(fixture(name)) };
};

const printed = ({ cells }: Notebook) =>
  cells.map(({ outputs = [] }) =>
    outputs.map((one) => (one.output_type === "stream" ? one.text : "")).join(""),
  );
const lines = (name: string) => Array.from({ length: 3000 }, (_, at) => `${name} ${at}\n`).join("");

describe.skipIf(jupyter === undefined)(group, () => {
  describe("with the project's kernel", () => {
    const path = join(folder, "project");
    beforeAll(() => {
      writeKernelspec(path);
    });

    test("gives the outputs that this package's own runner stored, and goes on after an expected error", () => {
      const names = ["outputs", "expected-error", "long-output"];
      const { status, stderr, notebook } = execute(path, names);
      expect(stderr).not.toContain("Timeout");
      expect(status).toBe(0);
      for (const name of ["outputs", "expected-error"]) {
        expect(compareNotebooks(readNotebook(fixture(name)), notebook(name))).toEqual([]);
      }
      expect(notebook("outputs").cells.map(({ execution_count }) => execution_count)).toEqual([
        undefined,
        ...[1, 2, 3, 4, 5, 6],
      ]);
      expect(printed(notebook("long-output"))).toEqual([lines("first"), lines("second")]);
    }, 120_000);

    test("fails with the text and place of an error", () => {
      const { status, stderr } = execute(path, ["failing"]);
      expect(status).not.toBe(0);
      expect(stderr).toContain("RangeError: the divisor must not be 0");
      expect(stderr).toContain("cell [2], line 4: ratio(1, 0);");
    }, 60_000);
  });

  describe("with stock tslab", () => {
    const path = join(folder, "stock");
    beforeAll(() => writeStockKernelspec(path));

    test("runs the package's functions and keeps 3,000 printed lines", () => {
      const { status, stderr, notebook } = execute(path, ["outputs", "long-output"]);
      expect(stderr).not.toContain("Timeout");
      expect(status).toBe(0);
      const executed = notebook("outputs");
      const all = executed.cells.flatMap(({ outputs = [] }) => outputs);
      expect(all.filter((one) => one.output_type === "stream" && one.name === "stderr")).toEqual([]);
      const stored = readNotebook(fixture("outputs")).cells.flatMap(({ outputs = [] }) => outputs);
      const displays = (list: typeof all) => list.filter(({ output_type }) => output_type === "display_data");
      expect(displays(all)).toEqual(displays(stored));
      expect(printed(executed).slice(1, 3)).toEqual([
        "churnkit is object\nno line end { price: 9.99 }\n",
        "[ 9.99, 15.98 ]\n",
      ]);
      expect(printed(notebook("long-output"))).toEqual([lines("first"), `${lines("second")}and the end\n`]);
    }, 120_000);
  });
});
