import { isShareUnit, type Parameter, type Parameters } from "../market/parameter.ts";
import { quote, type ScenarioIssue } from "./issue.ts";
import type { Loose } from "./loose.ts";
import { didYouMean, nearest } from "./nearest.ts";

/**
 * Problems of parameters: names that the shared ones do not have, probabilities and shares outside 0..1,
 * ranges the wrong way round, and required ones that are in neither place. A value outside its range is none:
 * a range says what the evidence supports, and a lever may be pushed beyond it.
 *
 * @param isKnown Whether a name is all right although the shared parameters do not have it.
 */
export function parameterIssues(
  own: Loose<Parameters> = {},
  shared?: Parameters,
  required: readonly string[] = [],
  isKnown: (name: string) => boolean = () => false,
): ScenarioIssue[] {
  const issues: ScenarioIssue[] = [];
  const push = (path: string, expected: string, found: string, hint?: string) =>
    issues.push(hint === undefined ? { path, expected, found } : { path, expected, found, hint });
  for (const [name, parameter] of Object.entries(own)) {
    const path = `parameters.${name}`;
    if (shared && !Object.hasOwn(shared, name) && !isKnown(name)) {
      const near = didYouMean(name, Object.keys(shared));
      const closest = `the nearest are ${nearest(name, Object.keys(shared), 3, Infinity).join(", ")}`;
      push(path, "the name of a parameter", JSON.stringify(name), near ?? closest);
    }
    if (parameter === undefined) continue;
    const known = shared && Object.hasOwn(shared, name) ? shared[name] : undefined;
    const isShare = [parameter.unit, known?.unit].some((unit) => unit !== undefined && isShareUnit(unit));
    const { value } = parameter;
    if (isShare && value !== undefined && (value < 0 || value > 1)) {
      push(`${path}.value`, `a ${parameter.unit ?? known?.unit} from 0 to 1`, quote(value));
    }
    if ((parameter.unit ?? known?.unit) === "shape" && value !== undefined && !(value > 0)) {
      push(`${path}.value`, "a shape above 0", quote(value));
    }
    checkRange(`${path}.range`, parameter.range, push);
    checkRange(`${path}.prior.range`, parameter.prior?.range, push);
  }
  for (const name of required) {
    if (!Object.hasOwn(own, name) && !(shared && Object.hasOwn(shared, name))) {
      push(`parameters.${name}`, "a parameter", "nothing", didYouMean(name, Object.keys(own)));
    }
  }
  return issues;
}

function checkRange(
  path: string,
  range: Loose<Parameter["range"]> | undefined,
  push: (path: string, expected: string, found: string) => void,
): void {
  const [low, high] = range ?? [];
  if (low !== undefined && high !== undefined && low > high)
    push(path, "low before high", `[${low}, ${high}]`);
}
