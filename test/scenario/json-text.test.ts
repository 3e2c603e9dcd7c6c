import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIssue } from "../../src/scenario/issue.ts";
import { parseJsonText } from "../../src/scenario/json-text.ts";

describe("parseJsonText", () => {
  it("reads what JSON.parse reads, to the same value", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(0, 2, "\t"), (text, indent) => {
        const value = JSON.parse(text);
        const keysOnce = JSON.stringify(value, null, indent);
        expect(parseJsonText(` ${keysOnce}\r\n`)).toEqual({ ok: true, value });
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("refuses what JSON.parse refuses", () => {
    const text = fc.string({ unit: fc.constantFrom(..."{}[],:\"\\ \n0123.eE+-tfnu'/") });
    fc.assert(
      fc.property(text, (broken) => {
        let isJson = true;
        try {
          JSON.parse(broken);
        } catch {
          isJson = false;
        }
        expect(parseJsonText(broken).ok).toBe(isJson);
      }),
      { seed: 1, numRuns: 3000 },
    );
  });

  it("passes over a byte order mark", () => {
    expect(parseJsonText("\uFEFF[1]")).toEqual({ ok: true, value: [1] });
  });

  it.each([
    ['{"a": 1,}', "line 1, column 9: expected a key in double quotes, found } (no comma after the last one)"],
    ["[1,\n 2,\n]", "line 3, column 1: expected a JSON value, found ] (no comma after the last one)"],
    ['{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3: expected "," or "}", found "b":'],
    ['{"a" 1}', 'line 1, column 6: expected ":", found 1}'],
    [
      "{'a': 1}",
      "line 1, column 2: expected a key in double quotes, found 'a': (JSON has double quotes only)",
    ],
    ["{\n  // why\n}", "line 2, column 3: expected a key in double quotes, found // (JSON has no comments)"],
    ["[NaN]", "line 1, column 2: expected a JSON value, found NaN] (JSON has finite numbers only)"],
    ["[01]", "line 1, column 2: expected a JSON value, found 01]"],
    [
      '{"a": 1, "a": 2}',
      'line 1, column 10: expected the key "a" only once in its object, found "a": (the first is on line 1)',
    ],
    [
      '{"rivals": {\n  "viewmax": {"plans": {}},\n  "viewmax": {}\n}}',
      'line 3, column 3: expected the key "viewmax" only once in rivals, found "viewmax": (the first is on line 2)',
    ],
    ['["\n"]', 'line 1, column 2: expected a text that ends with a quote on its line, found "'],
    [
      '["\\x"]',
      `line 1, column 2: expected a text with no control characters and only JSON's escapes, found "\\x"]`,
    ],
    ["", "line 1, column 1: expected a JSON value, found the end of the file"],
    ["[1", 'line 1, column 3: expected "," or "]", found the end of the file'],
    ["{} x", "line 1, column 4: expected the end of the file, found x"],
    [
      "[".repeat(10_000),
      `line 1, column 201: expected at most 200 levels of nesting, found ${"[".repeat(20)}`,
    ],
  ])("says where %j goes wrong", (text, line) => {
    const result = parseJsonText(text);
    expect(result.ok ? [] : result.issues.map((issue) => formatIssue(issue))).toEqual([line]);
  });
});
