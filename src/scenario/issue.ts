/** One thing that is wrong with a scenario. */
export interface ScenarioIssue {
  /** Where: a dot path in which elements of arrays are named by their `id`, `events.price.prices.both-1`. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  /** How to mend it, where that can be guessed. */
  readonly hint?: string;
}

/** An issue on one line: `file: path: expected …, found … (hint)`; parts that are empty are left out. */
export function formatIssue(issue: ScenarioIssue, file?: string): string {
  const place = [file, issue.path].filter((part) => part !== undefined && part !== "");
  const sentence = `expected ${issue.expected}, found ${issue.found}`;
  return [...place, issue.hint === undefined ? sentence : `${sentence} (${issue.hint})`].join(": ");
}

/** Thrown for a scenario that cannot be used; carries every problem, and its message has one line for each. */
export class ScenarioError extends Error {
  readonly issues: readonly ScenarioIssue[];
  /** File that the scenario came from, if it came from one. */
  readonly file: string | undefined;

  constructor(issues: readonly ScenarioIssue[], file?: string) {
    super(issues.map((issue) => formatIssue(issue, file)).join("\n"));
    this.name = "ScenarioError";
    this.issues = issues;
    this.file = file;
  }
}

const longest = 60;

/** A value as an issue quotes it: one line, short, `nothing` if absent. */
export function quote(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) {
    const keys = Object.keys(value);
    return keys.length === 0 ? "an empty object" : `an object with ${shorten(keys.join(", "))}`;
  }
  if (typeof value === "function") return "a function";
  return shorten(typeof value === "string" ? JSON.stringify(value) : String(value));
}

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
