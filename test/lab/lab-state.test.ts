import fc from "fast-check";
import { expect, it } from "vitest";
import { fileFrom, fragmentOf, initialState, stateFrom } from "../../src/lab/lab-state.ts";

const cases = ["netflix-2011", "netflix-2007"];
const change = fc.record({
  without: fc.uniqueArray(fc.string(), { maxLength: 3 }),
  with: fc.array(fc.record({ id: fc.string(), type: fc.string(), source: fc.string() }), { maxLength: 2 }),
  set: fc.dictionary(
    // A path has no "=" and is no name that objects keep for themselves.
    fc.stringMatching(/^[a-z][a-z0-9.-]*$/).filter((path) => path !== "__proto__"),
    fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
      fc.string(),
    ),
    { maxKeys: 4 },
  ),
});
const state = fc.record({
  case: fc.constantFrom(...cases),
  seed: fc.nat(),
  change,
  worlds: fc.array(fc.record({ name: fc.string({ minLength: 1 }), change }), { maxLength: 4 }),
});

it("a link carries the whole state, exactly", () => {
  fc.assert(
    fc.property(state, (given) => {
      const { state: read, problems } = stateFrom(fragmentOf(given as never), cases);
      expect(problems).toEqual([]);
      expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(given)));
    }),
    { seed: 11, numRuns: 300 },
  );
});

it("a link carries a file whole, and a broken one is an empty file", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.option(fc.constant("netflix-2011")), (text, observed) => {
      const file = { text, ...(observed !== null && { observed }) };
      const link = fragmentOf(initialState("mine"), file);
      expect(link).toMatch(/^[\w.~%&=+*-]*$/);
      expect(fileFrom(link)).toEqual(file);
    }),
    { seed: 12, numRuns: 200 },
  );
  expect(fileFrom("case=mine&file=%%%")).toEqual({ text: "" });
  expect(fileFrom("case=netflix-2011")).toBeUndefined();
});

it("speaks the command line's language", () => {
  const given = {
    ...initialState("netflix-2011"),
    change: { without: ["qwikster"], with: [], set: { "events.price.severity": 0.5 } },
  };
  expect(fragmentOf(given)).toBe("case=netflix-2011&without=qwikster&set=events.price.severity%3D0.5");
});

it.each([
  ["", []],
  ["case=netflix-1999", ["the link asks for the case “netflix-1999”, which is not here"]],
  ["%%%=&&<script>", ["the link names no case"]],
  ["case=netflix-2007&seed=-1", ["the seed must be a whole number: -1"]],
  [
    "case=netflix-2007&set=x&with=7",
    ["the link has a setting that is not path=value: x", "the link has an event that is no JSON object: 7"],
  ],
])("of a broken link %s what is wrong is told", (fragment, problems) => {
  const read = stateFrom(fragment, cases);
  expect(read.problems).toEqual(problems);
  expect(cases).toContain(read.state.case);
});

it("whatever a link has, there is a state", () => {
  fc.assert(
    fc.property(fc.string(), (fragment) => {
      expect(cases).toContain(stateFrom(fragment, cases).state.case);
    }),
    { seed: 12 },
  );
});
