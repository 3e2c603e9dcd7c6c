import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScenario } from "../../src/scenario/parse.ts";
import { type Json, levers, fixture as plain } from "./fixture.ts";

function fixture(): Json {
  const document = plain();
  document.events.push(...levers());
  return document;
}

/** Every place of a document, as keys from the root. */
function placesOf(value: Json, place: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [place];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [place, ...keys.flatMap((key) => placesOf(value[key], [...place, key]))];
}

const places = placesOf(fixture()).filter((place) => place.length > 0);

/** One thing done to a document at a random place: another value, none, a new key, a value from elsewhere, a bit less. */
interface Mutation {
  readonly place: (string | number)[];
  readonly kind: "replace" | "remove" | "add" | "copy" | "nudge";
  readonly value: unknown;
  readonly from: (string | number)[];
}

const numbers = fc.constantFrom(Number.NaN, Infinity, -Infinity, -1, -0, 0, 1e308, 1.5, 2 ** 53);
const texts = fc.constantFrom(
  "",
  "2011-02-30",
  "2011-07-12",
  "price",
  "__proto__",
  "all",
  "dvd-1",
  "constructor",
);
const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.constantFrom(...places),
  kind: fc.constantFrom("replace", "remove", "add", "copy", "nudge"),
  value: fc.oneof(
    numbers,
    texts,
    fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true, withMap: true }),
  ),
  from: fc.constantFrom(...places),
});

function apply(document: Json, { place, kind, value, from }: Mutation): void {
  const at = (way: (string | number)[]) =>
    way.reduce(
      (holder, key) => (holder === null || holder === undefined ? undefined : Object(holder)[key]),
      document,
    );
  const holder = at(place.slice(0, -1));
  if (typeof holder !== "object" || holder === null || Object.isFrozen(holder)) return;
  const key = place.at(-1)!;
  if (kind === "nudge") {
    if (typeof holder[key] === "number") holder[key] *= 0.99;
  } else if (kind === "remove") delete holder[key];
  else if (kind === "add")
    Object.defineProperty(holder, typeof value === "string" ? value : "extra", {
      value: 1,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  else holder[key] = kind === "copy" ? structuredCloneOf(at(from)) : value;
}

function structuredCloneOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}

/** What a sound scenario has no trace of: numbers that are not finite, and values that JSON does not have. */
function unsound(value: unknown): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  if (Array.isArray(value)) return value.some(unsound);
  if (typeof value === "object" && value !== null) return Object.values(value).some(unsound);
  return typeof value !== "string" && typeof value !== "boolean" && value !== null;
}

describe("any change of a scenario", () => {
  it("never throws, and is never taken with a number that is not finite or a value that JSON does not have", () => {
    let taken = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const document = fixture();
        for (const each of mutations) apply(document, each);
        const result = parseScenario(document);
        if (result.ok) {
          taken++;
          expect(unsound(result.scenario)).toBe(false);
          const text = JSON.stringify(result);
          expect(JSON.stringify(parseScenario(JSON.parse(text).scenario))).toBe(text);
          return;
        }
        refused++;
        expect(result.issues.length).toBeGreaterThan(0);
        for (const issue of result.issues) {
          for (const part of Object.values(issue)) expect(part).toEqual(expect.any(String));
          expect(Object.values(issue).join("")).not.toMatch(/\n|\[object|undefined/);
        }
      }),
      { seed: 2011, numRuns: 1500 },
    );
    // Were all changes refused, or all taken, the property would say little.
    expect(Math.min(taken, refused)).toBeGreaterThan(100);
  });

  it("is refused where it puts a number that is not finite", () => {
    const numeric = places.filter(
      (place) => typeof place.reduce((holder, key) => holder[key], fixture()) === "number",
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...numeric),
        fc.constantFrom(Number.NaN, Infinity, -Infinity),
        (place, value) => {
          const document = fixture();
          apply(document, { place, kind: "replace", value, from: [] });
          const result = parseScenario(document);
          expect(result.ok ? [] : result.issues.map((issue) => issue.found)).toEqual([String(value)]);
        },
      ),
      { seed: 2011, numRuns: 300 },
    );
  });

  it("is refused where it is a circle", () => {
    for (const key of ["plans", "events", "note", "parameters"]) {
      const document = fixture();
      document[key] = document;
      expect(parseScenario(document).ok).toBe(false);
      const event = fixture();
      event.events[0][key] = event;
      event.events[0].type = "nothing";
      expect(parseScenario(event).ok).toBe(false);
    }
  });
});
