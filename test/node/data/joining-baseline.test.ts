import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Parameters } from "../../../src/market/parameter.ts";
import { insideReturns, joiningBaseline } from "../../../src/node/data/joining-baseline.ts";
import { listCases, loadSharedParameters } from "../../../src/node/data/load-case.ts";
import { packageDataDir } from "../../../src/node/data/package-data.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";

const parameters = loadSharedParameters();
const reckoned = listCases().filter((id) => existsSync(join(packageDataDir, id, "baseline.json")));
const scenarioOf = (id: string) =>
  JSON.parse(readFileSync(join(packageDataDir, id, "scenario.json"), "utf8")) as Scenario;

function baselineOf(id: string, dataDir = packageDataDir) {
  const { start, until, latest = until, joining } = scenarioOf(id);
  return joiningBaseline(join(dataDir, id), { start, latest, trialDays: joining.trialDays }, parameters);
}

describe("the committed scenarios", () => {
  it("are reckoned for all three Netflix cases", () => {
    expect(reckoned).toEqual(["netflix-2007", "netflix-2010", "netflix-2011"]);
  });

  it.each(reckoned)("%s holds exactly what `npm run baselines` computes", (id) => {
    const { opening, joining } = scenarioOf(id);
    expect({ opening, baseline: joining.baseline }).toEqual(baselineOf(id));
  });
});

describe("joiningBaseline", () => {
  let copy: string | undefined;
  afterEach(() => {
    if (copy !== undefined) rmSync(copy, { recursive: true });
    copy = undefined;
  });

  it.each(["netflix-2007", "netflix-2011"])("%s does not change if the future does", (id) => {
    copy = mkdtempSync(join(tmpdir(), "churnkit-data-"));
    cpSync(packageDataDir, copy, { recursive: true });
    const { start } = scenarioOf(id);
    let changed = 0;
    for (const other of ["netflix-2007", "netflix-2010", "netflix-2011"]) {
      for (const table of ["quarterly.csv", "yearly.csv", "observed.csv"]) {
        const path = join(copy, other, table);
        if (!existsSync(path)) continue;
        const lines = readFileSync(path, "utf8").split("\n");
        const altered = lines.map((line) => {
          const [quantity, from, to, value, ...rest] = line.split(",");
          if (to === undefined || Number.isNaN(Number(value)) || to < start) return line;
          changed++;
          return [quantity, from, to, 2 * Number(value) + 1, ...rest].join(",");
        });
        writeFileSync(path, altered.join("\n"));
      }
    }
    expect(changed).toBeGreaterThan(0);
    expect(baselineOf(id, copy)).toEqual(baselineOf(id));
  });

  it("splits gross additions into new ones, returns from before and returns from inside", () => {
    const { start } = scenarioOf("netflix-2011");
    const loss = 3_546_000 / 3;
    baselineOf("netflix-2011").baseline.forEach(({ newJoiners, returns }, k) => {
      const gross = newJoiners.value / (1 - 0.3333);
      const inside = insideReturns(loss, 3 * k, 3 * k + 3, parameters);
      // Both parts are rounded to a thousand people.
      expect(Math.abs(newJoiners.value + returns.value + inside - gross)).toBeLessThanOrEqual(500 * 2.5);
    });
    expect(start).toBe("2011-07-01");
  });

  it("brackets its value", () => {
    for (const id of reckoned) {
      for (const { newJoiners, returns } of baselineOf(id).baseline) {
        for (const { value, low, high } of [newJoiners, returns]) {
          expect(low).toBeLessThanOrEqual(value);
          expect(value).toBeLessThanOrEqual(high!);
          expect(low).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });
});

describe("insideReturns", () => {
  const having = (share: number, months: number): Parameters => ({
    ...parameters,
    "return.share": { ...parameters["return.share"], value: share },
    "return.months": { ...parameters["return.months"], value: months },
  });

  it("is the double sum of leavers and of the chance that each is back", () => {
    const steps = 20_000;
    let sum = 0;
    for (let step = 0; step < steps; step++) {
      const t = 3 + (3 * (step + 0.5)) / steps;
      sum += (0.25 * (1 - Math.exp(-t / 4)) * 3) / steps;
    }
    // The midpoint rule errs by (3/steps)^2 / 24 times the second derivative times 3.
    expect(insideReturns(1, 3, 6, having(0.25, 4))).toBeCloseTo(sum, 8);
  });

  it("adds up over stretches", () => {
    const at = having(0.25, 4);
    const parts = insideReturns(1e6, 0, 3, at) + insideReturns(1e6, 3, 6, at);
    expect(parts).toBeCloseTo(insideReturns(1e6, 0, 6, at), 6);
  });

  it("is nothing if nobody comes back, and q x loss in the long run", () => {
    expect(insideReturns(1e6, 0, 3, having(0, 4))).toBe(0);
    expect(insideReturns(1, 1000, 1001, having(0.25, 4))).toBeCloseTo(0.25, 12);
  });
});
