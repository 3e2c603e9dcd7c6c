import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { churnkit } from "./command.ts";

const folder = mkdtempSync(join(tmpdir(), "churnkit-sensitivity-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
