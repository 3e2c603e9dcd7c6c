import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { useFolder } from "../support/use-folder.ts";
import { churnkit } from "./command.ts";

const folder = useFolder()();

interface Kept {
  readonly scenario: { readonly id: string };
  readonly sensitivity: object;
}

const small = ["--subscribers", "300", "--parameters", "quit.newMean,attention.notice", "--over", "prior"];
const ask = (...more: string[]) => churnkit("sensitivity", "netflix-2011", ...small, ...more);

describe("churnkit sensitivity", () => {
  test("prints Sobol indices as one JSON document", async () => {
    const { code, stdout } = await ask("--points", "8", "--json", "--without", "qwikster");
    expect(code).toBe(0);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({
      case: "netflix-2011",
      quantity: "closing",
      period: "2011Q3",
      method: "sobol",
      without: ["qwikster", "qwikster-reversal"],
      runs: 64,
    });
    expect(found.indices).toHaveLength(2);
    for (const index of found.indices) {
      expect(["quit.newMean", "attention.notice"]).toContain(index.parameter);
      for (const name of ["first", "total"]) {
        expect(index[name]).toEqual(expect.any(Number));
        expect(index[`${name}Interval`][0]).toBeLessThanOrEqual(index[`${name}Interval`][1]);
      }
    }
  });

  test("gives Morris effects beside empty Sobol indices, the same on one thread as on two", async () => {
    const options = ["--method", "morris", "--points", "3", "--json", "--quantity", "closing"];
    const one = await ask(...options, "--quantity", "monthlyChurn", "--workers", "1");
    expect(await ask(...options, "--quantity", "monthlyChurn", "--workers", "2")).toEqual(one);
    const { indices, others } = JSON.parse(one.stdout);
    expect(indices[0]).toMatchObject({ parameter: "quit.newMean", first: null, totalInterval: null });
    // More quits, fewer subscribers, more churn.
    expect(indices[0].mu).toBeLessThan(0);
    expect(others[0].indices[0].mu).toBeGreaterThan(0);
  });

  test("moves one parameter at a time, and writes what it found", async () => {
    const out = join(folder, "tornado");
    const { code, stdout } = await ask("--method", "one-at-a-time", "--out", out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/quit\.newMean .* 0\.05 .* 0\.23 .* probability per month .* calibrated/);
    const summary = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    expect(summary.indices[0]).toMatchObject({
      parameter: "quit.newMean",
      low: 0.05,
      high: 0.23,
      first: null,
    });
    expect(summary.indices[0].atHigh).toBeLessThan(summary.central);
  });

  test.each([
    ["one-at-a-time", "posterior"],
    ["morris", "prior"],
  ])("%s over the %s can be repeated from its manifest, byte for byte", async (method, over) => {
    const [first, again] = ["first", "again"].map((name) => join(folder, `${name}-${method}`));
    const points = method === "morris" ? ["--points", "2", "--chance"] : [];
    const more = [
      "--seed",
      "3",
      "--without",
      "qwikster",
      "--quantity",
      "closing",
      "--quantity",
      "cancellations",
    ];
    const asked = await ask("--over", over, "--method", method, ...points, ...more, "--out", first);
    expect(asked.code).toBe(0);
    const from = join(first, "manifest.json");
    const repeated = await churnkit("run", "--from", from, "--workers", "1", "--out", again);
    expect(repeated).toMatchObject({ code: 0, stdout: asked.stdout.replace("first-", "again-") });
    const names = readdirSync(first, { recursive: true, encoding: "utf8" }).filter((name) => /\./.test(name));
    expect(names).toEqual(expect.arrayContaining(["manifest.json", "summary.json"]));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      expect(readFileSync(join(again, name)).equals(readFileSync(join(first, name))), name).toBe(true);
    }
  });

  test("a manifest of another case or posterior is refused, as are options that the command does not have", async () => {
    const from = join(folder, "first-one-at-a-time", "manifest.json");
    const refused = async (change: (manifest: Kept) => void, ...more: string[]): Promise<string> => {
      const manifest = JSON.parse(readFileSync(from, "utf8")) as Kept;
      change(manifest);
      writeFileSync(join(folder, "m.json"), JSON.stringify(manifest));
      const { code, stdout, stderr } = await churnkit("run", "--from", join(folder, "m.json"), ...more);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      return stderr.replace(folder, "DIR");
    };
    const { scenario } = JSON.parse(readFileSync(from, "utf8")) as Kept;
    expect(scenario.id).toBe("netflix-2011");
    expect(await refused((manifest) => Object.assign(manifest.scenario, { title: "Another" }))).toBe(
      "DIR/m.json: scenario: expected the scenario of netflix-2011, found another now\n",
    );
    expect(
      await refused((manifest) => Object.assign(manifest.sensitivity, { posterior: "0".repeat(64) })),
    ).toBe(
      `DIR/m.json: sensitivity.posterior: expected the posterior ${"0".repeat(12)}, found another now\n`,
    );
    expect(await refused((manifest) => Object.assign(manifest, { sensitivity: undefined }))).toBe(
      "DIR/m.json: sensitivity: expected what was asked, found nothing (the command is sensitivity)\n",
    );
    expect(await refused(() => {}, "--resume", join(folder, "runs.jsonl"))).toBe(
      "--resume: expected no such option beside a manifest of sensitivity, found one\n",
    );
  });

  test.each([
    [
      ["--quantity", "closng"],
      /^--quantity: expected one of closing, .*, found closng \(did you mean closing\?\)\n$/,
    ],
    [["--period", "2011Q9"], /^--period: expected one of 2011Q3, .*, found 2011Q9/],
    [
      ["--parameters", "choice.scal"],
      /^--parameters: .*found choice\.scal \(did you mean choice\.scale\?\)\n$/,
    ],
    [["--without", "quikster"], /^--without: .*qwikster/],
    [["--method", "sobbol"], /^--method: expected one of/],
    [["--points", "1"], /^--points: expected a whole number from 2, found 1\n$/],
    [["--method", "one-at-a-time", "--chance"], /^--chance: expected --method sobol or morris beside it/],
    [
      ["--method", "morris", "--most", "1"],
      /^--most: expected --method sobol beside it, found --method morris/,
    ],
    [["--subscribers", "10"], /^--subscribers: expected/],
  ])("%j is a mistake with a place", async (options, message) => {
    const { code, stdout, stderr } = await ask(...options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  test("an unknown case names the nearest", async () => {
    const { code, stderr } = await churnkit("sensitivity", "netflix-201");
    expect(code).toBe(2);
    expect(stderr).toMatch(/did you mean netflix-20/);
  });
});
