import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { writeWhole } from "../write-whole.ts";
import { findJupyter, type Jupyter } from "./find-jupyter.ts";

export interface VirtualEnvironmentOptions {
  /** Folder of the environment, such as `.venv` in the project. */
  readonly directory: string;
  /** A pip requirements file with pinned versions. */
  readonly requirements: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Told in a line before anything that takes long. */
  readonly report: (line: string) => void;
}

/** The oldest Python on which JupyterLab 4.4 and newer run. */
const oldestPython = [3, 9] as const;

const run = promisify(execFile);

/**
 * The JupyterLab of a Python virtual environment, which is made or renewed if it does not have what the
 * requirements file asks for. Nothing outside the folder is written.
 *
 * @throws Error In one line, why there can be none: no Python, no venv module, or pip failed.
 */
export async function virtualEnvironment(options: VirtualEnvironmentOptions): Promise<Jupyter> {
  const { directory, requirements, environment, report } = options;
  const wanted = await readFile(requirements, "utf8");
  const record = join(directory, "requirements.installed.txt");
  const programs = join(directory, process.platform === "win32" ? "Scripts" : "bin");
  if ((await readFile(record, "utf8").catch(() => undefined)) === wanted) {
    const jupyter = await findJupyter(join(programs, "jupyter"), environment);
    if (jupyter) return jupyter;
  }
  const python = await findPython(environment);
  try {
    await createEnvironment(python, directory, environment);
    report(`Installing JupyterLab into ${directory} (once; takes a minute or two) …`);
    await installRequirements(join(programs, "python"), requirements, environment);
    await silenceNews(directory);
    // JupyterLab brings JavaScript in the older module form; inside this package Node would take it for the newer one.
    await writeFile(join(directory, "package.json"), '{ "type": "commonjs" }\n');
    const jupyter = await findJupyter(join(programs, "jupyter"), environment);
    if (!jupyter) throw new Error(`${requirements} installs no JupyterLab 4`);
    writeWhole(record, wanted);
    return jupyter;
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

async function findPython(environment: NodeJS.ProcessEnv): Promise<string> {
  const found: string[] = [];
  for (const program of ["python3", "python"]) {
    const code = "import sys; print('%d.%d' % sys.version_info[:2])";
    const version = await run(program, ["-c", code], { env: environment }).then(
      ({ stdout }) => stdout.trim(),
      () => undefined,
    );
    if (version === undefined) continue;
    const [major = 0, minor = 0] = version.split(".").map(Number);
    if (major > oldestPython[0] || (major === oldestPython[0] && minor >= oldestPython[1])) return program;
    found.push(`Python ${version}`);
  }
  throw new Error(`no Python ${oldestPython.join(".")} or newer (found ${found.join(", ") || "none"})`);
}

async function createEnvironment(python: string, directory: string, environment: NodeJS.ProcessEnv) {
  try {
    await run(python, ["-m", "venv", "--clear", directory], { env: environment });
  } catch (error) {
    const said = outputOf(error);
    if (/ensurepip|No module named '?venv/.test(said))
      throw new Error("this Python has no venv module (on Debian and Ubuntu: apt install python3-venv)");
    throw new Error(`${python} -m venv failed: ${lastLine(said)}`);
  }
}

async function installRequirements(python: string, requirements: string, environment: NodeJS.ProcessEnv) {
  const args = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-input",
    "-r",
    requirements,
  ];
  try {
    await run(python, args, { env: environment, maxBuffer: 64 * 2 ** 20 });
  } catch (error) {
    throw new Error(`pip could not install JupyterLab: ${lastLine(outputOf(error))}`);
  }
}

/** Without this a new JupyterLab opens with the question whether to fetch news. */
async function silenceNews(directory: string): Promise<void> {
  const path = join(directory, "share/jupyter/lab/settings/overrides.json");
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '{ "@jupyterlab/apputils-extension:notification": { "fetchNews": "false" } }\n');
}

function outputOf(error: unknown): string {
  const {
    stdout = "",
    stderr = "",
    message,
  } = error as { stdout?: string; stderr?: string; message: string };
  return `${stdout}\n${stderr}`.trim() || message;
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
