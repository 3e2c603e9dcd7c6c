import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCalibrationPlan } from "../../src/calibration/parse-calibration-plan.ts";
import { packageDataDir } from "../../src/node/data/package-data.ts";
import type { Json } from "../scenario/fixture.ts";

const shipped = readFileSync(join(packageDataDir, "netflix-2011/calibration.json"), "utf8");

/** The shipped plan with a change. */
function changed(change: (plan: Json) => void): string {
  const plan = JSON.parse(shipped);
  change(plan);
  return JSON.stringify(plan);
}

describe("parseCalibrationPlan", () => {
  it("takes the shipped plan as it is", () => {
    expect(parseCalibrationPlan(shipped, "calibration.json")).toEqual(JSON.parse(shipped));
  });

  it.each(["guidance", "unverified", "assumed", undefined])("refuses a reading that is %s", (status) => {
    const text = changed((plan) => {
      plan.stages[1].readings[0].status = status;
    });
    expect(() => parseCalibrationPlan(text, "c.json")).toThrow(
      /^c\.json: stages\.mood\.readings\.0\.status: expected one of reported, derived, rounded, found /,
    );
  });

  it.each([
    [
      2,
      "targets",
      "to",
      "2011-12-31",
      "c.json: stages.event: expected targets up to 2011-09-30, found 2011-12-31",
    ],
    [
      1,
      "readings",
      "on",
      "2011-09-19",
      "c.json: stages.mood: expected targets up to 2011-09-17, found 2011-09-19",
    ],
  ])("refuses days that a stage does not simulate", (stage, list, key, day, message) => {
    const text = changed((plan) => {
      plan.stages[stage][list][0][key] = day;
    });
    expect(() => parseCalibrationPlan(text, "c.json")).toThrow(message);
  });

  it.each([
    [(plan: Json) => delete plan.seeds, "c.json: seeds: expected a list, found nothing"],
    [
      (plan: Json) => (plan.stages[0].kind = "figure"),
      'stages.baseline.kind: expected one of figures, mood, found "figure"',
    ],
    [(plan: Json) => (plan.stages[0].fre = []), 'stages.baseline.fre: expected a known key, found "fre"'],
    [(plan: Json) => (plan.stages[2].targets[1].tolerance = 0), "stages.event.targets.1.tolerance: "],
  ])("names the place of a mistake: %#", (change, message) => {
    expect(() => parseCalibrationPlan(changed(change), "c.json")).toThrow(message);
  });

  it("says where a text is no JSON", () => {
    expect(() => parseCalibrationPlan('{\n "case": }', "c.json")).toThrow("c.json: line 2, column 10: ");
  });
});
