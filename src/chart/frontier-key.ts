import type { Candidate } from "../policy/candidate.ts";
import { describePolicy, type Policy, type PolicySpace } from "../policy/policy-space.ts";
import { palette, textSize } from "./theme.ts";
import { wrapWords } from "./wrap-words.ts";

/** Height of the letters that name policies, pixels. */
export const letterSize = textSize + 3;
/** Of the key below the plot, pixels: its first line, its lines, and how far left it begins. */
const keyTop = 62;
const keyLine = 18;
const keyLeft = -58;
const keyIndent = 20;
const keyWidth = 600;

/** Levers that all policies pull alike and otherwise than history. */
function commonChanges(policies: readonly Policy[], history: Policy): string[] {
  const [first] = policies;
  return Object.keys(history).filter(
    (lever) => first[lever] !== history[lever] && policies.every((policy) => policy[lever] === first[lever]),
  );
}

/** As `describePolicy` has it. */
const unchanged = "as it was";

/**
 * What a policy does otherwise than history, in words; `as it was` if nothing.
 *
 * @param space Whose titles are used; the ids of the choices if absent.
 * @param but Levers that are not to be mentioned.
 */
export function policyWords(
  policy: Policy,
  history: Policy,
  space?: PolicySpace,
  but: readonly string[] = [],
): string {
  const shown: Policy = { ...policy, ...Object.fromEntries(but.map((lever) => [lever, history[lever]])) };
  if (space !== undefined) return describePolicy(space, shown);
  const changed = Object.keys(history).filter((lever) => shown[lever] !== history[lever]);
  return changed.map((lever) => `${lever} ${shown[lever]}`.replaceAll("-", " ")).join("; ") || unchanged;
}

/** A line of the key; one that goes on has no letter. */
export interface KeyLine {
  readonly letter: string;
  readonly words: string;
}

/** What each letter does otherwise than history; what all of them do stands once, last. */
export function keyOf(
  named: readonly Candidate[],
  letters: readonly string[],
  history: Policy,
  space: PolicySpace | undefined,
): KeyLine[] {
  const policies = named.map(({ policy }) => policy);
  const common = named.length > 1 ? commonChanges(policies, history) : [];
  const lines = (letter: string, text: string) =>
    wrapWords(text, keyWidth - keyIndent).map((words, line) => ({ letter: line === 0 ? letter : "", words }));
  const own = policies.flatMap((policy, index) => {
    const words = policyWords(policy, history, space, common);
    return lines(letters[index], words === unchanged && common.length > 0 ? "nothing more" : words);
  });
  if (common.length === 0) return own;
  const shared = Object.fromEntries(common.map((lever) => [lever, policies[0][lever]]));
  return [
    ...own,
    ...lines("", `and all of these: ${policyWords({ ...history, ...shared }, history, space)}`),
  ];
}

/** Layers that write the key below a plot. */
export const keyLayers = (key: readonly KeyLine[], plotHeight: number) =>
  (["letter", "words"] as const).map((field) => keyLayer(key, field, plotHeight));

function keyLayer(key: readonly KeyLine[], field: keyof KeyLine, plotHeight: number) {
  const isLetter = field === "letter";
  return {
    data: {
      values: key
        .map((line, index) => ({ text: line[field], y: plotHeight + keyTop + index * keyLine }))
        .filter(({ text }) => text !== ""),
    },
    mark: {
      type: "text",
      align: "left",
      ...(isLetter && { fontWeight: 600, color: palette.simulated, fontSize: letterSize }),
    },
    encoding: {
      x: { value: isLetter ? keyLeft : keyLeft + keyIndent },
      y: { field: "y", type: "quantitative", scale: null },
      text: { field: "text", type: "nominal" },
    },
  };
}
