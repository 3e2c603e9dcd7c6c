import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, test } from "vitest";

/** A program that npm cannot install. */
export interface OutsideTool {
  readonly name: string;
  /** What it may be called on the PATH, best first. */
  readonly programs: readonly string[];
  readonly howToGet: string;
  /** Where it is looked for before the PATH. */
  readonly folder?: string;
}

export const chromium: OutsideTool = {
  name: "Chromium",
  programs: ["chromium", "chromium-browser", "google-chrome"],
  howToGet: "apt install chromium",
};

/**
 * A group of tests that needs an outside tool. Where it is missing the group is skipped by name; under CI, where
 * nothing may be skipped, it fails.
 *
 * @param tests Declares the tests; told the path of the program.
 */
export function describeWithTool(title: string, tool: OutsideTool, tests: (program: string) => void): void {
  const { PATH = "" } = process.env;
  const program = findProgram(tool.programs, tool.folder ? `${tool.folder}${delimiter}${PATH}` : PATH);
  const reason = `${title}: needs ${tool.name} (${tool.howToGet})`;
  if (program !== undefined) describe(title, () => tests(program));
  else {
    test(reason, { skip: !process.env.CI }, () => {
      throw new Error(reason);
    });
  }
}

/** Path of the first of some programs that is on a PATH. */
export function findProgram(
  names: readonly string[],
  path: string = process.env.PATH ?? "",
): string | undefined {
  const candidates = names.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)));
  return candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
