import fc from "fast-check";
import { expect, it } from "vitest";
import { formatJson } from "../../../src/node/data/format-json.ts";

it("keeps every value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { seed: 1 },
  );
});

it("puts what holds nothing else on one line, and other things on several", () => {
  expect(formatJson({ a: { b: 1, c: [2, 3] }, d: [], e: { f: "g" } })).toBe(
    '{\n  "a": {\n    "b": 1,\n    "c": [2, 3]\n  },\n  "d": [],\n  "e": { "f": "g" }\n}\n',
  );
});

it("breaks a line that would be too long", () => {
  const long = "x".repeat(60);
  expect(formatJson({ a: { b: long, c: long } }).split("\n")).toHaveLength(7);
});
