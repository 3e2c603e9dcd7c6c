import { describe, expect, it } from "vitest";
import { ScenarioError, type ScenarioIssue } from "../../src/scenario/issue.ts";
import { isKeyed } from "../../src/scenario/json-path.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { fixture, type Json } from "./fixture.ts";

/** Where something made up says that it is. */
export const made = { evidence: "assumed", source: "made up for tests" } as const;

/**
 * Changes to the fixture, by place: keys joined by `/`, elements by `id` or index, `+` for a new last one.
 * `undefined` takes a key away.
 */
export type Edits = Readonly<Record<string, unknown>>;

/** A rule about scenarios with an example on either side of it. */
export interface Rule {
  readonly rule: string;
  /** Breaks the rule in the fixture, and nothing else. */
  readonly wrong: Edits;
  /** Comes close to breaking it, and does not. */
  readonly right: Edits;
  /** Where the problem is, and what its line says. */
  readonly path: string;
  readonly says: RegExp;
}

/** Tests that each rule finds exactly its wrong example, and leaves the right one in peace. */
export function itHoldsRules(rules: readonly Rule[]): void {
  describe.each(rules)("$rule", ({ wrong, right, path, says }) => {
    it("is one problem", () => {
      const issues = issuesAfter(wrong);
      expect(issues.map((issue) => issue.path)).toEqual([path]);
      const { expected, found, hint } = issues[0]!;
      expect(`${expected}, found ${found}${hint === undefined ? "" : ` (${hint})`}`).toMatch(says);
    });
    it("is no problem when just kept", () => {
      expect(issuesAfter(right)).toEqual([]);
    });
  });
}

/** The problems of the fixture after some changes. */
export function issuesAfter(edits: Edits): readonly ScenarioIssue[] {
  const result = parseScenario(edited(edits));
  return result.ok ? [] : result.issues;
}

/** The fixture after some changes. */
export function edited(edits: Edits): Json {
  const scenario = fixture();
  for (const [place, value] of Object.entries(edits)) edit(scenario, place.split("/"), value);
  return scenario;
}

function edit(holder: Json, [key, ...rest]: readonly string[], value: unknown): void {
  const index = Array.isArray(holder)
    ? holder.findIndex((element) => isKeyed(element) && element.id === key)
    : -1;
  const at = index >= 0 ? index : key === "+" ? holder.length : key!;
  if (rest.length > 0) edit(holder[at], rest, value);
  else if (value === undefined) delete holder[at];
  else holder[at] = value;
}

/** A document as a scenario. Throws if it is none. */
export function parsed(document: unknown): Scenario {
  const result = parseScenario(document);
  if (!result.ok) throw new ScenarioError(result.issues);
  return result.scenario;
}
