import { z } from "zod";
import { counterfactualOf } from "../experiment/compare.ts";
import { untypedEventSchema } from "../scenario/event-schema.ts";
import { id, strict, text } from "../scenario/fields.ts";
import { ScenarioError, type ScenarioIssue } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { shapeIssues } from "../scenario/shape.ts";
import { changeOf, historyOf, type Lever, type PolicySpace } from "./policy-space.ts";

const changeSchema = strict({
  without: z.array(id).exactOptional(),
  with: z.union([untypedEventSchema, z.array(untypedEventSchema)]).exactOptional(),
  set: z.array(text).exactOptional(),
});

const spaceSchema = strict({
  case: id,
  levers: z
    .array(
      strict({
        id,
        title: text,
        choices: z.array(strict({ id, title: text, change: changeSchema })).min(2),
      }),
    )
    .min(1),
});

/**
 * Read the levers of a case from the text of a `policy.json`.
 *
 * @param scenario The case's scenario, which every choice must fit.
 * @param file Name for messages.
 * @throws ScenarioError With every problem: wrong shape, ids that come twice, a first choice that changes something
 *   (it stands for history), a choice that does not fit the scenario even when all else is as it was.
 */
export function parsePolicySpace(text: string, scenario: Scenario, file: string): PolicySpace {
  const json = parseJsonText(text);
  if (!json.ok) throw new ScenarioError(json.issues, file);
  const { issues } = shapeIssues(spaceSchema, json.value);
  if (issues.length > 0) throw new ScenarioError(issues, file);
  const space = json.value as PolicySpace;
  const flaws = [...caseIssues(space, scenario), ...repeated(space.levers, "levers"), ...leverIssues(space)];
  if (flaws.length > 0) throw new ScenarioError(flaws, file);
  const misfits = choiceIssues(space, scenario);
  if (misfits.length > 0) throw new ScenarioError(misfits, file);
  return space;
}

function caseIssues(space: PolicySpace, scenario: Scenario): ScenarioIssue[] {
  if (space.case === scenario.id) return [];
  return [{ path: "case", expected: `the scenario's id, ${scenario.id}`, found: space.case }];
}

function leverIssues({ levers }: PolicySpace): ScenarioIssue[] {
  return levers.flatMap((lever): ScenarioIssue[] => {
    const issues = repeated(lever.choices, `levers.${lever.id}.choices`);
    const [first] = lever.choices;
    if (Object.keys(first.change).length === 0) return issues;
    const path = `levers.${lever.id}.choices.${first.id}.change`;
    const found = Object.keys(first.change).join(", ");
    return [...issues, { path, expected: "no change, since the first choice is what was done", found }];
  });
}

function repeated(items: readonly { readonly id: string }[], path: string): ScenarioIssue[] {
  return items
    .filter((item, index) => items.findIndex((other) => other.id === item.id) < index)
    .map((item) => ({ path: `${path}.${item.id}`, expected: "an id that comes once", found: item.id }));
}

function choiceIssues(space: PolicySpace, scenario: Scenario): ScenarioIssue[] {
  return space.levers.flatMap((lever: Lever) =>
    lever.choices.flatMap((choice): ScenarioIssue[] => {
      try {
        counterfactualOf(scenario, changeOf(space, { ...historyOf(space), [lever.id]: choice.id }));
        return [];
      } catch (error) {
        if (!(error instanceof ScenarioError)) throw error;
        const place = `levers.${lever.id}.choices.${choice.id}.change`;
        return error.issues.map((issue) => ({ ...issue, path: `${place}: ${issue.path}` }));
      }
    }),
  );
}
