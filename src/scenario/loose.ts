import { isKeyed, type JsonPath } from "./json-path.ts";

/**
 * A document of which parts may be missing because they were not what the schema asks for. Broken parts keep
 * their key or index and are `undefined`.
 */
export type Loose<T> = T extends readonly (infer Element)[]
  ? readonly (Loose<Element> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Loose<T[Key]> | undefined }
    : T;

/** Whether a field is there but broken, so that nothing can be said that depends on it. */
export function isBroken(holder: object | undefined, key: string): boolean {
  return (
    holder !== undefined &&
    Object.hasOwn(holder, key) &&
    (holder as Record<string, unknown>)[key] === undefined
  );
}

/** Deeper than any scenario; what lies below is left out, which also ends circles. */
const deepest = 16;

/** A copy of a JSON document in which the values at some places are `undefined`. */
export function withoutBroken(document: unknown, places: readonly JsonPath[], depth = 0): unknown {
  if (depth > deepest || places.some((place) => place.length === 0)) return undefined;
  const copyOf = (value: unknown, key: string | number) => {
    const below = places.filter((place) => String(place[0]) === String(key));
    return withoutBroken(
      value,
      below.map((place) => place.slice(1)),
      depth + 1,
    );
  };
  if (Array.isArray(document)) return Array.from(document, copyOf);
  if (!isKeyed(document)) return document;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(document)) {
    if (key !== "__proto__") copy[key] = copyOf(document[key], key);
  }
  for (const [key] of places) {
    if (key !== undefined && !Object.hasOwn(copy, key)) copy[key] = undefined;
  }
  return copy;
}
