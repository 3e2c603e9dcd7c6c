import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A JupyterLab that can be started. */
export interface Jupyter {
  /** Program to start; its first argument is `lab`. */
  readonly program: string;
  readonly version: string;
}

/** The first JupyterLab that draws the Vega-Lite 5 in which the notebooks send their charts. */
const oldestMajor = 4;

/** Python may have to compile its files on the first start. */
const patience = 60_000;

/**
 * Find JupyterLab 4 or newer.
 *
 * @param program `jupyter`, to be looked up on the PATH of `environment`, or an absolute path.
 * @returns `undefined` if the program does not exist, has no JupyterLab, or one that is too old.
 */
export async function findJupyter(
  program: string,
  environment: NodeJS.ProcessEnv,
): Promise<Jupyter | undefined> {
  try {
    const options = { env: environment, timeout: patience };
    const { stdout } = await promisify(execFile)(program, ["lab", "--version"], options);
    const version = /^(\d+)\.\d+\S*$/m.exec(stdout);
    return version && Number(version[1]) >= oldestMajor ? { program, version: version[0] } : undefined;
  } catch {
    return undefined;
  }
}
