import { expect, test } from "vitest";
import { expandShorthand } from "../../../src/node/notebook/expand-shorthand.ts";
import { loadTslab } from "../../../src/node/notebook/tslab.ts";

const { typescript } = loadTslab();

test.each([
  ["f({ seed, other: 1 })", "f({ seed: seed, other: 1 })"],
  ["({ a, b } = pair)", "({ a: a, b: b } = pair)"],
  ["({ a = 1 } = pair)", "({ a: a = 1 } = pair)"],
  [
    "const { a } = pair; type T = { a: 1 }; ({ a() {}, ...a })",
    "const { a } = pair; type T = { a: 1 }; ({ a() {}, ...a })",
  ],
  ['"{ a }"; // { a }', '"{ a }"; // { a }'],
])("%s becomes %s", (source, expanded) => {
  expect(expandShorthand(source, typescript).text).toBe(expanded);
});

test("columns are those of the original", () => {
  const source = "const o = {\n  one, two, three };";
  const { text, originalColumn } = expandShorthand(source, typescript);
  const [original, expanded] = [source, text].map((code) => code.split("\n")[1]!);
  for (const name of ["one", "two", "three"]) {
    expect(originalColumn(1, expanded!.indexOf(name))).toBe(original!.indexOf(name));
  }
  expect(originalColumn(0, 6)).toBe(6);
});
