import { describe, expect, it } from "vitest";
import { formatIssue, quote, ScenarioError } from "../../src/scenario/issue.ts";
import { elementName, renderPath, valueAt } from "../../src/scenario/json-path.ts";

describe("formatIssue", () => {
  const issue = { path: "a.b", expected: "x", found: "y" };
  it("leaves out what is not known", () => {
    expect(formatIssue(issue)).toBe("a.b: expected x, found y");
    expect(formatIssue({ ...issue, hint: "z" }, "f.json")).toBe("f.json: a.b: expected x, found y (z)");
    expect(formatIssue({ ...issue, path: "" }, "f.json")).toBe("f.json: expected x, found y");
  });

  it("is a line of a ScenarioError's message each", () => {
    const error = new ScenarioError([issue, issue], "f.json");
    expect(error.message.split("\n")).toEqual([formatIssue(issue, "f.json"), formatIssue(issue, "f.json")]);
    expect(error).toMatchObject({ name: "ScenarioError", file: "f.json", issues: [issue, issue] });
  });
});

it.each([
  [undefined, "nothing"],
  [null, "null"],
  [Number.NaN, "NaN"],
  ["a\nb", '"a\\nb"'],
  ["x".repeat(100), `"${"x".repeat(58)}…`],
  [[], "an empty list"],
  [[1, 2], "a list of 2"],
  [{}, "an empty object"],
  [{ a: 1, b: 2 }, "an object with a, b"],
  [() => 1, "a function"],
])("quotes %j shortly", (value, text) => {
  expect(quote(value)).toBe(text);
});

describe("a path", () => {
  const document = { events: [{ id: "a" }, { id: "b" }, { id: "b" }, { id: "" }, 5], "x.y": { z: 1 } };
  it("names elements by an id that is theirs alone, and others by their index", () => {
    expect(document.events.map((_, index) => elementName(document.events, index))).toEqual([
      "a",
      "1",
      "2",
      "3",
      "4",
    ]);
    expect(renderPath(document, ["events", 0, "id"])).toBe("events.a.id");
    expect(renderPath(document, ["events", 0, "none", "of"])).toBe("events.a.none.of");
    expect(renderPath(document, ["x.y", "z"])).toBe("x.y.z");
  });

  it("leads to own values only", () => {
    expect(valueAt(document, ["x.y", "z"])).toBe(1);
    expect(valueAt(document, ["constructor"])).toBeUndefined();
    expect(valueAt(document, ["events", 9, "id"])).toBeUndefined();
  });
});
