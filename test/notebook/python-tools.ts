import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./built.ts";

/** How to get what `findNbconvert` looks for. */
export const howToGetNbconvert =
  "no nbconvert: python3 -m venv .venv && .venv/bin/pip install -r notebooks/requirements.txt";

/** The `jupyter` that has nbconvert: the project's own, else the one on the PATH; undefined if neither. */
export function findNbconvert(): string | undefined {
  const own = join(root, ".venv", process.platform === "win32" ? "Scripts" : "bin", "jupyter");
  return [own, "jupyter"].find((program) => spawnSync(program, ["nbconvert", "--version"]).status === 0);
}

/** Whether a missing tool is a failure and not a reason to skip. */
export function isToolRequired(): boolean {
  return process.env.CI !== undefined && !["", "0", "false"].includes(process.env.CI);
}
