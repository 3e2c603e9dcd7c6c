import { ScenarioError } from "../../scenario/issue.ts";
import { parseJsonText } from "../../scenario/json-text.ts";
import { readTextFile } from "./text-file.ts";

/** What a JSON file that the user named says. @throws ScenarioError That names the file, if it says nothing or is not there. */
export function readJsonFile(path: string): unknown {
  const json = parseJsonText(readTextFile(path));
  if (!json.ok) throw new ScenarioError(json.issues, path);
  return json.value;
}
