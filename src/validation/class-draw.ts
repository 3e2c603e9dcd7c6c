import { normalCdf, normalQuantile, Z95 } from "../random/normal.ts";
import { keyedUniform, keyOf } from "../random/stream.ts";
import type { ClassNumber } from "./coding-rules.ts";

/**
 * The value of a number of the coding rules in one draw.
 *
 * @param id Name of the number: `severity.angry` for a class that all cases share, with the case's name and a colon
 *   before it for a number of the case's own.
 */
export type ClassDraw = (id: string, number: Pick<ClassNumber, "value" | "low" | "high">) => number;

/** Every number at its central value. */
export const centralClasses: ClassDraw = (_, { value }) => value;

/**
 * A draw of all numbers of the coding rules that have a range. A number depends on its name, the seed and the number of
 * the draw alone: what classes are worth is the same in every case of a draw, and one case's own numbers do not move
 * another's. The distribution is that of a prior: normal, the range being its central 90 %, cut at the ends of the range.
 *
 * @param draw Number of the draw, from 0.
 * @param seed A whole number from 0.
 */
export function drawClasses(draw: number, seed: number): ClassDraw {
  return (id, { value, low, high }) => {
    if (low === undefined || high === undefined || !(high > low)) return value;
    const sd = (high - low) / (2 * Z95);
    const [from, to] = [normalCdf((low - value) / sd), normalCdf((high - value) / sd)];
    const luck = keyedUniform(keyOf(seed, `coding ${id}`), draw, 0);
    const drawn = value + sd * normalQuantile(from + luck * (to - from));
    return Math.min(high, Math.max(low, drawn));
  };
}
