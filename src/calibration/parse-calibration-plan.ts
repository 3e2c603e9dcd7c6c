import { z } from "zod";
import { finite, id, isoDate, strict, text, wholeNumber } from "../scenario/fields.ts";
import { ScenarioError, type ScenarioIssue } from "../scenario/issue.ts";
import { parseJsonText } from "../scenario/json-text.ts";
import { shapeIssues } from "../scenario/shape.ts";
import { type CalibrationPlan, TARGET_STATUS } from "./calibration-plan.ts";

const tolerance = z.number().positive();
const discrepancy = z.number().nonnegative().optional();
const free = z.array(text).min(1);

const stageSchemas = {
  figures: strict({
    id,
    kind: z.literal("figures"),
    case: id,
    until: isoDate,
    free,
    targets: z.array(strict({ quantity: text, to: isoDate, tolerance, discrepancy })).min(1),
  }),
  mood: strict({
    id,
    kind: z.literal("mood"),
    case: id,
    until: isoDate,
    free,
    calm: strict({ on: isoDate, value: finite }),
    since: isoDate,
    readings: z
      .array(
        strict({
          quantity: z.enum(["posts", "buzz"]),
          on: isoDate,
          value: finite,
          status: z.enum(TARGET_STATUS),
          tolerance,
          discrepancy,
        }),
      )
      .min(1),
  }),
};

const planSchema = strict({
  case: id,
  seeds: z.array(wholeNumber).min(1),
  subscribers: z.int().min(1),
  stages: z.array(z.looseObject({ id, kind: z.enum(["figures", "mood"]) })).min(1),
});

/**
 * Read a calibration plan from the text of a `calibration.json`.
 *
 * @param file Name for messages.
 * @throws ScenarioError With every problem; among them targets that are neither reported, derived nor rounded, and days
 *   that a stage fits but does not simulate.
 */
export function parseCalibrationPlan(text: string, file: string): CalibrationPlan {
  const json = parseJsonText(text);
  if (!json.ok) throw new ScenarioError(json.issues, file);
  const parsed = planSchema.safeParse(json.value);
  if (!parsed.success) throw new ScenarioError(shapeIssues(planSchema, json.value).issues, file);
  const shapes = parsed.data.stages.flatMap((stage) =>
    shapeIssues(stageSchemas[stage.kind], stage).issues.map((issue) => ({
      ...issue,
      path: `stages.${stage.id}.${issue.path}`,
    })),
  );
  if (shapes.length > 0) throw new ScenarioError(shapes, file);
  const plan = json.value as CalibrationPlan;
  const late = plan.stages.flatMap(lateIssues);
  if (late.length > 0) throw new ScenarioError(late, file);
  return plan;
}

/** A stage must not look at days that it does not simulate. */
function lateIssues(stage: CalibrationPlan["stages"][number]): ScenarioIssue[] {
  const days =
    stage.kind === "figures" ? stage.targets.map(({ to }) => to) : stage.readings.map(({ on }) => on);
  return days
    .filter((day) => day > stage.until)
    .map((found) => ({ path: `stages.${stage.id}`, expected: `targets up to ${stage.until}`, found }));
}
