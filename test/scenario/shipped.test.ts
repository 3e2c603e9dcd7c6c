import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadParametersText, parseScenario } from "../../src/scenario/parse.ts";

const data = new URL("../../data/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, data), "utf8");
const cases = readdirSync(data).filter((name) => existsSync(new URL(`${name}/scenario.json`, data)));
const shared = loadParametersText(read("parameters.json"), "data/parameters.json");

it("finds the shipped cases", () => {
  expect(cases).toEqual(expect.arrayContaining(["netflix-2007", "netflix-2010", "netflix-2011"]));
});

it.each(cases)("data/%s/scenario.json has no problem, and the schema that editors check it with", (name) => {
  const document = JSON.parse(read(`${name}/scenario.json`));
  const result = parseScenario(document, shared, { required: Object.keys(shared) });
  expect(result.ok ? [] : result.issues).toEqual([]);
  expect(document).toMatchObject({ id: name, $schema: "../scenario.schema.json" });
});
