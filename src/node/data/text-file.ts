import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { ScenarioError } from "../../scenario/issue.ts";

/** The text of a file that the user named. Throws a ScenarioError that names it if it cannot be read. */
export function readTextFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    const missing = `no such file in ${dirname(path) === "." ? resolve() : dirname(path)}`;
    const words: Record<string, string> = { ENOENT: missing, ENOTDIR: missing, EISDIR: "a folder" };
    const found = words[code] ?? code;
    throw new ScenarioError([{ path: "", expected: "a file that can be read", found }], path);
  }
}
