import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadCodingRules } from "../../src/node/data/coded-cases.ts";
import { packageDataDir } from "../../src/node/data/package-data.ts";
import { parseCoding, parseCodingRules } from "../../src/validation/parse-coding.ts";

const rules = loadCodingRules();
const stored = readFileSync(join(packageDataDir, "netflix-us-2019", "coding.json"), "utf8");
const rulesText = readFileSync(join(packageDataDir, "coding-rules.json"), "utf8");

function problemOf(change: (coding: ReturnType<typeof JSON.parse>) => void): string {
  const coding = JSON.parse(stored);
  change(coding);
  try {
    parseCoding(JSON.stringify(coding), rules, "my.json");
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("parseCoding", () => {
  it("reads the stored one", () => {
    expect(parseCoding(stored, rules, "coding.json").case).toBe("netflix-us-2019");
  });

  it("names a class that is in no table, and the nearest", () => {
    const problem = problemOf((coding) => {
      coding.events[0].severity.class = "mildly";
    });
    expect(problem).toMatch(
      /^my.json: events.price.severity.class: expected a class of severity: none, mild/,
    );
    expect(problem).toContain("found mildly (did you mean mild?)");
  });

  it("names a missing sentence, a wrong date, an unknown plan, rival and event", () => {
    const cases: [(coding: ReturnType<typeof JSON.parse>) => void, RegExp][] = [
      [
        (coding) => delete coding.worth.because,
        /worth.because: expected a text that is not empty, found nothing/,
      ],
      [(coding) => Object.assign(coding, { start: "2019-02-30" }), /start: expected a calendar date/],
      [
        (coding) => Object.assign(coding, { main: "standart" }),
        /main: .*found standart \(did you mean standard\?\)/,
      ],
      [
        (coding) => Object.assign(coding.events[1], { rival: "huluu" }),
        /events.hulu-cut.rival: .*did you mean hulu/,
      ],
      [
        (coding) => Object.assign(coding, { event: "rise" }),
        /event: expected one of its events: price, hulu-cut/,
      ],
      [
        (coding) => Object.assign(coding.joining.season, { class: "summer" }),
        /joining.season.class: expected a season/,
      ],
      [(coding) => Object.assign(coding, { opnening: 1 }), /opnening: expected a known key|one of the keys/],
    ];
    for (const [change, problem] of cases) expect(problemOf(change)).toMatch(problem);
  });
});

describe("parseCodingRules", () => {
  it("refuses a range that does not hold its value", () => {
    const broken = JSON.parse(rulesText);
    broken.tables.severity.classes.angry.high = 0.3;
    expect(() => parseCodingRules(JSON.stringify(broken), "rules.json")).toThrow(
      "rules.json: tables.severity.classes.angry.value: expected a number from 0.2 to 0.3, found 0.4",
    );
  });

  it("are those of docs/case-coding.md, class by class", () => {
    const document = readFileSync(join(packageDataDir, "..", "docs", "case-coding.md"), "utf8");
    const names: [string, string][] = [
      ["severity", "angry"],
      ["severity", "political"],
      ["leaving", "work"],
      ["substitutability", "close"],
      ["newReach", "campaign"],
      ["concerned", "minority"],
    ];
    for (const [table, name] of names) {
      const { value, low, high } = rules.tables[table].classes[name];
      expect(document, `${table} ${name}`).toContain(`| ${value} [${low}-${high}]`);
    }
  });
});
