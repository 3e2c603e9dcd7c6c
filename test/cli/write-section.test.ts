import { expect, it } from "vitest";
import { writeSection } from "../../src/cli/write-section.ts";
import { projectText } from "../repository/project-files.ts";

it("writes only between its two lines, and says which are missing", () => {
  const before = projectText("LICENSE");
  expect(() => writeSection("LICENSE", "levers", "churnkit levers --write", "a table")).toThrow(
    "LICENSE: expected the lines <!-- levers: written by churnkit levers --write --> and <!-- end of levers -->, found none",
  );
  expect(projectText("LICENSE")).toBe(before);
});
