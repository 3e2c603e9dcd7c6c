import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  codedScenarioText,
  listCodedCases,
  loadCodingRules,
  loadCodings,
} from "../../../src/node/data/coded-cases.ts";
import { text } from "../../../src/node/data/column.ts";
import { loadCase, loadSharedParameters, openCase } from "../../../src/node/data/load-case.ts";
import { packageDataDir } from "../../../src/node/data/package-data.ts";
import { readTable } from "../../../src/node/data/read-table.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { scenarioFile } from "../../../src/validation/coded-world.ts";

const rules = loadCodingRules();
const shared = loadSharedParameters();
const stored = (id: string, name: string) => readFileSync(join(packageDataDir, id, name), "utf8");

describe("coded cases", () => {
  it("are the 27 of the bank", () => {
    expect(listCodedCases()).toHaveLength(27);
  });

  it.each(listCodedCases())(
    "%s is stored as its coding and the rules have it (else: churnkit code)",
    (id) => {
      for (const coding of loadCodings(id, rules)) {
        const name = scenarioFile(coding);
        expect(stored(id, name), name).toBe(codedScenarioText(coding, rules, shared));
        const result = parseScenario(JSON.parse(stored(id, name)), shared);
        expect(result.ok ? [] : result.issues).toEqual([]);
      }
    },
  );

  it("serve every event of the bank that has a window", () => {
    const windows = readTable(join(packageDataDir, "case-bank.csv"), { case: text, event: text });
    const served = new Set(
      listCodedCases().flatMap((id) => loadCodings(id, rules).map(({ event }) => `${id} ${event}`)),
    );
    const coded = new Set(listCodedCases());
    const missing = windows.filter(({ case: id, event }) => coded.has(id) && !served.has(`${id} ${event}`));
    expect(missing).toEqual([]);
  });

  it("follow a draw of the shared parameters", () => {
    const scale = shared["choice.scale"].value;
    const { scenario } = openCase("netflix-us-2019")({ "choice.scale": 2 * scale });
    const central = loadCase("netflix-us-2019").scenario;
    const mean = (found: typeof scenario) => found.parameters["taste.offer.mean"].value;
    const price = rulesPrice();
    // Stored with four decimals.
    expect(mean(scenario) - price).toBeCloseTo(2 * (mean(central) - price), 3);
  });
});

/** The main plan's normalised price of netflix-us-2019: 10.99 of a mean bill of 0.6 x 10.99 + 0.2 x (7.99 + 13.99). */
function rulesPrice(): number {
  return (rules.bill.value * 10.99) / (0.6 * 10.99 + 0.2 * (7.99 + 13.99));
}
