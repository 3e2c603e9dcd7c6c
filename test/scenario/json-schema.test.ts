import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { scenarioJsonSchema } from "../../src/scenario/json-schema.ts";
import { scenarioSchema } from "../../src/scenario/schema.ts";
import { fixture, type Json, levers } from "./fixture.ts";

const schema = scenarioJsonSchema();
const validate = new Ajv2020.Ajv2020({ strict: true, allErrors: true, validateFormats: false }).compile(
  schema,
);

describe("scenarioJsonSchema", () => {
  it("is what data/scenario.schema.json has; if not: churnkit schema > data/scenario.schema.json", () => {
    const file = readFileSync(new URL("../../data/scenario.schema.json", import.meta.url), "utf8");
    expect(JSON.parse(file)).toEqual(schema);
  });

  it("describes every field", () => {
    const bare: string[] = [];
    const walk = (node: Json, path: string): void => {
      if (typeof node !== "object" || node === null) return;
      for (const [name, field] of Object.entries<Json>(node.properties ?? {})) {
        const target = field.$ref ? (schema.$defs as Json)[field.$ref.split("/").at(-1)] : field;
        if (!field.description && !target.description) bare.push(`${path}.${name}`);
      }
      for (const [key, part] of Object.entries(node)) walk(part, `${path}.${key}`);
    };
    walk(schema, "");
    expect(bare).toEqual([]);
  });

  it("takes the fixture", () => {
    validate(withLevers());
    expect(validate.errors ?? []).toEqual([]);
  });

  it("agrees with parsing about any one field put wrong", () => {
    let refused = 0;
    for (const place of placesOf(withLevers())) {
      for (const value of [undefined, null, true, "", "x", -1, 0.5, 2, {}, [], [1], { a: 1 }]) {
        const document = withLevers();
        const holder = place.slice(0, -1).reduce((part: Json, key) => part[key], document);
        if (value === undefined && !Array.isArray(holder)) delete holder[place.at(-1)!];
        else holder[place.at(-1)!] = value ?? null;
        const isRight = scenarioSchema.safeParse(document).success;
        if (!isRight) refused++;
        expect([place, value, validate(document)]).toEqual([place, value, isRight]);
      }
    }
    expect(refused).toBeGreaterThan(1000);
  });
});

function withLevers(): Json {
  const document = fixture();
  document.events.push(...levers());
  return document;
}

function placesOf(value: Json, place: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [place];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const below = keys.flatMap((key) => placesOf(value[key], [...place, key]));
  return place.length === 0 ? below : [place, ...below];
}
