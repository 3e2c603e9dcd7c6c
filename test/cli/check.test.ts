import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkCommand } from "../../src/cli/check.ts";
import { edited } from "../scenario/rule.ts";

let folder: string;
let out: string;
let err: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "churnkit-check-"));
  out = "";
  err = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    err += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Run `check` on a file with some text, or on one that is not there. Gives the path and the exit code. */
async function check(
  text: string | undefined,
  ...options: string[]
): Promise<{ path: string; code: unknown }> {
  const path = join(folder, "my.json");
  if (text !== undefined) writeFileSync(path, text);
  const before = process.exitCode;
  const program = new Command();
  checkCommand(program);
  await program.parseAsync(["check", path, ...options], { from: "user" });
  const code = process.exitCode;
  process.exitCode = before;
  return { path, code };
}

const sound = JSON.stringify(edited({}));
const broken = JSON.stringify(edited({ "events/price/pirces": 1, "events/apology/to": "prise" }));

describe("check", () => {
  it("says that a file is fine", async () => {
    const { path, code } = await check(sound);
    expect({ out, err, code }).toEqual({
      out: `${path}: fine, 3 plans, 1 rival, 7 events\n`,
      err: "",
      code: undefined,
    });
  });

  it("warns of what is allowed, and is content with it", async () => {
    const yen = JSON.stringify(
      edited({
        "plans/streaming/price/0/amount": 799,
        "plans/both-1/price/1/amount": 999,
        "plans/both-1/price/0/amount": 899,
      }),
    );
    const { path, code } = await check(yen);
    expect(code).toBeUndefined();
    expect(out).toMatch(/: fine, 3 plans/);
    const warned = err.trim().split("\n");
    expect(warned).toContainEqual(
      expect.stringMatching(/: plans: the mean bill at the opening is 939 USD, 87 times /),
    );
    for (const line of warned) expect(line.startsWith(`warning: ${path}: `), line).toBe(true);
    out = "";
    err = "";
    const asked = await check(yen, "--json");
    expect(asked.code).toBeUndefined();
    const { ok, issues, warnings } = JSON.parse(out);
    expect({ ok, issues }).toEqual({ ok: true, issues: [] });
    expect(warnings.map((warning: { path: string }) => warning.path)).toContain("plans");
    expect(warnings).toHaveLength(warned.length);
  });

  it("prints JSON and nothing else when asked to", async () => {
    await check(sound, "--json");
    expect({ document: JSON.parse(out), err }).toEqual({ document: { ok: true, issues: [] }, err: "" });
  });

  it("puts every problem on a line of standard error, and exits with 2", async () => {
    const { path, code } = await check(broken);
    expect({ out, code }).toEqual({ out: "", code: 2 });
    expect(err.split("\n")).toEqual([
      `${path}: events.price.pirces: expected a known key, found "pirces" (did you mean prices?)`,
      expect.stringMatching(
        /: events\.apology\.to: expected an event \(.*\), found "prise" \(did you mean price\?\)$/,
      ),
      "",
    ]);
  });

  it("gives the same problems as JSON", async () => {
    const { code } = await check(broken, "--json");
    const { ok, issues } = JSON.parse(out);
    expect({ ok, code, lines: err.trim().split("\n").length }).toEqual({ ok: false, code: 2, lines: 2 });
    expect(issues[0]).toEqual({
      path: "events.price.pirces",
      expected: "a known key",
      found: '"pirces"',
      hint: "did you mean prices?",
    });
  });

  it("says where a file is no JSON, and that it is not there", async () => {
    const { path } = await check("{\n  oops\n}");
    expect(err).toBe(`${path}: line 2, column 3: expected a key in double quotes, found oops\n`);
    rmSync(path);
    err = "";
    const missing = await check(undefined, "--json");
    expect(missing.code).toBe(2);
    expect(err).toMatch(`${path}: expected a file that can be read, found no such file`);
    expect(JSON.parse(out)).toMatchObject({ ok: false, issues: [{ path: "" }] });
  });

  it("takes the folder of a case", async () => {
    const program = new Command();
    checkCommand(program);
    await program.parseAsync(["check", "data/netflix-2011"], { from: "user" });
    expect({ out, err }).toEqual({ out: expect.stringMatching(/^data\/netflix-2011: fine, \d/), err: "" });
  });
});
