import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { type Notebook, readNotebook } from "../../src/node/notebook/notebook-file.ts";
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

/** Make stock tslab, without anything of this package, the kernel that `JUPYTER_PATH=path` has. */
export function writeStockKernelspec(path: string): void {
  const directory = join(path, "kernels", "tslab");
  const tslab = createRequire(import.meta.url).resolve("tslab/bin/tslab");
  const argv = [process.execPath, tslab, "kernel", "--config-path={connection_file}"];
  mkdirSync(directory, { recursive: true });
  const spec = { argv, display_name: "tslab", language: "typescript" };
  writeFileSync(join(directory, "kernel.json"), JSON.stringify(spec));
}

/**
 * Execute notebooks with nbconvert, whose kernels come from `path` alone; nothing of the user's is read or written.
 *
 * @param files Paths of the notebooks; they run in their own folders and stay as they are.
 */
export function executeWithNbconvert(
  jupyter: string,
  path: string,
  files: readonly string[],
): { status: number | null; stderr: string; notebook: (file: string) => Notebook } {
  const output = join(path, "executed");
  const own = Object.fromEntries(
    ["CONFIG", "DATA", "RUNTIME"].map((kind) => [`JUPYTER_${kind}_DIR`, join(path, kind)]),
  );
  const args = ["nbconvert", "--to", "notebook", "--execute", "--output-dir", output, ...files];
  const env = { ...process.env, ...own, JUPYTER_PATH: path, IPYTHONDIR: join(path, "ipython") };
  const { status, stderr } = spawnSync(jupyter, args, { env, encoding: "utf8" });
  return { status, stderr, notebook: (file) => readNotebook(join(output, basename(file))) };
}
