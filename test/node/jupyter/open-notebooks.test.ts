import { existsSync, readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openNotebooks } from "../../../src/node/jupyter/open-notebooks.ts";
import {
  type FakeMachine,
  fakeMachine,
  jupyterScript,
  jupyterWithoutLab,
  pythonScript,
  pythonWithoutVenv,
} from "./fake-machine.ts";

const open = (machine: FakeMachine) =>
  openNotebooks({
    ...machine,
    runNotebook: (notebook, page) => writeFile(page, `ran ${notebook}`),
  });

/** How the fake Jupyter was started. */
async function startOf({ root }: FakeMachine) {
  const [args, path, config] = (await readFile(join(root, "..", "started"), "utf8")).split("\n");
  return { args, path, config };
}

const pageOf = (machine: FakeMachine, name: string) => join(machine.root, "out", "notebooks", `${name}.html`);

describe.skipIf(process.platform === "win32")("on a machine with", () => {
  test("JupyterLab 4 on the PATH: starts it, with the project's kernel and the reader's own settings", async () => {
    const machine = await fakeMachine({ jupyter: jupyterScript("4.2.5") });
    expect(await open(machine)).toBe(0);
    const { args, path, config } = await startOf(machine);
    expect(args).toMatch(/^lab .*--no-browser notebooks\/01-first\.ipynb$/);
    expect(args).toContain(`--ServerApp.root_dir=${machine.root}`);
    expect(args).toContain("--LabApp.default_url=/lab/tree/notebooks/01-first.ipynb");
    expect(machine.reports).toEqual([
      "Opening notebooks/01-first.ipynb in JupyterLab 4.2.5; end it with Ctrl-C.",
    ]);
    expect(path).toBe(join(machine.root, ".jupyter"));
    expect(config).toBe("");
    const spec = JSON.parse(await readFile(join(machine.root, ".jupyter/kernels/tslab/kernel.json"), "utf8"));
    expect(spec.argv[0]).toBe(process.execPath);
    expect(existsSync(join(machine.root, ".venv"))).toBe(false);
  });

  test("a JUPYTER_PATH of the reader's: the project comes before it", async () => {
    const machine = await fakeMachine({ jupyter: jupyterScript("4.2.5") });
    machine.environment.JUPYTER_PATH = "/opt/kernels";
    await open(machine);
    expect((await startOf(machine)).path).toBe(`${join(machine.root, ".jupyter")}:/opt/kernels`);
  });

  test("a screen: lets JupyterLab open its browser", async () => {
    const machine = await fakeMachine({ jupyter: jupyterScript("4.2.5") });
    machine.environment.DISPLAY = ":0";
    await open(machine);
    expect((await startOf(machine)).args).not.toContain("--no-browser");
  });

  test.each([
    ["JupyterLab 3", jupyterScript("3.6.7")],
    ["Jupyter without Lab", jupyterWithoutLab],
  ])("%s and Python: installs a JupyterLab of its own, once", async (_, jupyter) => {
    const machine = await fakeMachine({ jupyter, python3: pythonScript("3.11", "4.4.0") });
    expect(await open(machine)).toBe(0);
    expect((await startOf(machine)).config).toBe(join(machine.root, ".jupyter", "config"));
    expect(machine.reports.join("\n")).toMatch(
      /Installing JupyterLab into .*\.venv[\s\S]*JupyterLab 4\.4\.0/,
    );
    // Its JavaScript is of the older form: without this Node reads it by the rules of the package around it.
    const nearest = readFileSync(join(machine.root, ".venv", "package.json"), "utf8");
    expect(JSON.parse(nearest)).toEqual({ type: "commonjs" });

    machine.reports.length = 0;
    await open(machine);
    expect(machine.reports.join("\n")).not.toMatch(/Installing/);
    const installs = (await readFile(join(machine.root, "..", "pip"), "utf8")).trim().split("\n");
    expect(installs).toEqual([expect.stringMatching(/^-m pip install .*notebooks\/requirements\.txt$/)]);

    await writeFile(join(machine.root, "notebooks/requirements.txt"), "jupyterlab==4.4.1\n");
    await open(machine);
    expect(machine.reports.join("\n")).toMatch(/Installing/);
  });

  test.each([
    ["no Python at all", {}, /no Python 3\.\d+ or newer \(found none\)/],
    ["only an old Python", { python: pythonScript("2.7", "4.4.0") }, /\(found Python 2\.7\)/],
    ["a Python without venv", { python3: pythonWithoutVenv }, /apt install python3-venv/],
    [
      "a pip that fails",
      {
        python3: `${pythonScript("3.11", "4.4.0").replace('echo "$*" >>', "echo no network >&2; exit 1; :")}`,
      },
      /pip could not install JupyterLab: no network/,
    ],
  ])("%s: says so in one line and makes web pages", async (_, programs, reason) => {
    const machine = await fakeMachine(programs);
    expect(await open(machine)).toBe(0);
    const told = machine.reports.filter((line) => line.startsWith("No JupyterLab 4"));
    expect(told).toEqual([expect.stringMatching(reason)]);
    expect(told[0]).not.toContain("\n");
    expect(await readFile(pageOf(machine, "02-second"), "utf8")).toContain("ran ");
    expect(await readFile(pageOf(machine, "index"), "utf8")).toContain('href="01-first.html"');
    expect(machine.reports.at(-1)).toBe(`Notebooks as web pages: ${pageOf(machine, "index")}`);
    expect(existsSync(join(machine.root, ".venv"))).toBe(false);
  });

  test("no Python but a screen: opens the pages", async () => {
    const machine = await fakeMachine({ "xdg-open": 'echo "$1" > "$MACHINE/opened"' });
    machine.environment.BROWSER = "xdg-open";
    await open(machine);
    await expect.poll(() => existsSync(join(machine.root, "..", "opened"))).toBe(true);
    expect(await readFile(join(machine.root, "..", "opened"), "utf8")).toBe(`${pageOf(machine, "index")}\n`);
  });

  test("a notebook that fails: names it and makes the other pages", async () => {
    const machine = await fakeMachine({});
    const runNotebook = async (notebook: string, page: string) => {
      if (notebook.includes("01")) throw new Error("cell 3: price is not a number");
      await writeFile(page, "ran");
    };
    expect(await openNotebooks({ ...machine, runNotebook })).toBe(1);
    expect(machine.reports).toContain("01-first.ipynb failed: cell 3: price is not a number");
    expect(await readFile(pageOf(machine, "index"), "utf8")).not.toContain("01-first");
    expect(existsSync(pageOf(machine, "02-second"))).toBe(true);
  });
});
