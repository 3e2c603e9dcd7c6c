import { describe, expect, it } from "vitest";
import { importCircles } from "./import-circles.ts";
import { projectText, typeScriptFiles } from "./project-files.ts";
import { lengthProblems, sourceProblems } from "./source-rules.ts";

describe("src", () => {
  it("keeps the rules of the house", () => {
    const files = typeScriptFiles("src");
    expect(files).toContain("src/simulation/simulate.ts");
    expect(files.flatMap((path) => sourceProblems(path, projectText(path)))).toEqual([]);
  });
});

describe("modules", () => {
  it("do not load each other in a circle", () => {
    const texts = typeScriptFiles("src").map((path) => [path, projectText(path)] as const);
    expect(importCircles(new Map(texts))).toEqual([]);
  });

  it("may know each other's types", () => {
    const b = 'import { a } from "./a.ts";';
    const circle = (text: string) =>
      importCircles(
        new Map([
          ["src/a.ts", text],
          ["src/b.ts", b],
        ]),
      );
    expect(circle('export { b } from "./b.ts";')).toEqual(["src/a.ts -> src/b.ts -> src/a.ts"]);
    expect(circle('import { b, type B } from "./b.ts";')).toHaveLength(1);
    expect(circle('import type { B } from "./b.ts";')).toEqual([]);
    expect(circle('export type { B } from "./b.ts";')).toEqual([]);
  });
});

describe("test and bench", () => {
  it("have no file that is too long", () => {
    const files = [...typeScriptFiles("test"), ...typeScriptFiles("bench")];
    expect(files).toContain("test/chart/chart.test.ts");
    expect(files.flatMap((path) => lengthProblems(path, projectText(path)))).toEqual([]);
  });
});

describe("the rules", () => {
  it.each([
    ["src/market/plan.ts", 'import { simulate } from "../simulation/simulate.ts";'],
    ["src/market/plan.ts", 'import type { Outcome } from "../simulation/outcome.ts";'],
    ["src/market/plan.ts", 'type A = import("../simulation/outcome.ts").Outcome;'],
    ["src/calibration/prior.ts", 'import { best } from "../policy/best.ts";'],
    ["src/policy/best.ts", 'import { prior } from "../calibration/prior.ts";'],
    ["src/node/show.ts", 'import { table } from "../cli/table.ts";'],
    ["src/random/exp.ts", 'import { simulate } from "../index.ts";'],
    ["src/cli/run.ts", 'import { show } from "../node/index.ts";'],
    ["src/cli/run.ts", 'import { simulate } from "churnkit";'],
    ["src/cli/run.ts", 'import { fixture } from "../../test/fixture.ts";'],
    ["src/index.ts", 'export { show } from "./node/notebook/show.ts";'],
    ["src/scenario/parse.ts", 'import { readFileSync } from "node:fs";'],
    ["src/scenario/parse.ts", 'import { readFileSync } from "fs";'],
    ["src/scenario/parse.ts", 'const fs = await import("node:fs");'],
    ["src/node/data/table.ts", 'import { parse } from "vega";'],
    ["src/node/data/table.ts", 'const vega = await import("vega");'],
    ["src/market/plan.ts", "export default 1;"],
    ["src/market/plan.ts", "export default function plan(): void {}"],
    ["src/market/plan.ts", "const plan = 1; export { plan as default };"],
    ["src/market/plan.ts", 'export { toDay } from "./date.ts";'],
    ["src/market/plan.ts", 'export * from "./date.ts";'],
    ["src/market/utils.ts", ""],
    ["src/market/price-helper.ts", ""],
    ["src/market/utils/plan.ts", ""],
    ["src/market/pricePath.ts", ""],
    ["src/other/plan.ts", ""],
    ["src/random/exp.ts", "const x = Math.random();"],
    ["src/random/exp.ts", "const x = Math.exp(1);"],
    ["src/random/exp.ts", "const x = Math.hypot(1, 2);"],
    ["src/random/exp.ts", "const { exp } = Math;"],
    ["src/random/exp.ts", 'const x = Math["exp"](1);'],
    ["src/random/exp.ts", "const x = f(Math);"],
    ["src/random/exp.ts", "const x = y ** 2;"],
    ["src/chart/theme.ts", "const now = Date.now();"],
    ["src/chart/theme.ts", "const now = new Date();"],
    ["src/chart/theme.ts", "let now: Date;"],
    ["src/chart/theme.ts", "const clock = { Date };"],
    ["src/market/plan.ts", "const x = globalThis.process;"],
    ["src/market/plan.ts", "names.sort((a, b) => a.localeCompare(b));"],
    ["src/market/plan.ts", "const x = count.toLocaleString();"],
  ])("forbid in %s: %s", (path, text) => {
    expect(sourceProblems(path, text)).toHaveLength(1);
  });

  it.each([
    ["src/simulation/simulate.ts", 'import { exp } from "../random/exp.ts"; import { run } from "./run.ts";'],
    ["src/index.ts", 'export { simulate } from "./simulation/simulate.ts";'],
    ["src/node/index.ts", 'export { show } from "./notebook/show.ts";'],
    ["src/node/chart/render.ts", 'export const render = async () => import("vega");'],
    ["src/node/clock.ts", "const now = new Date(), x = Math.random() ** 2;"],
    ["src/cli/main.ts", 'import { readFileSync } from "node:fs"; await run();'],
    ["src/random/exp.ts", "const word = 2 ** 32, root = Math.sqrt(Math.imul(2, Math.PI));"],
    ["src/market/event.ts", "interface A { Date: string } const a = { Date: 1 }; const b = a.Date;"],
  ])("allow in %s: %s", (path, text) => {
    expect(sourceProblems(path, text)).toEqual([]);
  });

  it("allow 300 lines, and more to a table of numbers", () => {
    const lines = (line: string, count: number) =>
      sourceProblems("src/random/exp.ts", `${line}\n`.repeat(count));
    expect(lines("f();", 300)).toEqual([]);
    expect(lines("f();", 301)).toEqual(["src/random/exp.ts:301: 301 lines, at most 300"]);
    expect(lines("  0.5, -1e-3,", 301)).toEqual([]);
  });
});
