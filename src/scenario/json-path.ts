/** A place in a JSON document: keys of objects and indices of arrays, from the root. */
export type JsonPath = readonly (string | number)[];

/** Whether a value is an object with keys, and not an array. */
export function isKeyed(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value at a place, or `undefined` where the document does not reach that far. */
export function valueAt(document: unknown, path: JsonPath): unknown {
  let value = document;
  for (const key of path) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isKeyed(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/**
 * How an element of an array is named in a path: by its `id` where it has one that no other element has, by
 * its index otherwise.
 */
export function elementName(array: readonly unknown[], index: number): string {
  const id = idOf(array[index]);
  if (id === undefined || array.some((other, at) => at !== index && idOf(other) === id)) return String(index);
  return id;
}

/** A place as people write it: `events.price.prices.both-1`, elements named by {@link elementName}. */
export function renderPath(document: unknown, path: JsonPath): string {
  let value = document;
  const names: string[] = [];
  for (const key of path) {
    names.push(Array.isArray(value) ? elementName(value, Number(key)) : String(key));
    value = valueAt(value, [key]);
  }
  return names.join(".");
}

function idOf(value: unknown): string | undefined {
  if (!isKeyed(value) || !Object.hasOwn(value, "id")) return undefined;
  return typeof value.id === "string" && value.id !== "" ? value.id : undefined;
}
