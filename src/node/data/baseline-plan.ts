import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { Sourced } from "../../market/evidence.ts";
import { expectation, sourcedCount, sourcedShare, strict, text } from "../../scenario/fields.ts";
import { quote, ScenarioError, type ScenarioIssue } from "../../scenario/issue.ts";
import { isKeyed } from "../../scenario/json-path.ts";
import { shapeIssues } from "../../scenario/shape.ts";
import { readJsonFile } from "./json-file.ts";

/** What a case's `baseline.json` says about how its joiners and tenures are reckoned. */
export type BaselinePlan = {
  /** Tables, relative to the case's folder. */
  readonly quarterly: readonly string[];
  readonly yearly: string;
  /** Share of gross additions who had subscribed before. */
  readonly returnerShare: Sourced;
  readonly tenureClasses: number;
  /** Completed months, then, of those who subscribed before the first known year. */
  readonly earlierTenure: Sourced;
} & (
  | { readonly rule: "seasonal"; readonly cycles: readonly string[] }
  | { readonly rule: "damped-growth"; readonly growthKept: Sourced }
  | { readonly rule: "actual"; readonly churnRounding: Sourced }
);

const quarter = z.string().regex(/^\d{4}Q[1-4]$/);
expectation.add(quarter, { expected: "a quarter such as 2009Q2" });
const classes = z.int().min(1);
expectation.add(classes, { expected: "a whole number of at least 1" });

const common = {
  why: text.exactOptional(),
  quarterly: z.array(text).min(1),
  yearly: text,
  returnerShare: sourcedShare,
  tenureClasses: classes,
  earlierTenure: sourcedCount,
};

const schemas: Readonly<Record<string, z.ZodType>> = {
  seasonal: strict({ rule: z.literal("seasonal"), ...common, cycles: z.array(quarter).min(1) }),
  "damped-growth": strict({ rule: z.literal("damped-growth"), ...common, growthKept: sourcedShare }),
  actual: strict({ rule: z.literal("actual"), ...common, churnRounding: sourcedCount }),
};

const unruled = z.looseObject({ ...common, rule: z.enum(Object.keys(schemas)) });

/**
 * Read a `baseline.json`.
 *
 * @throws ScenarioError With every problem: no JSON, a wrong shape, a table that is not there.
 */
export function readBaselinePlan(path: string): BaselinePlan {
  const document = readJsonFile(path);
  const rule = isKeyed(document) ? document.rule : undefined;
  const schema = (typeof rule === "string" ? schemas[rule] : undefined) ?? unruled;
  const { issues } = shapeIssues(schema, document);
  if (issues.length > 0) throw new ScenarioError(issues, path);
  const plan = document as BaselinePlan;
  const tables = [
    ...plan.quarterly.map((table, index) => [`quarterly.${index}`, table] as const),
    ["yearly", plan.yearly] as const,
  ];
  const missing = tables
    .filter(([, table]) => !existsSync(join(dirname(path), table)))
    .map(
      ([place, table]): ScenarioIssue => ({
        path: place,
        expected: `a table, seen from ${dirname(path)}`,
        found: `${quote(table)}, which is not there`,
        hint: "without baseline.json the joiners and tenures of scenario.json stay as they are",
      }),
    );
  if (missing.length > 0) throw new ScenarioError(missing, path);
  return plan;
}
