import type { ScenarioIssue } from "./issue.ts";
import { elementName, isKeyed, type JsonPath, renderPath, valueAt } from "./json-path.ts";
import { nearest } from "./nearest.ts";
import { type ParseResult, parseScenario } from "./parse.ts";
import type { Scenario } from "./scenario.ts";
import { scenarioSchema } from "./schema.ts";
import { alternative, keysOf, schemaAt, takesEntry } from "./schema-at.ts";

/** A changed document, or why it could not be changed. */
export type AssignResult =
  | { readonly ok: true; readonly document: unknown }
  | { readonly ok: false; readonly issues: readonly ScenarioIssue[] };

/**
 * Change one value of a scenario document.
 *
 * - A place is a dot path, `events.price.prices.both-1`: elements of arrays by their `id` or index, keys that
 *   have dots themselves as they are, `parameters.attention.notice.value`. It must be there already, or be a
 *   field that the schema allows where it stands, or one more plan or rival, given whole as an object.
 * - A number assigned to a parameter or to another number with a source sets its `value`. An interval (`low`,
 *   `high`) that the new value is outside of goes: it was about the old one.
 *
 * @param document Plain JSON, as from a file, or a parsed scenario. It is not changed.
 * @returns The changed document, which is not checked: parse it again. For an unknown path an issue with the
 *   nearest ones that exist.
 */
export function assignPath(document: unknown, path: string, value: unknown): AssignResult {
  const { place, found } = resolve(document, path, []);
  const added = found ? undefined : newEntry(document, path, place, value);
  if (added) return { ok: true, document: replaced(document, added, value) };
  if (!found) return { ok: false, issues: [unknownPath(document, path, place)] };
  const target = valueAt(document, place);
  const isNumber = typeof value === "number" && isSourced(target);
  return { ok: true, document: replaced(document, isNumber ? [...place, "value"] : place, value) };
}

/**
 * A scenario with some of its values changed, as `--set` does.
 *
 * @param settings Each `path=value` with a path as for {@link assignPath} and a value as JSON; a value that is
 *   no JSON is a text, so that dates need no quotes of their own.
 */
export function applySettings(scenario: Scenario, settings: readonly string[]): ParseResult {
  const issues: ScenarioIssue[] = [];
  let document: unknown = scenario;
  for (const setting of settings) {
    const split = setting.indexOf("=");
    if (split < 1) {
      issues.push({ path: "", expected: "path=value", found: JSON.stringify(setting) });
      continue;
    }
    const result = assignPath(
      document,
      setting.slice(0, split).trim(),
      jsonOrText(setting.slice(split + 1).trim()),
    );
    if (result.ok) document = result.document;
    else issues.push(...result.issues);
  }
  return issues.length > 0 ? { ok: false, issues } : parseScenario(document, scenario.parameters);
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** How far a path reaches into a document, and whether that is all of it. */
interface Reach {
  readonly place: JsonPath;
  readonly found: boolean;
}

function resolve(document: unknown, path: string, place: JsonPath): Reach {
  const value = valueAt(document, place);
  let furthest: Reach = { place, found: false };
  for (const [name, key] of names(value)) {
    if (path === name) return { place: [...place, key], found: true };
    if (!path.startsWith(`${name}.`)) continue;
    const reach = resolve(document, path.slice(name.length + 1), [...place, key]);
    if (reach.found || reach.place.length > furthest.place.length) furthest = reach;
    if (reach.found) return furthest;
  }
  return allowedKeys(document, place).includes(path) ? { place: [...place, path], found: true } : furthest;
}

/** Names of what is directly in a value with their keys: longest first, and an `id` before an index. */
function names(value: unknown): [name: string, key: string | number][] {
  const entries: [string, string | number][] = [];
  if (Array.isArray(value)) {
    for (const index of value.keys()) entries.push([elementName(value, index), index]);
    for (const index of value.keys()) entries.push([String(index), index]);
  } else if (isKeyed(value)) {
    for (const key of Object.keys(value)) entries.push([key, key]);
  }
  return entries.sort(([a], [b]) => b.length - a.length);
}

/** The place of an object that is given whole under a name of its own: one more plan, rival or parameter. */
function newEntry(document: unknown, path: string, place: JsonPath, value: unknown): JsonPath | undefined {
  const prefix = `${renderPath(document, place)}.`;
  const schema = schemaAt(scenarioSchema, document, place);
  if (!isKeyed(value) || !schema || !path.startsWith(prefix)) return undefined;
  const name = path.slice(prefix.length);
  return takesEntry(schema, valueAt(document, place), name) ? [...place, name] : undefined;
}

function allowedKeys(document: unknown, place: JsonPath): string[] {
  const value = valueAt(document, place);
  const schema = schemaAt(scenarioSchema, document, place);
  return isKeyed(value) && schema ? (keysOf(alternative(schema, value)) ?? []) : [];
}

function unknownPath(document: unknown, path: string, place: JsonPath): ScenarioIssue {
  const prefix = renderPath(document, place);
  if (isKeyed(document) && isKeyed(document.parameters) && Object.hasOwn(document.parameters, path)) {
    const hint = `did you mean parameters.${path}?`;
    return { path, expected: "a path of the scenario", found: "none", hint };
  }
  const allowed = allowedKeys(document, place).map((key) => (prefix === "" ? key : `${prefix}.${key}`));
  const near = nearest(
    path,
    [prefix, ...allowed, ...pathsBelow(document, place)].filter(Boolean),
    3,
    Infinity,
  );
  return {
    path,
    expected: "a path of the scenario",
    found: "none",
    hint: `the nearest are ${near.join(", ")}`,
  };
}

function pathsBelow(document: unknown, place: JsonPath): string[] {
  const value = valueAt(document, place);
  const keys = Array.isArray(value) ? [...value.keys()] : isKeyed(value) ? Object.keys(value) : [];
  return keys.flatMap((key) => {
    const below = [...place, key];
    return [renderPath(document, below), ...pathsBelow(document, below)];
  });
}

function isSourced(value: unknown): boolean {
  return isKeyed(value) && typeof value.value === "number" && "evidence" in value;
}

function replaced(document: unknown, [key, ...below]: JsonPath, value: unknown): unknown {
  if (key === undefined) return value;
  const part = replaced(valueAt(document, [key]), below, value);
  if (Array.isArray(document))
    return document.map((element, index) => (index === Number(key) ? part : element));
  const copy: Record<string, unknown> = { ...(document as object), [key]: part };
  const { low, high } = copy;
  const isOutside =
    (typeof low === "number" && low > Number(part)) || (typeof high === "number" && high < Number(part));
  if (key === "value" && typeof part === "number" && isOutside) {
    delete copy.low;
    delete copy.high;
  }
  return copy;
}
