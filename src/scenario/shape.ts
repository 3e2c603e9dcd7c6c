import { z } from "zod";
import { untypedEventSchema } from "./event-schema.ts";
import { expectation } from "./fields.ts";
import { quote, type ScenarioIssue } from "./issue.ts";
import { isKeyed, type JsonPath, renderPath, valueAt } from "./json-path.ts";
import { didYouMean, nearest } from "./nearest.ts";
import { repairHint } from "./repair-hint.ts";
import { alternative, keysOf, schemaAt, whenPresent } from "./schema-at.ts";

type Schema = z.core.$ZodType;
type ZodIssue = z.core.$ZodIssue;

/** A problem at a place of a document. */
interface Flaw {
  readonly place: JsonPath;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string | undefined;
  /** For an unknown key: the one that was probably meant. */
  readonly meant?: string | undefined;
}

/** Everything in a document that is not what a schema asks for, and where it is. */
export function shapeIssues(
  schema: z.ZodType,
  document: unknown,
): { readonly issues: ScenarioIssue[]; readonly places: JsonPath[] } {
  const flaws = withoutRenamed(flawsOf(schema, document));
  const issues = flaws.map(({ place, expected, found, hint }) => {
    const issue = { path: renderPath(document, place), expected, found };
    return hint === undefined ? issue : { ...issue, hint };
  });
  return { issues, places: flaws.map((flaw) => flaw.place) };
}

function flawsOf(schema: z.ZodType, document: unknown): Flaw[] {
  const errors = schema.safeParse(document).error?.issues ?? [];
  return errors.flatMap((error) => explain(schema, document, error));
}

function explain(schema: Schema, document: unknown, error: ZodIssue): Flaw[] {
  const place = error.path as JsonPath;
  const value = valueAt(document, place);
  const here = schemaAt(schema, document, place);
  switch (error.code) {
    case "unrecognized_keys": {
      const known = keysOf(here && alternative(here, value)) ?? [];
      return error.keys.map((key) => unknownKey(value, [...place, key], known));
    }
    case "invalid_key": {
      const holder = schemaAt(schema, document, place.slice(0, -1));
      const keys = holder && alternative(holder, {});
      const expected = keys instanceof z.ZodRecord ? expectation.get(keys.keyType)?.expected : undefined;
      return [{ place, expected: expected ?? "another key", found: JSON.stringify(place.at(-1)) }];
    }
    case "invalid_union": {
      if (error.discriminator !== undefined) return untyped(schema, document, place, error);
      const meant = error.errors.find((branch) => branch.every((issue) => issue.path.length > 0));
      if (meant) {
        return meant.flatMap((issue) =>
          explain(schema, document, { ...issue, path: [...place, ...issue.path] }),
        );
      }
    }
  }
  const expected = expectedBy(here, value, error);
  const candidates = error.code === "invalid_value" ? error.values.map(String) : [];
  const hint = didYouMean(value, candidates) ?? repairHint(value, expected);
  return [{ place, expected, found: quote(value), hint }];
}

/** An event of unknown type is also held against the type that was probably meant, or what all have in common. */
function untyped(
  schema: Schema,
  document: unknown,
  place: JsonPath,
  error: z.core.$ZodIssueInvalidUnion,
): Flaw[] {
  const types = "options" in error ? (error.options ?? []).map(String) : [];
  const type = valueAt(document, place);
  const holder = place.slice(0, -1);
  const event = valueAt(document, holder) as object;
  const [meant] = typeof type === "string" ? nearest(type, types, 1) : [];
  const union = schemaAt(schema, document, holder);
  const typed = union && meant !== undefined ? alternative(union, { type: meant }) : undefined;
  const hint = didYouMean(type, types) ?? akin(type, types);
  const others = flawsOf((typed as z.ZodType | undefined) ?? untypedEventSchema, event);
  return [
    { place, expected: hint === undefined ? oneOf(types) : "a known type", found: quote(type), hint },
    ...others
      .filter((flaw) => flaw.place[0] !== "type")
      .map((flaw) => ({ ...flaw, place: [...holder, ...flaw.place] })),
  ];
}

/** The types that begin with the same word: of `price-rise` `price-change`. */
function akin(type: unknown, types: readonly string[]): string | undefined {
  const [first] = typeof type === "string" ? type.toLowerCase().split(/[-_ ]/) : [];
  const same = types.filter((other) => first !== undefined && other.split("-")[0] === first);
  return same.length > 0 ? `did you mean ${same.join(" or ")}?` : undefined;
}

function unknownKey(holder: unknown, place: JsonPath, known: readonly string[]): Flaw {
  const key = String(place.at(-1));
  const free = known.filter((name) => !(isKeyed(holder) && Object.hasOwn(holder, name)));
  const hint = didYouMean(key, free) ?? didYouMean(key, known);
  return {
    place,
    expected: hint === undefined ? `one of the keys ${known.join(", ")}` : "a known key",
    found: JSON.stringify(key),
    hint,
    meant: nearest(key, free, 1)[0],
  };
}

/** A key that is missing and an unknown one that is near it are one mistake, told at the unknown one. */
function withoutRenamed(flaws: readonly Flaw[]): Flaw[] {
  const at = (place: JsonPath) => JSON.stringify(place);
  const renamed = new Set(
    flaws.flatMap(({ place, meant }) => (meant === undefined ? [] : [at([...place.slice(0, -1), meant])])),
  );
  return flaws.filter((flaw) => flaw.found !== "nothing" || !renamed.has(at(flaw.place)));
}

const kinds: Readonly<Record<string, string>> = {
  array: "a list",
  int: "a whole number",
  number: "a finite number",
  object: "an object",
  record: "an object",
  string: "a text",
};

function expectedBy(schema: Schema | undefined, value: unknown, error: ZodIssue): string {
  const chosen = schema && alternative(schema, value);
  const told = [schema && whenPresent(schema), chosen].map((part) => part && expectation.get(part)?.expected);
  if (error.code === "invalid_value") return oneOf(error.values.map(String));
  const known = told.find((expected) => expected !== undefined);
  if (known !== undefined) return known;
  if (error.code === "invalid_type") return kinds[error.expected] ?? error.expected;
  if (error.code === "too_small" && error.origin === "array") return `a list of at least ${error.minimum}`;
  return error.message;
}

function oneOf(names: readonly string[]): string {
  return names.length === 1 ? JSON.stringify(names[0]) : `one of ${names.join(", ")}`;
}
