import { elementName, isKeyed } from "./json-path.ts";

/**
 * The differences between two versions of a document carried over to a third: where `changed` is as `base` was, the result
 * is as `target`; elsewhere it is as `changed`. Elements of arrays are matched by their `id` if all have one; other arrays
 * count as a whole. So what settings did to a scenario is done to the same scenario under other parameters.
 *
 * @param base Plain JSON, like the others.
 * @returns A new document that may share parts with `changed` and `target`.
 */
export function carriedOver<T>(base: T, changed: T, target: T): T {
  return merged(base, changed, target) as T;
}

function merged(base: unknown, changed: unknown, target: unknown): unknown {
  if (isSame(base, changed)) return target;
  if (isKeyed(base) && isKeyed(changed) && isKeyed(target)) return mergedKeys(base, changed, target);
  if (isNamed(base) && isNamed(changed) && isNamed(target)) {
    const [before, goal] = [byName(base), byName(target)];
    return changed.map((element, index) => {
      const name = elementName(changed, index);
      return goal.has(name) ? merged(before.get(name), element, goal.get(name)) : element;
    });
  }
  return changed;
}

type Keyed = Readonly<Record<string, unknown>>;

function mergedKeys(base: Keyed, changed: Keyed, target: Keyed): Keyed {
  const result: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(target), ...Object.keys(changed)])) {
    const value = merged(base[key], changed[key], target[key]);
    if (value !== undefined) result[key] = value;
  }
  return result;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function isNamed(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.every((element, index) => isKeyed(element) && elementName(value, index) === element.id)
  );
}

function byName(array: readonly unknown[]): Map<string, unknown> {
  return new Map(array.map((element, index) => [elementName(array, index), element]));
}
