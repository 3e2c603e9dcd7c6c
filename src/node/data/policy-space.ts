import { existsSync } from "node:fs";
import { join } from "node:path";
import { parsePolicySpace } from "../../policy/parse-policy-space.ts";
import type { PolicySpace } from "../../policy/policy-space.ts";
import { ScenarioError } from "../../scenario/issue.ts";
import type { Case } from "./load-case.ts";
import { readTextFile } from "./text-file.ts";

/**
 * What the firm of a case could have done otherwise: the levers in the case's `policy.json`, or in another file.
 *
 * @param path A file in place of the case's own.
 * @throws ScenarioError If there is none, or it has mistakes.
 */
export function loadPolicySpace(
  { scenario, folder }: Pick<Case, "scenario" | "folder">,
  path: string = join(folder, "policy.json"),
): PolicySpace {
  if (!existsSync(path)) {
    const hint = "--policy names a file of your own";
    throw new ScenarioError(
      [{ path: "", expected: "a file with the firm's levers", found: "none", hint }],
      path,
    );
  }
  return parsePolicySpace(readTextFile(path), scenario, path);
}
