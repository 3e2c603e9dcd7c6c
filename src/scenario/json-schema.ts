import { z } from "zod";
import { scenarioSchema } from "./schema.ts";

/**
 * The JSON Schema of a scenario file (draft 2020-12), with a description for every field. It says all that is
 * said of single fields, such as that a share lies in 0..1; that parts fit each other is for `parseScenario`.
 */
export function scenarioJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(scenarioSchema, { target: "draft-2020-12", io: "input" }) as Record<string, unknown>;
}
