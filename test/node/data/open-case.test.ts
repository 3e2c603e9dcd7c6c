import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withDraw } from "../../../src/market/draw.ts";
import { baselineReckoner } from "../../../src/node/data/joining-baseline.ts";
import { loadCase, loadSharedParameters, openCase } from "../../../src/node/data/load-case.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";

const shared = loadSharedParameters();
const central = Object.fromEntries(Object.entries(shared).map(([id, { value }]) => [id, value]));

describe("openCase", () => {
  it.each(["netflix-2007", "netflix-2010", "netflix-2011"])(
    "%s under the central values is the case",
    (id) => {
      expect(openCase(id)(central)).toEqual(loadCase(id));
    },
  );

  it("gives the drawn parameters and reckons anew what follows from them", () => {
    const draw = { "quit.newMean": 0.12, "return.share": 0.3, "attention.ordinary": 0.3 };
    const { scenario, folder, observed } = openCase("netflix-2011")(draw);
    const base = loadCase("netflix-2011");
    const parameters = withDraw(base.scenario.parameters, draw);
    const { start, until, latest = until, joining } = base.scenario;
    const run = { start, latest, trialDays: joining.trialDays };
    expect(scenario.parameters).toEqual(parameters);
    const { opening, baseline } = baselineReckoner(folder, run)(parameters);
    expect({ opening: scenario.opening, baseline: scenario.joining.baseline }).toEqual({ opening, baseline });
    expect(baseline).not.toEqual(joining.baseline);
    expect(observed).toEqual(base.observed);
    expect(Object.isFrozen(scenario)).toBe(true);
  });

  it("keeps what the case itself says of a parameter", () => {
    for (const id of ["netflix-2007", "netflix-2010", "netflix-2011"]) {
      const { folder, scenario } = loadCase(id);
      const { parameters = {} } = JSON.parse(readFileSync(join(folder, "scenario.json"), "utf8")) as Scenario;
      const twice = Object.fromEntries(Object.entries(central).map(([name, value]) => [name, value / 2]));
      const drawn = openCase(id)(twice).scenario.parameters;
      for (const name of Object.keys(shared)) {
        expect(drawn[name].value, name).toBe(
          Object.hasOwn(parameters, name) ? scenario.parameters[name].value : shared[name].value / 2,
        );
      }
    }
  });

  it("is what loadCase gives with a draw", () => {
    const draw = { "quit.newMean": 0.12 };
    expect(loadCase("netflix-2011", { draw })).toEqual(openCase("netflix-2011")(draw));
  });

  it("refuses a draw of something else", () => {
    expect(() => openCase("netflix-2011")({ "quit.mean": 0.1 })).toThrow(
      'draw: expected ids of parameters, found "quit.mean"',
    );
  });
});
