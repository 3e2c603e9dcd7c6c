import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A project folder and a PATH with nothing on it but the given programs. */
export interface FakeMachine {
  readonly root: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly reports: string[];
  readonly report: (line: string) => void;
}

/**
 * Set up a machine for one test.
 *
 * @param programs Shell scripts by name. `$MACHINE` is the machine's folder; only shell built-ins are to be had.
 */
export async function fakeMachine(programs: Readonly<Record<string, string>>): Promise<FakeMachine> {
  const machine = await mkdtemp(join(tmpdir(), "churnkit-machine-"));
  onTestFinished(() => rm(machine, { recursive: true }));
  const root = join(machine, "project");
  const path = join(machine, "bin");
  await mkdir(path);
  await mkdir(join(root, "notebooks"), { recursive: true });
  await writeFile(join(root, "notebooks", "requirements.txt"), "jupyterlab==4.0.0\n");
  for (const name of ["01-first.ipynb", "02-second.ipynb"])
    await writeFile(join(root, "notebooks", name), "{}");
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(path, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(path, name), 0o755);
  }
  const reports: string[] = [];
  return {
    root,
    environment: { PATH: path, MACHINE: machine },
    reports,
    report: (line) => void reports.push(line),
  };
}

/** A `jupyter` that tells its Lab's version, and otherwise notes how it was started. */
export function jupyterScript(version: string): string {
  return `if [ "$2" = --version ]; then echo ${version}; exit; fi
{ echo "$*"; echo "$JUPYTER_PATH"; echo "$JUPYTER_CONFIG_DIR"; } > "$MACHINE/started"`;
}

export const jupyterWithoutLab = 'echo "Jupyter command \\`jupyter-lab\\` not found." >&2; exit 1';

/** A `python3` of a version with a working venv module and pip, whose JupyterLab is `lab`. */
export function pythonScript(version: string, lab: string): string {
  return `case "$1 $2" in
"-c "*) echo ${version};;
"-m venv")
  /bin/mkdir -p "$4/bin"
  printf '%s\\n' '#!/bin/sh' 'echo "$*" >> "$MACHINE/pip"' > "$4/bin/python"
  printf '%s\\n' '#!/bin/sh' ${shellQuote(jupyterScript(lab))} > "$4/bin/jupyter"
  /bin/chmod +x "$4/bin/python" "$4/bin/jupyter";;
esac`;
}

/** Debian's `python3` without the package python3-venv: it leaves half an environment behind. */
export const pythonWithoutVenv = `case "$1" in
-c) echo 3.11;;
-m) /bin/mkdir -p "$4/bin"
  echo "The virtual environment was not created successfully because ensurepip is not available."
  exit 1;;
esac`;

const shellQuote = (text: string) => `'${text.replace(/'/g, `'\\''`)}'`;
