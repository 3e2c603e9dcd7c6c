import { spawn } from "node:child_process";
import { delimiter, join, sep } from "node:path";
import { writeKernelspec } from "../notebook/kernelspec.ts";
import type { Jupyter } from "./find-jupyter.ts";
import { hasScreen } from "./screen.ts";

export interface LabOptions {
  /** The project: the server's root folder. */
  readonly root: string;
  /** Path of the notebook to open first, relative to the root. */
  readonly notebook: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Keep all that Jupyter remembers in the project, for a Jupyter that is the project's own. */
  readonly isolated: boolean;
}

/**
 * Run JupyterLab until the reader ends it, with this project's kernel on offer.
 *
 * The kernel is found through JUPYTER_PATH alone, and the layout of the workspace is kept in the project: the reader's
 * own Jupyter settings are read, never written.
 *
 * @returns Jupyter's exit code.
 */
export function startLab(jupyter: Jupyter, options: LabOptions): Promise<number> {
  const { root, notebook, environment } = options;
  writeKernelspec(projectFolder(root));
  const child = spawn(jupyter.program, labArguments(root, notebook, environment), {
    cwd: root,
    env: labEnvironment(options),
    stdio: "inherit",
  });
  // Ctrl-C reaches Jupyter too, which asks whether to stop; leave the answer to it.
  const wait = () => {};
  process.on("SIGINT", wait);
  return new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 0));
  }).finally(() => process.off("SIGINT", wait));
}

const projectFolder = (root: string) => join(root, ".jupyter");

function labArguments(root: string, notebook: string, environment: NodeJS.ProcessEnv): string[] {
  const args = [
    "lab",
    `--ServerApp.root_dir=${root}`,
    "--ServerApp.log_level=WARN",
    "--LabApp.log_level=WARN",
    // The address that Jupyter prints is of this, whatever file it is told to open itself.
    `--LabApp.default_url=${pageOf(notebook)}`,
  ];
  if (process.getuid?.() === 0) args.push("--allow-root");
  if (!hasScreen(environment, process.platform)) args.push("--no-browser");
  return [...args, notebook];
}

/** Where JupyterLab shows a notebook. */
function pageOf(notebook: string): string {
  return ["/lab/tree", ...notebook.split(sep).map(encodeURIComponent)].join("/");
}

function labEnvironment({ root, environment, isolated }: LabOptions): NodeJS.ProcessEnv {
  const folder = projectFolder(root);
  const path = environment.JUPYTER_PATH ? `${folder}${delimiter}${environment.JUPYTER_PATH}` : folder;
  return {
    ...environment,
    JUPYTER_PATH: path,
    JUPYTERLAB_WORKSPACES_DIR: join(folder, "workspaces"),
    ...(isolated && { JUPYTER_CONFIG_DIR: join(folder, "config"), JUPYTER_DATA_DIR: join(folder, "data") }),
  };
}
