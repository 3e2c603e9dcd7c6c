import { ScenarioError } from "../scenario/issue.ts";
import { parseScenario } from "../scenario/parse.ts";
import type { Scenario } from "../scenario/scenario.ts";
import {
  type Manifest,
  manifestText,
  type RecordedOptions,
  recorded,
  type SensitivityAsked,
} from "./manifest.ts";
import { askedCase, type SensitivityQuestion, sensitivityQuestion } from "./sensitivity-question.ts";

/** A question, and the case or folder that its worlds are reckoned from, if there is one. */
export type PlacedQuestion = SensitivityQuestion & Pick<SensitivityAsked, "from">;

/** A manifest of `sensitivity`. */
export type SensitivityManifest = Pick<Manifest, "scenario"> & { readonly sensitivity: SensitivityAsked };

/** The text of a manifest: what was asked, in a fixed order and without what was not given. */
export function sensitivityManifestText(
  { scenario, from, over, posterior }: PlacedQuestion,
  options: RecordedOptions & Omit<SensitivityAsked, "over">,
): string {
  const { method, quantity, period, parameters, without, points, most, chance } = options;
  const { subscribers, seed, replicates } = options;
  return manifestText({
    command: "sensitivity",
    options: recorded({ subscribers, seed, replicates }),
    sensitivity: {
      ...(from !== undefined && { from }),
      ...{ method, quantity },
      ...(period !== undefined && { period }),
      ...(parameters !== undefined && { parameters }),
      over,
      ...(posterior !== undefined && { posterior }),
      without,
      ...(points !== undefined && { points }),
      most,
      ...(chance && { chance }),
    },
    ...{ scenario, observed: [] },
  });
}

/**
 * The question of a manifest.
 *
 * @param path The manifest, for messages.
 * @throws ScenarioError If the case or the posterior is another now.
 */
export function questionAgain({ scenario, sensitivity }: SensitivityManifest, path: string): PlacedQuestion {
  const { from, posterior, ...asked } = sensitivity;
  const found = from === undefined ? { scenario, observed: [] } : askedCase(from);
  const another = (place: string, expected: string): ScenarioError =>
    new ScenarioError([{ path: place, expected, found: "another now" }], path);
  if (!isSame(found.scenario, scenario)) throw another("scenario", `the scenario of ${from}`);
  const question = sensitivityQuestion(found, asked);
  if (question.posterior !== posterior) {
    throw another("sensitivity.posterior", `the posterior ${posterior?.slice(0, 12)}`);
  }
  return { ...(from !== undefined && { from }), ...question };
}

/** Whether a scenario is what a file kept of one. */
function isSame(scenario: Scenario, kept: Scenario): boolean {
  const again = parseScenario(JSON.parse(JSON.stringify(scenario)));
  return again.ok && JSON.stringify(again.scenario) === JSON.stringify(kept);
}
