import { formatIssue, quote } from "../scenario/issue.ts";
import { isKeyed } from "../scenario/json-path.ts";
import { didYouMean } from "../scenario/nearest.ts";

/** What an option must be. Whether a number is in range is for whoever uses it to say. */
export interface OptionRule {
  readonly expected: string;
  accepts(value: unknown): boolean;
}

const kind = (expected: string, type: string): OptionRule => ({
  expected,
  accepts: (value) => typeof value === type,
});

/** A rule of an option that is one of some texts. */
export const oneOf = (...texts: readonly string[]): OptionRule => ({
  expected: texts.map((text) => `"${text}"`).join(" or "),
  accepts: (value) => texts.some((text) => text === value),
});

/** The kinds of options there are. */
export const OPTION = {
  agents: {
    expected: 'a whole number or "full"',
    accepts: (value: unknown) => typeof value === "number" || value === "full",
  },
  number: kind("a number", "number"),
  date: kind("a date as text, YYYY-MM-DD", "string"),
  text: kind("a text", "string"),
  flag: kind("true or false", "boolean"),
  called: kind("a function", "function"),
  list: { expected: "a list", accepts: (value: unknown) => Array.isArray(value) },
  oneOrMore: {
    expected: "an object or a list",
    accepts: (value: unknown) => typeof value === "object" && value !== null,
  },
  keyed: { expected: "an object", accepts: isKeyed },
  path: oneOf("fast", "readable"),
} as const satisfies Record<string, OptionRule>;

/**
 * Refuse options that are not there, or not of their kind; `undefined` is as if absent.
 *
 * @param rules Every option there is.
 * @param place How the argument is called.
 * @throws TypeError Naming the option, what was expected and what was found.
 */
export function checkOptions(
  options: unknown,
  rules: Readonly<Record<string, OptionRule>>,
  place = "options",
): void {
  if (!isKeyed(options)) fail(place, `an object with any of ${Object.keys(rules).join(", ")}`, options);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (!Object.hasOwn(rules, name)) {
      const names = Object.keys(rules);
      const threads = name === "workers" ? "an executor has workers" : undefined;
      fail(place, `any of ${names.join(", ")}`, name, didYouMean(name, names) ?? threads);
    }
    const rule = rules[name];
    if (rule.accepts(value)) continue;
    const isNumber = typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value));
    const wantsNumber = rule === OPTION.agents || rule === OPTION.number;
    fail(
      `${place}.${name}`,
      rule.expected,
      value,
      isNumber && wantsNumber ? `without quotes: ${Number(value)}` : undefined,
    );
  }
}

function fail(path: string, expected: string, value: unknown, hint?: string): never {
  const issue = { path, expected, found: quote(value) };
  throw new TypeError(formatIssue(hint === undefined ? issue : { ...issue, hint }));
}
