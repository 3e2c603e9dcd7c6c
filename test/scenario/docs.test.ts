import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { parsePolicySpace } from "../../src/policy/parse-policy-space.ts";
import { applySettings } from "../../src/scenario/assign.ts";
import { eventSchemas } from "../../src/scenario/event-schema.ts";
import { formatIssue } from "../../src/scenario/issue.ts";
import { scenarioJsonSchema } from "../../src/scenario/json-schema.ts";
import { loadParametersText, parseScenario } from "../../src/scenario/parse.ts";
import { warningsOf } from "../../src/scenario/warnings.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import type { Json } from "./fixture.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const docs = read("docs/scenario.md");
const shared = loadParametersText(read("data/parameters.json"), "data/parameters.json");
const schema: Json = scenarioJsonSchema();

const whole = exampleOf("whole");

function exampleOf(name: string): Json {
  const text = new RegExp(`<!-- example: ${name} -->\n\`\`\`json\n(.*?)\n\`\`\``, "s").exec(docs)?.[1];
  return JSON.parse(text ?? "null");
}

function expectSound(document: Json): void {
  const result = parseScenario(document, shared);
  expect(result.ok ? [] : result.issues).toEqual([]);
}

/** Section of an event type: from its heading to the next. */
function sectionOf(type: string): string {
  return docs.split(/^###? /m).find((section) => section.startsWith(`\`${type}\`\n`)) ?? "";
}

const examplesOf = (section: string) =>
  [...section.matchAll(/```json\n(.*?)\n```/gs)].map(([, text]) => JSON.parse(text!));

describe("docs/scenario.md", () => {
  it("has a complete example that is sound", () => {
    expect(whole).toMatchObject({ id: "small-2011" });
    expectSound(whole);
  });

  it.each([
    ["plans.both-1.opening", (document: Json, value: Json) => (document.plans["both-1"].opening = value)],
    ["headline", (document: Json, value: Json) => (document.headline = value)],
    ["plans.both-1", (document: Json, value: Json) => (document.plans["both-1"] = value)],
    ["plans.streaming", (document: Json, value: Json) => (document.plans.streaming = value)],
    ["rivals.redbox", (document: Json, value: Json) => (document.rivals.redbox = value)],
    ["opening", (document: Json, value: Json) => (document.opening = value)],
    ["joining", (document: Json, value: Json) => (document.joining = value)],
    ["notice", (document: Json, value: Json) => (document.events[0].notice = value)],
    ["contentCost", (document: Json, value: Json) => (document.contentCost = value)],
    [
      "parameters.attention.notice",
      (document: Json, value: Json) => (document.parameters["attention.notice"] = value),
    ],
  ])("has an example of %s that fits into it", (name, put) => {
    const document = structuredClone(whole);
    const value = exampleOf(name);
    expect(value).not.toBeNull();
    put(document, value);
    expectSound(document);
  });

  it("has an example of a rival's moves that fits into it", () => {
    const moves = exampleOf("moves");
    expect(moves).toHaveLength(2);
    expectSound({ ...whole, events: [...whole.events, ...moves] });
  });

  it("has an example of today that check has nothing to say about, and that does what is told of it", () => {
    const document = exampleOf("modern");
    const result = parseScenario(document, shared);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    expect(warningsOf(result.scenario)).toEqual([]);
    const { range, value } = document.parameters["taste.catalogue.mean"];
    const means = [range[0], value, range[1]];
    // The rule's own arithmetic: price of the main plan + m x choice.scale.
    expect([1.4, 1.78, 2.2].map((m) => Math.round(9.99 + m * shared["choice.scale"]!.value))).toEqual(means);
    const closings = means.map((mean) => {
      const set = applySettings(result.scenario, [`parameters.taste.catalogue.mean=${mean}`]);
      if (!set.ok) throw new Error(JSON.stringify(set.issues));
      const run = simulate(set.scenario, { subscribers: 100_000, seed: 1, until: "2027-06-30" });
      return (periodsOf(run).at(-1)?.closing ?? 0) / 1e6;
    });
    const [a, b, c] = closings.map((closing) => closing.toFixed(2));
    expect(docs).toContain(
      `at ${means[0]}, ${means[1]} and ${means[2]} the quarter of the rise ends with\n${a}, ${b} and ${c} M subscribers`,
    );
  });

  it("quotes messages as they are", () => {
    const document = structuredClone(whole);
    document.plans["both-1"].pirce = document.plans["both-1"].price;
    delete document.plans["both-1"].price;
    document.events[0].announced = "2011-02-30";
    document.events.push({ ...examplesOf(sectionOf("competitor-offer"))[0], id: "trial", reach: 30 });
    const result = parseScenario(document, shared);
    const quoted = /^my\.json: .*(?:\nmy\.json: .*)*$/m.exec(docs)?.[0];
    expect(result.ok ? "" : result.issues.map((issue) => formatIssue(issue, "my.json")).join("\n")).toBe(
      quoted,
    );
  });

  it("gives settings that work", () => {
    const result = parseScenario(
      {
        ...whole,
        latest: "2012-06-30",
        joining: { ...whole.joining, baseline: [{ ...whole.joining.baseline[0], to: "2012-06-30" }] },
      },
      shared,
    );
    const settings = [...docs.matchAll(/^--set (.*)$/gm)].map(([, setting]) => setting!);
    expect(settings.length).toBeGreaterThan(0);
    expect(result.ok && applySettings(result.scenario, settings)).toMatchObject({ ok: true });
  });

  it("has levers that fit the case that they are of", () => {
    const text = JSON.stringify(exampleOf("policy.json"));
    expect(parsePolicySpace(text, loadCase("netflix-2011").scenario, "policy.json").levers).toHaveLength(1);
  });

  it("has no example that is not tried here", () => {
    expect([...docs.matchAll(/<!-- example: (\S+) -->/g)]).toHaveLength(14);
    const inEvents = eventSchemas.flatMap(({ shape }) => examplesOf(sectionOf(shape.type.value)));
    expect(docs.match(/```json/g)).toHaveLength(14 + inEvents.length);
  });
});

describe.each(eventSchemas.map(({ shape }) => shape.type.value))("the section of %s", (type) => {
  it("has an example that fits into the complete one", () => {
    const examples = examplesOf(sectionOf(type)).flat();
    expect(new Set(examples.map((event) => event.type))).toEqual(new Set([type]));
    const ids = examples.map(({ id }) => id);
    const others = whole.events.filter((event: Json) => !ids.includes(event.id));
    expectSound({
      ...whole,
      events: [...others, ...examples].sort((a, b) => (a.announced < b.announced ? -1 : 1)),
    });
  });

  it("has the event's own fields", () => {
    const own = Object.entries(definition(type).properties).filter(([name]) => isOwn(type, name));
    expect(documented(type)).toEqual(own.map(([name]) => [name, definition(type).required.includes(name)]));
  });
});

it("has an example of every kind of response", () => {
  const kinds = examplesOf(sectionOf("response")).flatMap((example: Json) => [example].flat());
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(
    [...definition("response").properties.kind.enum].sort(),
  );
});

it.each([
  "Sourced",
  "scenario",
  "headline",
  "Plan",
  "PriceStep",
  "Rival",
  "RivalPlan",
  "opening",
  "TenureClass",
  "Joining",
  "JoiningBaseline",
  "Parameter",
  "event",
  "Notice",
  "RolloutStep",
])("the table of %s has every field, and says which are required", (name) => {
  const { properties, required } = definition(name);
  expect(documented(name)).toEqual(Object.keys(properties).map((field) => [field, required.includes(field)]));
});

it("has a table for every object of the schema", () => {
  const tables = [...docs.matchAll(/<!-- fields: (\S+) -->/g)].map(([, name]) => definition(name!));
  for (const [name, object] of Object.entries<Json>(schema.$defs)) {
    if (object.properties && !name.startsWith("Sourced")) expect(tables).toContain(object);
  }
});

/** The part of the JSON Schema that a table is about. */
function definition(name: string): Json {
  const definitions: Json[] = Object.values(schema.$defs);
  if (name === "scenario") return schema;
  if (name === "event") return schema.$defs.Media;
  if (name === "Sourced") return schema.$defs.SourcedCount;
  return schema.$defs[name] ?? definitions.find(({ title }) => title === name) ?? schema.properties[name];
}

/** Whether a field is not one of those that every event has, or is one that it needs and others do not. */
function isOwn(type: string, name: string): boolean {
  const common = schema.$defs.Media;
  return (
    !(name in common.properties) ||
    definition(type).required.includes(name) !== common.required.includes(name)
  );
}

/** Names in a table's first column, and whether the last says that the field is required. */
function documented(name: string): [string, boolean][] {
  const table = docs.split(`<!-- fields: ${name} -->\n`)[1]?.split("\n\n")[0] ?? "";
  return table
    .split("\n")
    .slice(2)
    .map((row) => row.split("|"))
    .map((cells) => [/`(.*?)`/.exec(cells[1]!)![1]!, cells.at(-2)!.trim().startsWith("required")]);
}
