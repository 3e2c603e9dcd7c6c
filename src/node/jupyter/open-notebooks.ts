import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { findJupyter, type Jupyter } from "./find-jupyter.ts";
import { commandLineRunner, type NotebookRunner, notebooksAsHtml } from "./notebooks-as-html.ts";
import { hasScreen, openInBrowser } from "./screen.ts";
import { startLab } from "./start-lab.ts";
import { virtualEnvironment } from "./virtual-environment.ts";

export interface OpenNotebooksOptions {
  /** The project's folder, with `notebooks/` in it. */
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly report: (line: string) => void;
  readonly runNotebook?: NotebookRunner;
}

/**
 * Open the notebooks the best way this machine has: in the JupyterLab on the PATH if it is 4 or newer, else in one
 * installed into the project's `.venv`, else as web pages that the package's own runner makes.
 *
 * @returns Exit code: Jupyter's; without it 1 if a notebook failed, else 0.
 */
export async function openNotebooks(options: OpenNotebooksOptions): Promise<number> {
  const { root, environment, report } = options;
  const notebooks = (await readdir(join(root, "notebooks"))).filter((file) => file.endsWith(".ipynb")).sort();
  const [first] = notebooks;
  if (first === undefined) throw new Error(`${join(root, "notebooks")}: expected notebooks, found none`);

  const onPath = await findJupyter("jupyter", environment);
  const jupyter = onPath ?? (await ownJupyter(options));
  if (jupyter) {
    const notebook = join("notebooks", first);
    report(`Opening ${notebook} in JupyterLab ${jupyter.version}; end it with Ctrl-C.`);
    return startLab(jupyter, { root, notebook, environment, isolated: !onPath });
  }
  const { contents, failed } = await notebooksAsHtml(
    notebooks.map((file) => join(root, "notebooks", file)),
    join(root, "out", "notebooks"),
    options.runNotebook ?? commandLineRunner(root),
    report,
  );
  report(`Notebooks as web pages: ${contents}`);
  if (hasScreen(environment, process.platform)) openInBrowser(contents, environment, process.platform);
  return failed === 0 ? 0 : 1;
}

async function ownJupyter({ root, environment, report }: OpenNotebooksOptions): Promise<Jupyter | undefined> {
  try {
    return await virtualEnvironment({
      directory: join(root, ".venv"),
      requirements: join(root, "notebooks", "requirements.txt"),
      environment,
      report,
    });
  } catch (error) {
    report(`No JupyterLab 4 on the PATH and none can be installed: ${(error as Error).message}.`);
    return undefined;
  }
}
