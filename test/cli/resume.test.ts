import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../notebook/built.ts";
import { useFolder } from "../support/use-folder.ts";
import { churnkit } from "./command.ts";
import { madePosterior } from "./made-posterior.ts";

const inFolder = useFolder();
let draws: readonly string[];

beforeAll(() => {
  draws = ["--posterior", madePosterior(inFolder("posterior.csv"))];
}, 120_000);

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
const linesOf = (path: string) => (existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : []);

/** Start the program, send it Ctrl-C when so many runs are kept, and wait for its end. */
async function interrupted(args: readonly string[], file: string, runs: number) {
  const child = spawn(process.execPath, [`${root}dist/cli/main.js`, ...args], { stdio: "pipe" });
  const texts = { stdout: "", stderr: "" };
  child.stdout.on("data", (part) => {
    texts.stdout += part;
  });
  child.stderr.on("data", (part) => {
    texts.stderr += part;
  });
  const closed = new Promise<number | null>((resolve) => child.on("close", resolve));
  await expect.poll(() => linesOf(file).length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(runs);
  child.kill("SIGINT");
  const code = await closed;
  return { ...texts, code };
}

describe("--resume", () => {
  it("loses nothing to Ctrl-C, and goes on to the same bytes on any number of workers", async () => {
    const [file, parts, whole] = [inFolder("runs.jsonl"), inFolder("parts"), inFolder("whole")];
    const run = [
      "run",
      "netflix-2011",
      "--subscribers",
      "2000",
      "--draws",
      "12",
      "--replicates",
      "2",
      ...draws,
    ];
    const keeping = [...run, "--resume", file, "--out", parts];
    const stopped = await interrupted([...keeping, "--workers", "2"], file, 3);
    expect(stopped).toMatchObject({ code: 130, stdout: "" });
    const kept = linesOf(file).length - 1;
    expect(stopped.stderr).toContain(
      `Stopped: ${kept} of 24 runs are kept in ${file}. To go on: npx churnkit run netflix-2011 `,
    );
    expect(existsSync(parts)).toBe(false);

    const rest = await churnkit(...keeping, "--workers", "1");
    expect(rest.code).toBe(0);
    expect(rest.stderr).toContain(`${kept} of 24 runs were kept in ${file}\n`);
    expect(linesOf(file)).toHaveLength(25);
    await churnkit(...run, "--workers", "2", "--out", whole);
    for (const name of ["summary.json", "days.csv", "manifest.json", "charts/fan.svg", "charts/fan.png"]) {
      expect(readFileSync(`${parts}/${name}`).equals(readFileSync(`${whole}/${name}`)), name).toBe(true);
    }
  }, 180_000);

  const small = ["--subscribers", "300", "--until", "2011-07-20"];

  it("does only the draws that a larger number adds", async () => {
    const file = inFolder("more.jsonl");
    const compare = ["compare", "netflix-2011", "--without", "price", ...small, ...draws, "--resume", file];
    await churnkit(...compare, "--draws", "2");
    const first = linesOf(file);
    const { stderr } = await churnkit(...compare, "--draws", "5");
    expect(stderr).toBe(`4 of 10 runs were kept in ${file}\n`);
    expect(linesOf(file).slice(0, 5)).toEqual(first);
    expect(linesOf(file)).toHaveLength(11);
  });

  it("keeps replicates of a plain run", async () => {
    const file = inFolder("plain.jsonl");
    const run = ["run", "netflix-2011", ...small, "--replicates", "3", "--json"];
    const document = (text: string) => ({ ...JSON.parse(text), seconds: 0 });
    const kept = document((await churnkit(...run, "--resume", file)).stdout);
    const again = await churnkit(...run, "--resume", file);
    expect(again.stderr).toBe(`3 of 3 runs were kept in ${file}\n`);
    expect(document(again.stdout)).toEqual(kept);
    expect(document((await churnkit(...run)).stdout)).toEqual(kept);
  });

  it("goes on where a manifest repeats a run of a changed world", async () => {
    const [file, out] = [inFolder("kept.jsonl"), inFolder("o")];
    const set = ["--set", "events.price.prices.both-1=12.99"];
    const keeping = ["--replicates", "2", "--resume", file, "--out", out];
    expect((await churnkit("run", "netflix-2011", ...small, ...set, ...keeping)).code).toBe(0);
    const { code, stderr } = await churnkit("run", "--from", `${out}/manifest.json`, "--resume", file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: `2 of 2 runs were kept in ${file}\n` });
  });

  it.each([
    ["run", "netflix-2011"],
    ["compare", "netflix-2011", "--without", "price"],
  ])(
    "%s gives files that its manifest makes again, byte for byte, without the kept runs",
    async (...command) => {
      const [file, first, again] = ["jsonl", "first", "again"].map((end) => inFolder(`${command[0]}.${end}`));
      const replicates = ["--replicates", "2"];
      await churnkit(...command, ...small, ...replicates, "--resume", file, "--out", first);
      const { code, stderr } = await churnkit("run", "--from", `${first}/manifest.json`, "--out", again);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const names = filesOf(first);
      expect(names).toContain("days.csv");
      expect(filesOf(again)).toEqual(names);
      for (const name of names) {
        expect(readFileSync(`${again}/${name}`).equals(readFileSync(`${first}/${name}`)), name).toBe(true);
      }
    },
  );

  it("is refused beside the manifest of a run with its ledger", async () => {
    const out = inFolder("ledger");
    await churnkit("run", "netflix-2011", ...small, "--out", out);
    const given = ["--resume", inFolder("none.jsonl")];
    const { code, stderr } = await churnkit("run", "--from", `${out}/manifest.json`, ...given);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^--resume: expected no such option beside a manifest of a run without it, found one/,
    );
  });

  it.each([
    [
      ["--set", "events.price.prices.both-1=12.99"],
      "set: expected events.price.prices.both-1=12.99, found nothing",
    ],
    [["--subscribers", "400"], "subscribers: expected 400, found 300"],
    [["--until", "2011-07-21"], "until: expected 2011-07-21, found 2011-07-20"],
  ])("refuses the file of another run: %j", async (change, message) => {
    const file = inFolder("one.jsonl");
    const run = ["run", "netflix-2011", ...small, "--resume", file];
    await churnkit(...run);
    const { code, stdout, stderr } = await churnkit(...run, ...change);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`${file}: line 1, ${message} (its runs are of something else)\n`);
  });

  it("refuses a file that is not one of runs, and leaves it", async () => {
    const file = inFolder("letter.txt");
    writeFileSync(file, "Dear Netflix,\n");
    const { code, stderr } = await churnkit("run", "netflix-2011", ...small, "--resume", file);
    expect(code).toBe(2);
    expect(stderr).toMatch(/letter\.txt: line 1: expected the head of a file of finished runs, found "Dear/);
    expect(readFileSync(file, "utf8")).toBe("Dear Netflix,\n");
  });
});
