import { describe, expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { accountsOf } from "../../src/simulation/accounts.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { type SimulateOptions, simulate } from "../../src/simulation/simulate.ts";
import { netflix, observed, tiny } from "../experiment/tiny-runs.ts";

/** As from JavaScript, where no type is checked. */
const simulated = (scenario: unknown, options?: unknown) =>
  simulate(scenario as typeof netflix, options as SimulateOptions);

describe("simulate", () => {
  it.each([
    [
      { subscriber: 1000 },
      /^options: expected any of subscribers, .*, found "subscriber" \(did you mean subscribers\?\)$/,
    ],
    [{ workers: 2 }, /^options: expected any of .*, found "workers" \(an executor has workers\)$/],
    [{ toString: 2 }, /^options: expected any of .*, found "toString"/],
    [
      { subscribers: "3000000" },
      /^options\.subscribers: expected a whole number or "full", found "3000000" \(without quotes: 3000000\)$/,
    ],
    [{ subscribers: "all" }, /^options\.subscribers: expected a whole number or "full", found "all"$/],
    [{ seed: "1" }, /^options\.seed: expected a number, found "1" \(without quotes: 1\)$/],
    [{ seed: null }, /^options\.seed: expected a number, found null$/],
    [{ until: new Date(0) }, /^options\.until: expected a date as text, YYYY-MM-DD, found/],
    [{ keepPersons: 1 }, /^options\.keepPersons: expected true or false, found 1$/],
    [{ path: "quick" }, /^options\.path: expected "fast" or "readable", found "quick"$/],
    [{ onDay: 1 }, /^options\.onDay: expected a function, found 1$/],
    [1000, /^options: expected an object with any of subscribers, .*, found 1000$/],
    [null, /^options: expected an object with any of subscribers, .*, found null$/],
  ])("refuses the options %j", (options, message) => {
    expect(() => simulated(netflix, options)).toThrow(TypeError);
    expect(() => simulated(netflix, options)).toThrow(message);
  });

  it("takes an option that is undefined as if it were absent", () => {
    const options = { ...tiny, until: "2011-07-05", keepPersons: undefined, follow: undefined };
    expect(simulated(netflix, options)).toEqual(simulate(netflix, { ...tiny, until: "2011-07-05" }));
  });

  it("runs a scenario without rivals, as the calm case of Netflix is", () => {
    const { scenario } = loadCase("netflix-2010");
    expect(scenario).not.toHaveProperty("rivals");
    expect(simulate(scenario, { ...tiny, until: "2010-10-05" }).agents).toBe(300);
  });

  it.each([
    [
      "an id",
      "netflix-2011",
      /^scenario: expected a scenario, found "netflix-2011" \(loadCase and loadScenarioFile/,
    ],
    ["nothing", undefined, /^scenario: expected a scenario, found nothing/],
    [
      "a case",
      { scenario: netflix, observed },
      /^scenario: expected a scenario, found .* \(pass its \.scenario\)$/,
    ],
    [
      "bare JSON",
      { ...netflix, parameters: undefined },
      /^scenario\.parameters: expected an object, found nothing \(.*parseScenario/,
    ],
    [
      "bare JSON with a parameter",
      { ...netflix, parameters: { "choice.scale": netflix.parameters["choice.scale"] } },
      /^missing parameter; .*\(loadScenarioFile of churnkit\/node, or parseScenario, fills in/,
    ],
    ["no events", { ...netflix, events: {} }, /^scenario\.events: expected a list, found an empty object/],
  ])("refuses %s in place of a scenario", (_, scenario, message) => {
    expect(() => simulated(scenario, tiny)).toThrow(message);
  });
});

describe("reading a run", () => {
  const run = simulate(netflix, { ...tiny, until: "2011-07-05" });
  const periods = (...given: readonly unknown[]) => periodsOf(...(given as Parameters<typeof periodsOf>));

  it.each([
    [
      "a scenario",
      netflix,
      /^observed: expected a list of observations, found .*accountsOf\(outcome, scenario\)\)$/,
    ],
    ["a case", { scenario: netflix, observed }, /^observed: .* \(pass its \.observed\)$/],
    ["null", null, /^observed: expected a list of observations, found null/],
    ["numbers", [...observed, 1], /^observed\.\d+: expected an observation: .*, found 1$/],
  ])("periodsOf refuses %s as its second argument", (_, second, message) => {
    expect(() => periods(run, second)).toThrow(TypeError);
    expect(() => periods(run, second)).toThrow(message);
  });

  it.each([
    ["a scenario", netflix, /^outcome: expected what a run gives, found .* \(simulate gives one\)$/],
    ["several runs", [run], /^outcome: .* found a list of 1 \(take one of them: periodsOf\(runs\[0\]\)\)$/],
  ])("periodsOf refuses %s as its first argument", (_, first, message) => {
    expect(() => periods(first)).toThrow(message);
  });

  it("accountsOf refuses to do without a scenario", () => {
    expect(() => accountsOf(run, undefined as never)).toThrow(
      /^scenario: expected a scenario, found nothing/,
    );
  });
});
