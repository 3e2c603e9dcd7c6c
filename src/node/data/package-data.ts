import { fileURLToPath } from "node:url";

/** Where cases are looked for. */
export interface CaseOptions {
  /** Folder with a folder for each case and `parameters.json`; by default the package's own `data`. */
  readonly dataDir?: string;
}

/** The package's own folder of data. */
export const packageDataDir: string = fileURLToPath(new URL("../../../data", import.meta.url));
