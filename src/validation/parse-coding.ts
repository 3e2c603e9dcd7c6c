import { freeze } from "../scenario/frozen.ts";
import { ScenarioError, type ScenarioIssue } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import { didYouMean } from "../scenario/nearest.ts";
import { shapeIssues } from "../scenario/shape.ts";
import { plansAtStart } from "./coded-plans.ts";
import type { Classed, Coding } from "./coding.ts";
import type { CodingRules } from "./coding-rules.ts";
import { codingRulesSchema, codingSchema } from "./coding-schema.ts";

/**
 * Read a coding from the text of a `coding.json`.
 *
 * @param rules The rules whose classes it names.
 * @param file Name for messages.
 * @throws ScenarioError With every problem: a wrong shape, a class that is in no table, a plan, rival or component that
 *   is not there.
 */
export function parseCoding(text: string, rules: CodingRules, file: string): Coding {
  const coding = shaped(codingSchema, text, file) as Coding;
  const issues = [...classIssues(coding, rules), ...nameIssues(coding)];
  if (issues.length > 0) throw new ScenarioError(issues, file);
  return freeze(coding);
}

/**
 * Read the coding rules from the text of `coding-rules.json`.
 *
 * @throws ScenarioError With every problem: a wrong shape, a range that does not hold its value.
 */
export function parseCodingRules(text: string, file: string): CodingRules {
  const rules = shaped(codingRulesSchema, text, file) as CodingRules;
  const issues = Object.entries(rules.tables).flatMap(([table, { classes }]) =>
    Object.entries(classes).flatMap(([name, { value, low = value, high = value }]): ScenarioIssue[] => {
      if (low <= value && value <= high) return [];
      const path = `tables.${table}.classes.${name}.value`;
      return [{ path, expected: `a number from ${low} to ${high}`, found: `${value}` }];
    }),
  );
  if (issues.length > 0) throw new ScenarioError(issues, file);
  return freeze(rules);
}

function shaped(schema: typeof codingSchema | typeof codingRulesSchema, text: string, file: string): unknown {
  const json = parseJsonText(text);
  if (!json.ok) throw new ScenarioError(json.issues, file);
  const { issues } = shapeIssues(schema, json.value);
  if (issues.length > 0) throw new ScenarioError(issues, file);
  return json.value;
}

/** Every class that a coding names, with the table it must be in. */
function* classesOf(coding: Coding): Generator<readonly [string, string, Classed]> {
  const put = (path: string, table: string, value: unknown): (readonly [string, string, Classed])[] =>
    typeof value === "object" && value !== null && "class" in value ? [[path, table, value as Classed]] : [];
  yield* put("people.touched", "touched", coding.people.touched);
  yield* put("opening", "opening", coding.opening);
  yield* put("worth", "worth", coding.worth);
  yield* put("leaving", "leaving", coding.leaving);
  yield* "class" in coding.churn
    ? put("churn", "churn", coding.churn)
    : put("churn.of", "churnRange", coding.churn.of);
  yield* put("joining.known", "growth", coding.joining.known);
  yield* put("joining.returners", "returners", coding.joining.returners);
  yield* put("joining.returns", "returns", coding.joining.returns);
  for (const { id, worth } of coding.components ?? []) yield* put(`components.${id}.worth`, "content", worth);
  for (const [id, rival] of Object.entries(coding.rivals)) {
    for (const table of ["substitutability", "reach", "eligible", "uses"] as const)
      yield* put(`rivals.${id}.${table}`, table, rival[table]);
  }
  for (const event of coding.events) {
    const at = `events.${event.id}`;
    yield* put(`${at}.severity`, "severity", event.severity);
    yield* put(`${at}.severity.concerned`, "concerned", event.severity?.concerned);
    yield* put(`${at}.notice`, "notice", event.notice);
    const tables: Readonly<Record<string, string>> = {
      spared: "touched",
      hassle: "hassle",
      quality: "answer",
      share: "content",
      uses: "uses",
      users: "eligible",
      reach: "newReach",
      eligible: "eligible",
      frozen: "frozen",
      borrowers: "sharing",
      conversion: "sharing",
      months: "sharing",
      lenders: "sharing",
    };
    for (const [key, value] of Object.entries(event)) {
      if (Object.hasOwn(tables, key)) yield* put(`${at}.${key}`, tables[key], value);
    }
    if (event.type === "competitor-offer") yield* put(`${at}.extras.uses`, "uses", event.extras?.uses);
  }
}

function classIssues(coding: Coding, rules: CodingRules): ScenarioIssue[] {
  const issues = [...classesOf(coding)].flatMap(([path, table, { class: name }]) =>
    unknown(`${path}.class`, `a class of ${table}`, name, Object.keys(rules.tables[table]?.classes ?? {})),
  );
  const { season } = coding.joining;
  return [
    ...issues,
    ...unknown("joining.season.class", "a season", season.class, Object.keys(rules.seasons)),
  ];
}

function nameIssues(coding: Coding): ScenarioIssue[] {
  const plans = Object.keys(coding.plans);
  const rivals = Object.keys(coding.rivals);
  const events = coding.events.map(({ id }) => id);
  const components = ["offer", ...(coding.components ?? []).map(({ id }) => id)];
  const issues = unknown("main", "a plan that is sold at the start", coding.main, plansAtStart(coding));
  if (coding.opening !== undefined) {
    issues.push(
      ...unknown(
        "opening.plan",
        "a plan that is sold at the start",
        coding.opening.plan,
        plansAtStart(coding),
      ),
    );
  }
  if (!events.includes(coding.event))
    issues.push(...unknown("event", "one of its events", coding.event, events));
  for (const [id, { lacks = [] }] of Object.entries(coding.plans)) {
    for (const part of lacks) issues.push(...unknown(`plans.${id}.lacks`, "a component", part, components));
  }
  for (const [id, { of }] of Object.entries(coding.rivals)) {
    if (of !== undefined) issues.push(...unknown(`rivals.${id}.of`, "a component", of, components));
  }
  for (const event of coding.events) {
    const at = `events.${event.id}`;
    if ("rival" in event) issues.push(...unknown(`${at}.rival`, "a rival", event.rival, rivals));
    if ("of" in event) issues.push(...unknown(`${at}.of`, "an event", event.of, events));
    if ("to" in event) issues.push(...unknown(`${at}.to`, "an event", event.to, events));
    if ("prices" in event) {
      for (const plan of Object.keys(event.prices))
        issues.push(...unknown(`${at}.prices.${plan}`, "a plan", plan, plans));
    }
    if ("component" in event && event.component !== undefined)
      issues.push(...unknown(`${at}.component`, "a component", event.component, components));
  }
  return issues;
}

function unknown(path: string, what: string, found: string, known: readonly string[]): ScenarioIssue[] {
  if (known.includes(found)) return [];
  const hint = didYouMean(found, known);
  const issue = { path, expected: `${what}: ${known.join(", ")}`, found };
  return [hint === undefined ? issue : { ...issue, hint }];
}
