import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { BankSummary, WindowResult } from "../../src/validation/bank-score.ts";
import { useFolder } from "../support/use-folder.ts";
import { churnkit } from "./command.ts";

const small = ["--draws", "3", "--subscribers", "200", "--workers", "1"];

const inFolder = useFolder();

/** A folder of cases of one's own with copies of shipped ones. */
function ownCases(...ids: readonly string[]): string {
  const dir = mkdtempSync(inFolder("own-"));
  for (const id of ids) {
    mkdirSync(join(dir, id));
    for (const file of ["scenario.json", "observed.csv"]) cpSync(`data/${id}/${file}`, join(dir, id, file));
  }
  return dir;
}

const numbers = (prediction: WindowResult["predicted"]): number[] => Object.values(prediction);

it("reports the bank from the shipped draws: every window that counts, worst first, the scores recounted", async () => {
  const { code, stdout, stderr } = await churnkit("validate", "--json");
  expect([code, stderr]).toEqual([0, ""]);
  const { cases, summary, churnOnly } = JSON.parse(stdout) as {
    cases: WindowResult[];
    summary: BankSummary;
    churnOnly: { cases: WindowResult[]; summary: BankSummary };
  };
  expect(cases.length + churnOnly.cases.length).toBe(86);
  expect(summary.n).toBe(cases.length);
  for (const one of [...cases, ...churnOnly.cases]) {
    const { p05, p25, p50, p75, p95 } = one.predicted;
    expect([p05, p25, p50, p75, p95]).toEqual([p05, p25, p50, p75, p95].sort((a, b) => a - b));
    expect(one.in90).toBe(p05 <= one.observed && one.observed <= p95);
    expect(one.in50).toBe(p25 <= one.observed && one.observed <= p75);
    expect(one.errorPoints).toBeCloseTo((100 * (p50 - one.observed)) / (one.base ?? 1), 6);
    expect(one.crps).toBeGreaterThan(0);
  }
  const lost = cases.filter(({ quantity }) => quantity === "netAdditions");
  for (const { predicted, base } of lost) expect(predicted.p05).toBeGreaterThanOrEqual(-(base as number));
  expect(lost.some(({ predicted, base }) => predicted.p05 === -(base as number))).toBe(true);
  for (const { predicted, quantity } of [...cases, ...churnOnly.cases]) {
    if (quantity !== "netAdditions") expect(predicted.p05).toBeGreaterThanOrEqual(0);
  }
  const errors = cases.map(({ errorPoints }) => Math.abs(errorPoints));
  expect(errors).toEqual([...errors].sort((a, b) => b - a));
  expect(summary.coverage90).toBeCloseTo(cases.filter(({ in90 }) => in90).length / cases.length, 12);
  const guided = cases.filter(({ baselines }) => baselines.guidance !== null);
  const wins = guided.filter(
    ({ errorPoints, observed, base, baselines }) =>
      Math.abs(errorPoints) < (100 * Math.abs((baselines.guidance as number) - observed)) / (base as number),
  );
  expect(summary.betterThan.guidance).toBeCloseTo(wins.length / guided.length, 12);
});

it("reports some cases alone, and says which there are", async () => {
  const { code, stdout } = await churnkit("validate", "--cases", "peloton-2022,netflix-us-2019", "--json");
  expect(code).toBe(0);
  const { cases, churnOnly } = JSON.parse(stdout) as {
    cases: WindowResult[];
    churnOnly: { cases: unknown[] };
  };
  expect(new Set(cases.map((one) => one.case))).toEqual(new Set(["peloton-2022", "netflix-us-2019"]));
  expect(churnOnly.cases).toHaveLength(2);
  const wrong = await churnkit("validate", "--cases", "peloton");
  expect([wrong.code, wrong.stdout]).toEqual([2, ""]);
  expect(wrong.stderr).toMatch(/^--cases: expected some of .*peloton-2022.*, found peloton\n$/);
});

it("says which cases have no window that counts, and why, and that none of those asked for has one", async () => {
  const { code, stdout, stderr } = await churnkit(
    "validate",
    "--cases",
    "peloton-2022,brand-tropicana-2009,netflix-2007",
  );
  expect(code).toBe(0);
  expect(stdout).toContain("5 windows of 1 case, named in the tables.");
  expect(stderr).toBe(
    "Not in the tables: brand-tropicana-2009 (no subscribers: only the sign of its change is tested).\n" +
      "Not in the tables: netflix-2007 (same numbers as netflix-2006-2007-competitor-offer).\n",
  );
  const none = await churnkit("validate", "--cases", "brand-tropicana-2009", "--json");
  expect([none.code, none.stdout]).toEqual([2, ""]);
  expect(none.stderr).toBe(
    "--cases: expected a case with a window that counts, found brand-tropicana-2009 (no subscribers: only the sign of its change is tested)\n",
  );
});

it("writes charts of the units that there are", async () => {
  const out = inFolder("charts-of-units");
  const churn = await churnkit("validate", "--cases", "netflix-us-2022-antenna", "--out", out);
  expect([churn.code, churn.stderr]).toEqual([0, ""]);
  expect(churn.stdout).toContain(`Files: ${out}`);
  expect(readdirSync(join(out, "charts")).sort()).toEqual(["case-bank-churn.png", "case-bank-churn.svg"]);
  expect(JSON.parse(readFileSync(join(out, "validation.json"), "utf8")).cases).toEqual([]);
});

/** Runs a validation, then its manifest, and holds the files of both against each other. */
async function repeated(...options: string[]): Promise<string> {
  const [first, again] = ["a", "b"].map((name) => join(mkdtempSync(inFolder("repeated-")), name));
  const { code, stdout } = await churnkit("validate", ...options, "--out", first);
  expect(code).toBe(0);
  const from = join(first, "manifest.json");
  expect(await churnkit("run", "--from", from, "--out", again)).toMatchObject({
    code: 0,
    stdout: stdout.replace(first, again),
  });
  const names = readdirSync(first, { recursive: true, encoding: "utf8" }).filter((name) => /\./.test(name));
  expect(names).toEqual(expect.arrayContaining(["manifest.json", "validation.json"]));
  for (const name of names) {
    expect(readFileSync(join(again, name)).equals(readFileSync(join(first, name))), name).toBe(true);
  }
  return from;
}

it("repeats the bank from a manifest, byte for byte, and says when its inputs are others", async () => {
  const from = await repeated("--cases", "peloton-2022,netflix-us-2019", "--draws", "400");
  const manifest = JSON.parse(readFileSync(from, "utf8"));
  expect(manifest.options).toEqual({ subscribers: 10_000, draws: 400 });
  manifest.options.subscribers = 9000;
  writeFileSync(from, JSON.stringify(manifest));
  const { code, stdout, stderr } = await churnkit("run", "--from", from);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr.slice(from.length)).toMatch(
    /^: validation\.inputs: expected the inputs [0-9a-f]{12}, found [0-9a-f]{12} \(a case, .* is another\)\n$/,
  );
}, 240_000);

it("repeats cases of one's own from a manifest, and says when a file of theirs is another", async () => {
  const dir = ownCases("netflix-2007");
  const from = await repeated("--case-dir", dir, ...small);
  const observed = join(dir, "netflix-2007", "observed.csv");
  writeFileSync(observed, `${readFileSync(observed, "utf8").trimEnd()}\n\n`);
  expect(await churnkit("run", "--from", from)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("validation.inputs: expected the inputs"),
  });
});

it("prints the tables", async () => {
  const { code, stdout } = await churnkit("validate");
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^In points of the base:\n\d+ windows: median absolute error \d+\.\d\d \(\d+\.\d\d to \d+\.\d\d\); \d+ % \(\d+ % to \d+ %\) inside the 90 % interval/,
  );
  for (const name of ["moviepass-2017-2019", "In points of monthly churn:", "nearer than persistence on"]) {
    expect(stdout).toContain(name);
  }
  const [, windows, cases, all, others] =
    /^(\d+) windows of (\d+) cases, .* bank's (\d+) cases .*: (.*)\.$/m.exec(stdout) as string[];
  const rows = stdout.split("\n").filter((line) => /^│ [a-z].*\d{4}-\d\d-\d\d to /.test(line));
  expect(Number(windows)).toBe(rows.length);
  const named = new Set(rows.map((row) => row.split("│")[1].trim()));
  expect(Number(cases)).toBe(named.size);
  const absent = others.split(", ");
  expect(Number(all)).toBe(named.size + absent.length);
  for (const id of absent) expect([id, named.has(id), existsSync(`data/${id}`)]).toEqual([id, false, true]);

  const [firms, error, persistence] =
    /^other firms, \d+ windows: median absolute error (\S+) \(persistence (\S+)\).*$/m.exec(
      stdout,
    ) as string[];
  expect(readFileSync("docs/validation.md", "utf8")).toContain(firms);
  const readme = readFileSync("README.md", "utf8").replace(/\s+/g, " ");
  expect(Number(error)).toBeGreaterThanOrEqual(Number(persistence));
  expect(readme).toContain(
    `misses by ${Number(error).toFixed(1)} points of the base in the median, no better than "everything goes on as before" (${Number(persistence).toFixed(1)};`,
  );
  expect(cases).toBe("20");
  expect(readme).toContain("the shocks of twenty cases to which the model was not fitted");
});

it("predicts cases of one's own with the shipped posterior, nothing fitted", async () => {
  const dir = ownCases("netflix-2007", "netflix-us-2019");
  const { code, stdout, stderr } = await churnkit("validate", "--case-dir", dir, "--json", ...small);
  expect([code, stderr]).toEqual([0, ""]);
  const { cases, summary } = JSON.parse(stdout) as { cases: WindowResult[]; summary: BankSummary };
  expect(new Set(cases.map((one) => one.case))).toEqual(new Set(["netflix-2007", "netflix-us-2019"]));
  expect(summary.n).toBe(cases.length);
  for (const { predicted, base } of cases) {
    expect(numbers(predicted).every(Number.isFinite)).toBe(true);
    expect(base).toBeGreaterThan(1e6);
  }
  const [guided] = cases.filter(
    ({ quantity, from, case: id }) =>
      id === "netflix-us-2019" && quantity === "netAdditions" && from === "2019-07-01",
  );
  expect(guided.baselines.guidance).toBeCloseTo(800_000, 3);
  expect(await churnkit("validate", "--case-dir", dir, "--json", ...small)).toEqual({ code, stdout, stderr });
});

it("says what is wrong with cases of one's own: file, place, expected, found", async () => {
  const problem = async (dir: string): Promise<string> => {
    const { code, stdout, stderr } = await churnkit("validate", "--case-dir", dir, ...small);
    expect([code, stdout]).toEqual([2, ""]);
    return stderr.replaceAll(dir, "DIR");
  };
  expect(await problem("/nowhere")).toMatch(
    /^DIR: expected a folder with a subfolder .*, found no such folder\n$/,
  );
  const dir = ownCases("netflix-2007");
  const observed = join(dir, "netflix-2007", "observed.csv");
  const rows = readFileSync(observed, "utf8").split("\n");
  writeFileSync(observed, [rows[0], rows[1].replace(/,people,/, ",persons,"), ...rows.slice(2)].join("\n"));
  expect(await problem(dir)).toMatch(
    /^DIR\/netflix-2007\/observed\.csv: row 2, column unit: expected people .*, found "persons"\n$/,
  );
  writeFileSync(observed, `${rows[0]}\n`);
  expect(await problem(dir)).toMatch(
    /observed\.csv: expected a row from the first event on and within .*, found none\n$/,
  );
  mkdirSync(join(dir, "empty"));
  mkdirSync(join(dir, ".ipynb_checkpoints"));
  expect(await problem(dir)).toBe(
    "DIR: empty: expected a case, with scenario.json and observed.csv, found no scenario.json\n",
  );
});

it("refuses what does not go together", async () => {
  const { code, stderr } = await churnkit("validate", "--case-dir", "x", "--write");
  expect([code, stderr]).toEqual([2, "--write: expected no such option beside --case-dir, found one\n"]);
  const many = await churnkit("validate", "--draws", "999999");
  expect([many.code, many.stderr]).toEqual([
    2,
    expect.stringMatching(
      /^--draws: expected at most \d+, the rows of data\/posterior\.csv, found 999999\n$/,
    ),
  ]);
});
