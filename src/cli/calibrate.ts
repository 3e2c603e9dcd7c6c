import { existsSync } from "node:fs";
import { join } from "node:path";
import Table from "cli-table3";
import type { Command } from "commander";
import { type Calibration, type CalibrationCase, calibrate } from "../calibration/calibrate.ts";
import type { CalibrationPlan } from "../calibration/calibration-plan.ts";
import type { Parameters } from "../market/parameter.ts";
import { formatJson } from "../node/data/format-json.ts";
import { loadCase, loadSharedParameters, packageDataDir } from "../node/data/load-case.ts";
import { reckoned } from "../node/data/reckoned.ts";
import { readTextFile, writeTextFile } from "../node/data/text-file.ts";
import { writeBaselines } from "../node/data/write-baselines.ts";
import { ScenarioError } from "../scenario/issue.ts";
import { progressBar } from "./progress-bar.ts";

/** The calibration plan of a case. @throws ScenarioError If the case has none. */
export function calibrationPlan(id: string): CalibrationPlan {
  const path = join(loadCase(id).folder, "calibration.json");
  if (!existsSync(path)) {
    throw new ScenarioError([{ path: "", expected: "a case with a calibration.json", found: id }]);
  }
  return JSON.parse(readTextFile(path)) as CalibrationPlan;
}

/** A case under given shared parameters: its own overrides kept, its reckoned parts reckoned anew. */
export function caseUnder(id: string, shared: Parameters): CalibrationCase {
  const { scenario, observed, folder } = loadCase(id);
  const own = (JSON.parse(readTextFile(join(folder, "scenario.json"))) as { parameters?: Parameters })
    .parameters;
  const parameters = { ...shared, ...own };
  return { scenario: reckoned({ ...scenario, parameters }, folder, parameters), observed };
}

/** `churnkit calibrate <case>`: fit the free parameters of a case's calibration plan. */
export function calibrateCommand(program: Command): void {
  program
    .command("calibrate <case>")
    .description(
      "fit the free parameters on the figures that the case's calibration.json names; shows prior beside fitted",
    )
    .option(
      "--write",
      "write the fitted values into data/parameters.json and the reckoned parts of the scenarios",
    )
    .option("--evaluations <n>", "most trials a stage", (text) => Number.parseInt(text, 10), 160)
    .option("--json", "print one JSON document")
    .action((id: string, options: { write?: boolean; evaluations: number; json?: boolean }) => {
      const plan = calibrationPlan(id);
      const bar = progressBar("trials");
      const result = calibrate(plan, loadSharedParameters(), caseUnder, {
        evaluations: options.evaluations,
        onProgress: ({ stage, evaluations, most, best }) =>
          bar.update(evaluations, most, `${stage}, best ${best.toFixed(3)}`),
      });
      bar.stop();
      if (options.write) {
        writeTextFile(join(packageDataDir, "parameters.json"), formatJson(result.fitted));
        writeBaselines(result.fitted);
      }
      const { case: caseId, targets, parameters } = result;
      if (options.json) console.log(JSON.stringify({ case: caseId, targets, parameters }, null, 2));
      else console.log(report(result));
    });
}

function report({ targets, parameters }: Calibration): string {
  const misses = new Table({
    head: ["target", "observed", "fitted", "miss"],
    style: { head: [], border: [] },
  });
  for (const { id, observed, fitted, miss } of targets)
    misses.push([id, observed, short(fitted), short(miss)]);
  const values = new Table({
    head: ["parameter", "prior mean", "prior 90 %", "fitted"],
    style: { head: [], border: [] },
  });
  for (const { id, prior, fitted } of parameters) {
    const note = fitted < prior.p05 || fitted > prior.p95 ? "  outside the prior's 90 %" : "";
    values.push([id, prior.mean, `${prior.p05} to ${prior.p95}`, `${fitted}${note}`]);
  }
  return `${misses}\n${values}`;
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}
