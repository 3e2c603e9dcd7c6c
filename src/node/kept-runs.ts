import { appendFileSync, existsSync, truncateSync } from "node:fs";
import type { RunFigures } from "../experiment/run-figures.ts";
import { ScenarioError, type ScenarioIssue } from "../scenario/issue.ts";
import { readTextFile } from "./data/text-file.ts";
import { writeWhole } from "./write-whole.ts";

/** What decides the result of a run apart from its seed and its draw, in words, by name. */
export type RunIdentity = Readonly<Record<string, string>>;

/** Finished runs in a file, to which more are added as they end. */
export interface KeptRuns {
  /** The figures of a run, if it is kept. */
  get(key: string): RunFigures | undefined;
  /** Keep a run. @returns Its figures as the file has them. */
  add(key: string, figures: RunFigures): RunFigures;
}

const FORMAT = "churnkit runs 1";

/**
 * Open a file of finished runs, or begin one: JSON lines, first what the runs are of, then a run a line. Every line is
 * written at once, and a last line that was cut off, as by a loss of power, is taken away.
 *
 * @param identity Runs of anything else are refused.
 * @throws ScenarioError If the file is not one of runs, has runs of something else (naming each difference), or a line of
 *   it is broken.
 */
export function openKeptRuns(path: string, identity: RunIdentity): KeptRuns {
  const runs = existsSync(path) ? readRuns(path, identity) : begun(path, identity);
  return {
    get: (key) => runs.get(key),
    add(key, figures) {
      const line = JSON.stringify({ run: key, figures });
      appendFileSync(path, `${line}\n`);
      const kept = (JSON.parse(line) as { figures: RunFigures }).figures;
      runs.set(key, kept);
      return kept;
    },
  };
}

function begun(path: string, identity: RunIdentity): Map<string, RunFigures> {
  writeWhole(path, `${JSON.stringify({ format: FORMAT, ...identity })}\n`);
  return new Map();
}

function readRuns(path: string, identity: RunIdentity): Map<string, RunFigures> {
  const text = readTextFile(path);
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  const [head, ...lines] = whole.split("\n").slice(0, -1);
  checkHead(path, head, identity);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  const runs = new Map<string, RunFigures>();
  lines.forEach((line, index) => {
    const value = parsed(line) as { run?: unknown; figures?: Partial<RunFigures> } | undefined;
    const { run, figures } = value ?? {};
    if (typeof run !== "string" || !Array.isArray(figures?.periods) || typeof figures.daily !== "object") {
      throw new ScenarioError(
        [{ path: `line ${index + 2}`, expected: "a finished run", found: shortened(line) }],
        path,
      );
    }
    runs.set(run, figures as RunFigures);
  });
  return runs;
}

function checkHead(path: string, head: string | undefined, identity: RunIdentity): void {
  const found = parsed(head ?? "") as Readonly<Record<string, unknown>> | undefined;
  if (found?.format !== FORMAT) {
    const hint = "name another file; it is made when it is not there";
    const issue = { path: "line 1", expected: "the head of a file of finished runs", hint };
    throw new ScenarioError([{ ...issue, found: shortened(head ?? "") }], path);
  }
  const issues = Object.entries(identity)
    .filter(([name, value]) => found[name] !== value)
    .map(([name, value]): ScenarioIssue => {
      const was = typeof found[name] === "string" ? found[name] : "nothing";
      return { path: `line 1, ${name}`, expected: value, found: was, hint: "its runs are of something else" };
    });
  if (issues.length > 0) throw new ScenarioError(issues, path);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) ?? undefined;
  } catch {
    return undefined;
  }
}

function shortened(line: string): string {
  if (line.trim() === "") return "an empty line";
  return JSON.stringify(line.length > 40 ? `${line.slice(0, 40)}…` : line);
}
