import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { ensureBuilt, fixture, root } from "../notebook/built.ts";
import { useFolder } from "../support/use-folder.ts";

const folder = useFolder()();
beforeAll(ensureBuilt, 120_000);

const script = `
import { Command } from "commander";
import { notebookCommand } from "./dist/cli/notebook.js";
const program = new Command();
notebookCommand(program);
await program.parseAsync(process.argv.slice(1), { from: "user" });`;

function notebookRun(...args: string[]) {
  const options = ["--input-type=module", "--eval", script, "--", "notebook", "run", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { cwd: root, encoding: "utf8" });
  return { status, stdout, lines: stderr.trimEnd().split("\n") };
}

describe("--check", () => {
  test("passes for outputs as stored; progress is on standard error", () => {
    const { status, stdout, lines } = notebookRun(fixture("expected-error"), "--check");
    expect(lines).toEqual([
      "[1/3] cell 1: ok, the expected error",
      "[2/3] cell 2: ok, 1 result",
      "[3/3] cell 3: ok, 1 result",
    ]);
    expect(stdout).toBe(`${fixture("expected-error")}: 3 cells ran; outputs as stored\n`);
    expect(status).toBe(0);
  });

  test("names cell and difference of another output", () => {
    const { status, stdout, lines } = notebookRun(fixture("changed"), "--check");
    expect(lines.at(-1)).toContain(
      `${fixture("changed")}: cell 1 (changed-1), output 1, stdout, line 1: expected "two", found "one" (`,
    );
    expect([status, stdout]).toEqual([1, ""]);
  });

  test("names what was printed to standard error, failed and skipped cells", () => {
    const { status, lines } = notebookRun(fixture("failing"), "--check");
    const place =
      'cell [1], line 3, in ratio: if (b === 0) throw new RangeError("the divisor must not be 0");';
    expect(lines.slice(-3)).toEqual([
      `${fixture("failing")}: cell 1 (failing-1): expected nothing on stderr, found "look out"`,
      `${fixture("failing")}: cell 2 (failing-2): expected a cell that runs to its end, found RangeError: the divisor must not be 0 (${place})`,
      `${fixture("failing")}: cell 3 (failing-3): expected a cell that runs, found a skipped one (cell 2 failed)`,
    ]);
    expect(status).toBe(1);
  });
});

test("--write stores the outputs, --html the page, and nothing else is left", () => {
  const [file, html] = [join(folder, "copy.ipynb"), join(folder, "copy.html")];
  copyFileSync(fixture("changed"), file);
  const { status, stdout } = notebookRun(file, "--write", "--html", html);
  expect([status, stdout]).toEqual([0, `${file}: 2 cells ran; outputs stored; page in ${html}\n`]);
  expect(readFileSync(file, "utf8")).toBe(
    readFileSync(fixture("changed"), "utf8").replace('"two\\n"', '"one\\n"'),
  );
  expect(readFileSync(html, "utf8")).toContain("<!doctype html>");
  expect(readdirSync(folder).sort()).toEqual(["copy.html", "copy.ipynb"]);
});

test("a cell that takes too long fails, and --write stores nothing of such a run", () => {
  const file = join(folder, "endless.ipynb");
  copyFileSync(fixture("endless"), file);
  const { status, lines } = notebookRun(file, "--timeout", "1", "--write");
  expect(lines.at(-1)).toContain(
    "cell 2 (endless-2): expected a cell that runs to its end, found Stopped: the cell ran longer than 1 s",
  );
  expect(status).toBe(1);
  expect(readFileSync(file, "utf8")).toBe(readFileSync(fixture("endless"), "utf8"));
});

test("a time that no timer can wait is refused", () => {
  const { status, lines } = notebookRun(fixture("endless"), "--timeout", "3000000");
  expect(status).not.toBe(0);
  expect(lines.join()).toContain("expected a number above 0 and at most 2147483, found 3000000");
});

describe.skipIf(process.platform === "win32")("the process of the cells", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)(
    "ends with the program that %s ends, even in a loop",
    async (signal, code) => {
      const [file, place] = [join(folder, `${signal}.ipynb`), join(folder, `${signal}.pid`)];
      const notebook = JSON.parse(readFileSync(fixture("endless"), "utf8"));
      const telling = `require("node:fs").writeFileSync(${JSON.stringify(place)}, String(process.pid));`;
      notebook.cells[0].source.push("\n", telling);
      writeFileSync(file, JSON.stringify(notebook));
      const options = ["--input-type=module", "--eval", script, "--", "notebook", "run", file];
      const program = spawn(process.execPath, options, { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
      const ended = new Promise((resolve) => program.on("close", resolve));
      let heard = "";
      program.stderr.on("data", (text) => {
        heard += text;
      });
      await expect.poll(() => heard, { timeout: 60_000 }).toContain("[1/3]");
      program.kill(signal);
      expect(await ended).toBe(code);
      const pid = Number(readFileSync(place, "utf8"));
      expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    },
    90_000,
  );
});

test("a file that is not there is bad input", () => {
  const { status, stdout, lines } = notebookRun("nowhere.ipynb");
  expect([status, stdout]).toEqual([2, ""]);
  expect(lines).toEqual([expect.stringMatching(/^nowhere\.ipynb: expected a file that can be read, found/)]);
});
