import { createRequire } from "node:module";
import type { JupyterModule } from "./tslab.ts";

const jupyterFile = /[\\/]tslab[\\/]dist[\\/]jupyter\.js$/;

/**
 * Find tslab's Jupyter module in the running kernel.
 *
 * Importing tslab would load a second copy that no kernel feeds. A global tslab hands over to the project's one, so
 * two copies may be loaded: the one that has executed a cell is the running one.
 *
 * @returns undefined when no tslab runs the cells of this process.
 */
export function runningTslab(): JupyterModule | undefined {
  for (const [file, loaded] of Object.entries(createRequire(import.meta.url).cache ?? {})) {
    const jupyter = loaded?.exports as JupyterModule | undefined;
    if (jupyterFile.test(file) && jupyter?.lastWriteDisplayData) return jupyter;
  }
  return undefined;
}
