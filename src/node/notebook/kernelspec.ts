import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { writeWhole } from "../write-whole.ts";
import { builtScript } from "./built-script.ts";

/** The kernel's name in Jupyter; notebooks written for stock tslab have the same, so they run with either. */
const kernelName = "tslab";

/**
 * Write the kernelspec that makes Jupyter start churnkit's tslab.
 *
 * Programs are named by absolute paths, so that neither PATH nor the working directory matters. Jupyter finds the
 * spec when the folder is in JUPYTER_PATH; it then comes before one of the same name in the reader's own settings.
 *
 * @param directory A Jupyter data folder, such as `.jupyter` in the project. Made when missing.
 * @returns Absolute path of the written `kernel.json`.
 */
export function writeKernelspec(directory: string): string {
  const folder = resolve(directory, "kernels", kernelName);
  const spec = {
    argv: [process.execPath, builtScript("kernel-main"), "{connection_file}"],
    display_name: "TypeScript (churnkit)",
    language: "typescript",
    // Windows has no signals that Node could handle while a cell awaits.
    interrupt_mode: process.platform === "win32" ? "message" : "signal",
    metadata: { debugger: false },
  };
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "kernel.json");
  writeWhole(path, `${JSON.stringify(spec, null, 1)}\n`);
  return path;
}
