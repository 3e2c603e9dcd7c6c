import { dirname } from "node:path";
import { expect, test } from "vitest";
import { describeWithTool, findProgram } from "./outside-tool.ts";

test("finds the first of several programs", () => {
  const folder = dirname(process.execPath);
  expect(findProgram(["no-such-program", "node"], `/nowhere:${folder}`)).toBe(process.execPath);
  expect(findProgram(["no-such-program"], folder)).toBeUndefined();
});

describeWithTool("a tool that is there", { name: "Node", programs: ["node"], howToGet: "-" }, (program) => {
  test("is passed on", () => expect(program).toMatch(/node$/));
});
