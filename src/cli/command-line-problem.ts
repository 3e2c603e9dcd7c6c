import type { CommanderError } from "commander";
import { formatIssue, type ScenarioIssue } from "../scenario/issue.ts";

const HINT = /\s*\((did you mean [^)]*\?)\)/i;

/** What commander has against a command line, as one line in the form of every other problem. */
export function commandLineProblem({ code, message }: CommanderError): string {
  const [, hint] = HINT.exec(message) ?? [];
  const text = message.replace(/^error: /, "").replace(HINT, "");
  const [, quoted = ""] = /'([^']*)'/.exec(text) ?? [];
  const issue = issueOf(code, text, quoted);
  if (issue === undefined) return text.replaceAll("\n", " ");
  return formatIssue(hint === undefined ? issue : { ...issue, hint: hint.replace(/^Did/, "did") });
}

function issueOf(code: string, text: string, quoted: string): ScenarioIssue | undefined {
  const [flag] = quoted.split(/[ ,]/, 1);
  switch (code) {
    case "commander.unknownOption":
      return { path: "churnkit", expected: "a known option", found: quoted };
    case "commander.unknownCommand":
      return { path: "churnkit", expected: "a known command", found: quoted };
    case "commander.missingArgument":
      return { path: `<${quoted}>`, expected: "an argument", found: "none" };
    case "commander.optionMissingArgument":
      return { path: flag, expected: "a value", found: "none" };
    case "commander.help":
      return { path: "churnkit", expected: "a command", found: "none", hint: "--help lists them" };
    case "commander.excessArguments": {
      const [, expected = "fewer", found = "more"] = /Expected (.*) but got (\d+)/.exec(text) ?? [];
      return { path: "churnkit", expected, found };
    }
    case "commander.invalidArgument": {
      const match = /argument '(.*)' is invalid\. (?:expected )?(.*?)(?:, found .*)?\.?$/s.exec(text);
      if (!match) return undefined;
      const expected = match[2].replace("Allowed choices are", "one of");
      return { path: flag, expected, found: match[1] || "an empty text" };
    }
    default:
      return undefined;
  }
}
