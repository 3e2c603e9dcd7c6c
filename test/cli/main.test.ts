import { spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { root } from "../notebook/built.ts";
import { useFolder } from "../support/use-folder.ts";
import "./command.ts";

const inFolder = useFolder();

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run the built program. */
function started(args: readonly string[], options = "") {
  // Threads die here at moments at which Node (20, at least) may abort; see `standstill.ts`.
  const child = spawn(
    process.execPath,
    ["--no-concurrent-recompilation", `${root}dist/cli/main.js`, ...args],
    {
      env: { ...process.env, NODE_OPTIONS: options, CHURNKIT_DEBUG: "" },
    },
  );
  const texts = { stdout: "", stderr: "" };
  child.stdout.on("data", (part) => {
    texts.stdout += part;
  });
  child.stderr.on("data", (part) => {
    texts.stderr += part;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code) => resolve({ code, ...texts }));
  });
  return { child, ended };
}

/** Code that runs first in every worker thread of the program. */
function inWorkers(name: string, code: string): string {
  const path = inFolder(`${name}.mjs`);
  writeFileSync(
    path,
    `import { isMainThread } from "node:worker_threads";\nif (!isMainThread) {\n${code}\n}\n`,
  );
  return `--import=${pathToFileURL(path)}`;
}

/** Within this time a person takes it for at once, ms; times ten, for a machine that does much else. */
const AT_ONCE = 10_000;

describe("Ctrl-C", () => {
  it.each([
    ["SIGINT", 130, ["run", "netflix-2011", "--replicates", "500"]],
    ["SIGTERM", 143, ["compare", "netflix-2011", "--without", "all", "--replicates", "500"]],
    ["SIGINT", 130, ["calibrate", "netflix-2011"]],
  ] as const)(
    "%s ends with %i long before the work would, and leaves no files",
    async (signal, code, args) => {
      const out = args[0] === "calibrate" ? [] : ["--out", inFolder("out")];
      // The first thread says that the work has begun.
      const begun = inWorkers("begun", 'process.stderr.write("begun\\n");');
      const { child, ended } = started([...args, ...out], begun);
      await new Promise<void>((resolve) => {
        child.stderr.once("data", () => resolve());
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      const sent = performance.now();
      child.kill(signal);
      const result = await ended;
      expect(performance.now() - sent).toBeLessThan(AT_ONCE);
      expect({ code: result.code, stdout: result.stdout }).toEqual({ code, stdout: "" });
      expect(result.stderr).toMatch(/^Stopped; nothing was written\.$/m);
      expect(existsSync(inFolder("out"))).toBe(false);
      expect(readdirSync(inFolder())).not.toContainEqual(expect.stringMatching(/\.tmp$/));
    },
  );
});

describe("a worker thread that dies", () => {
  const run = [
    "run",
    "netflix-2011",
    "--subscribers",
    "100000",
    "--replicates",
    "3",
    "--workers",
    "2",
    "--json",
  ];
  const shared = ["run", "netflix-2011", "--subscribers", "300000", "--workers", "2", "--json"];

  it.each([
    ["at its start", "process.exit(9);"],
    [
      "in the middle of a run",
      "let calls = 0; const { floor } = Math; Math.floor = (x) => { if (++calls > 20000) process.exit(9); return floor(x); };",
    ],
  ])("%s fails the run, and the error names it", async (name, code) => {
    const result = await started(run, inWorkers(name.replaceAll(" ", "-"), code)).ended;
    expect({ code: result.code, stdout: result.stdout }).toEqual({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(/^churnkit: netflix-2011 with seed \d: worker exited with code: 9 .*\n$/);
  });

  it("in a run that workers share out fails it too, and the error names the worker", async () => {
    const second =
      'const { workerData } = await import("node:worker_threads"); if (workerData?.index === 1) process.exit(9);';
    const result = await started(shared, inWorkers("second", second)).ended;
    expect({ code: result.code, stdout: result.stdout }).toEqual({ code: 1, stdout: "" });
    expect(result.stderr).toMatch(
      /^churnkit: netflix-2011 with seed 1: worker 2 of 2 ended before its work was done, with exit code 9 .*\n$/,
    );
  });

  it("fails with one line if the engine has a fault", async () => {
    // A function that the engine calls and Node itself does not.
    const code = 'Math.sqrt = () => { throw new TypeError("a\\nb"); };';
    const result = await started(run, inWorkers("fault", code)).ended;
    expect(result).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /^churnkit: netflix-2011 with seed \d: a b \(CHURNKIT_DEBUG=1 tells more\)\n$/,
      ),
    });
  });
});

it("says nothing to a reader that has seen enough", async () => {
  const { child, ended } = started(["run", "netflix-2011", "--subscribers", "300", "--json"]);
  child.stdout.destroy();
  const { code, stderr } = await ended;
  expect(code).toBe(0);
  // A slow machine tells how far it is.
  expect(stderr).toMatch(/^(\d+ %.*\n)*$/);
});
