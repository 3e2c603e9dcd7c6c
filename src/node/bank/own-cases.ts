import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Job } from "../../experiment/job.ts";
import { type Draw, withDraw } from "../../market/draw.ts";
import { ScenarioError } from "../../scenario/issue.ts";
import { openingPeople } from "../../scenario/opening-people.ts";
import type { CaseWindow } from "../../validation/case-window.ts";
import type { ShockWindow } from "../../validation/measured-window.ts";
import { ownWindows } from "../../validation/own-windows.ts";
import { priceChange } from "../../validation/price-change.ts";
import { windowFigure } from "../../validation/window-figure.ts";
import { caseUnder } from "../data/case-under.ts";
import { type Case, loadCaseFolder, loadSharedParameters } from "../data/load-case.ts";
import { outcomeExecutor } from "../worker-executor.ts";

/** How cases of one's own are run. */
export interface OwnCasesOptions {
  readonly draws: readonly Draw[];
  readonly subscribers: number;
  readonly workers: number;
  readonly onProgress?: (share: number) => void;
}

/** Runs whose days are held in memory at once. */
const AT_ONCE = 100;

/**
 * The cases of a folder: every subfolder, with its `scenario.json` and `observed.csv`, in alphabetical order. Hidden folders
 * (`.git`, `.ipynb_checkpoints`) are none.
 *
 * @throws ScenarioError For a folder that is not there or has no case, subfolders without a `scenario.json`, a file that has
 *   mistakes.
 */
export function loadOwnCases(dir: string): Case[] {
  const isFolder = existsSync(dir) && statSync(dir).isDirectory();
  const names = isFolder
    ? readdirSync(dir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
        .map(({ name }) => name)
        .sort()
    : [];
  if (names.length === 0) {
    const expected = "a folder with a subfolder for each case, with scenario.json and observed.csv";
    const found = isFolder ? "one without subfolders" : existsSync(dir) ? "a file" : "no such folder";
    throw new ScenarioError([{ path: "", expected, found }], dir);
  }
  const issues = names
    .filter((name) => !existsSync(join(dir, name, "scenario.json")))
    .map((name) => ({
      path: name,
      expected: "a case, with scenario.json and observed.csv",
      found: "no scenario.json",
    }));
  if (issues.length > 0) throw new ScenarioError(issues, dir);
  return names.map((name) => loadCaseFolder(join(dir, name)));
}

/**
 * Simulate cases under draws of the shared parameters; what a case's scenario overrides stays.
 *
 * @returns A window for each row that was observed from the first event on, with what each draw says of it.
 * @throws ScenarioError If a case has no such row.
 */
export async function simulateOwnCases(
  cases: readonly Case[],
  options: OwnCasesOptions,
): Promise<ShockWindow[]> {
  const windows = cases.map((one) => windowsOf(one));
  const shocks: ShockWindow[] = [];
  for (const [index, found] of cases.entries()) {
    const figures = await figuresOf(found, windows[index], {
      ...options,
      onProgress: (share) => options.onProgress?.((index + share) / cases.length),
    });
    windows[index].forEach((window, column) => {
      shocks.push({
        window,
        observations: found.observed,
        draws: Float64Array.from(figures, (row) => row[column]),
        priceChange: priceChange(found.scenario),
        base: openingPeople(found.scenario),
      });
    });
  }
  return shocks;
}

function windowsOf({ scenario, observed, folder }: Case): CaseWindow[] {
  const windows = ownWindows(scenario, observed);
  if (windows.length > 0) return windows;
  const expected = `a row from the first event on and within ${scenario.start} to ${scenario.latest ?? scenario.until}`;
  throw new ScenarioError([{ path: "", expected, found: "none" }], join(folder, "observed.csv"));
}

async function figuresOf(
  found: Case,
  windows: readonly CaseWindow[],
  { draws, subscribers, workers, onProgress }: OwnCasesOptions,
): Promise<number[][]> {
  const shared = loadSharedParameters();
  const under = caseUnder(found);
  const until = windows
    .map(({ to }) => to)
    .sort()
    .at(-1) as string;
  const agents = Math.min(subscribers, Math.round(openingPeople(found.scenario)));
  const execute = outcomeExecutor(workers);
  const figures: number[][] = [];
  while (figures.length < draws.length) {
    const done = figures.length;
    const jobs = draws.slice(done, done + AT_ONCE).map(
      (draw, index): Job => ({
        scenario: under(withDraw(shared, draw)).scenario,
        seed: done + index + 1,
        subscribers: agents,
        until,
      }),
    );
    const outcomes = await execute(jobs, {
      onProgress: (share) => onProgress?.((done + share * jobs.length) / draws.length),
    });
    figures.push(...outcomes.map((outcome) => windows.map((window) => windowFigure(outcome, window))));
  }
  return figures;
}
