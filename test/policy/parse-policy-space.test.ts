import { describe, expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { parsePolicySpace } from "../../src/policy/parse-policy-space.ts";
import { ScenarioError } from "../../src/scenario/issue.ts";

const { scenario } = loadCase("netflix-2011");
const asItWas = { id: "as-it-was", title: "as it was", change: {} };
const cheaper = { id: "cheaper", title: "11.99", change: { set: ["events.price.prices.both-1=11.99"] } };
const price = { id: "price", title: "Price", choices: [asItWas, cheaper] };
const space = { case: "netflix-2011", levers: [price] };

function problems(document: unknown): string[] {
  try {
    parsePolicySpace(JSON.stringify(document), scenario, "policy.json");
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return (error as ScenarioError).message.split("\n");
  }
}

describe("parsePolicySpace", () => {
  it("reads what the firm could have done", () => {
    expect(parsePolicySpace(JSON.stringify(space), scenario, "policy.json")).toEqual(space);
  });

  const mistakes: [string, unknown, RegExp][] = [
    [
      "another case",
      { ...space, case: "netflix-2007" },
      /^policy\.json: case: expected the scenario's id, netflix-2011, found netflix-2007/,
    ],
    ["an unknown key", { ...space, lever: [] }, /^policy\.json: lever: expected .*, found/],
    [
      "a lever with one choice",
      { ...space, levers: [{ ...price, choices: [asItWas] }] },
      /^policy\.json: levers\.price\.choices: expected/,
    ],
    [
      "a lever that comes twice",
      { ...space, levers: [price, price] },
      /levers\.price: expected an id that comes once, found price/,
    ],
    [
      "a choice that comes twice",
      { ...space, levers: [{ ...price, choices: [asItWas, cheaper, cheaper] }] },
      /levers\.price\.choices\.cheaper: expected an id that comes once/,
    ],
    [
      "a first choice that changes something",
      { ...space, levers: [{ ...price, choices: [cheaper, asItWas] }] },
      /levers\.price\.choices\.cheaper\.change: expected no change.*found set/,
    ],
    [
      "a choice that does not fit the scenario",
      {
        ...space,
        levers: [{ ...price, choices: [asItWas, { ...cheaper, change: { without: ["prize"] } }] }],
      },
      /levers\.price\.choices\.cheaper\.change: .*expected .*prize/,
    ],
  ];
  it.each(mistakes)("says what is wrong with %s", (_, document, message) => {
    expect(problems(document).join("\n")).toMatch(message);
  });
});
