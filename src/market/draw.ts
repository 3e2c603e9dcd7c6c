import type { Parameters } from "./parameter.ts";

/** One joint draw of shared parameters, such as a row of the posterior: value by parameter id. */
export type Draw = Readonly<Record<string, number>>;

/**
 * Parameters with the values of a draw; whatever else is known of them stays. A draw overwrites what a scenario sets itself
 * unless that is in `kept`; `openScenario` of `churnkit/node` gives a whole scenario under a draw, and keeps it.
 *
 * @param kept Ids that keep their value although the draw has another.
 * @throws RangeError If the draw has a parameter that is not there, or a value that is not a number.
 */
export function withDraw(
  parameters: Parameters,
  draw: Draw,
  kept: ReadonlySet<string> = new Set(),
): Parameters {
  const next: Record<string, Parameters[string]> = { ...parameters };
  for (const [id, value] of Object.entries(draw)) {
    if (!Object.hasOwn(parameters, id))
      throw new RangeError(`draw: expected ids of parameters, found ${JSON.stringify(id)}`);
    if (!Number.isFinite(value)) throw new RangeError(`draw: ${id}: expected a number, found ${value}`);
    if (!kept.has(id)) next[id] = { ...parameters[id], value };
  }
  return next;
}
