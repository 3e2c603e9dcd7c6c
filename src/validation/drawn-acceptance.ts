import { summarise } from "../statistics/summarise.ts";
import type { AcceptanceRow } from "./acceptance-row.ts";

/**
 * Rows with what their figures come to over draws of the parameters.
 *
 * @param rows As shipped.
 * @param underDraws The same rows under every draw, in the same order.
 * @throws RangeError If a draw gives other rows.
 */
export function withDrawn(
  rows: readonly AcceptanceRow[],
  underDraws: readonly (readonly AcceptanceRow[])[],
): AcceptanceRow[] {
  if (underDraws.length === 0) return [...rows];
  return rows.map((row, index) => {
    const values = underDraws.map((drawn, draw) => {
      const found = drawn[index];
      if (found?.quantity === row.quantity) return found.simulated.mean;
      throw new RangeError(`draw ${draw}: expected ${row.quantity}, found ${found?.quantity ?? "no row"}`);
    });
    return { ...row, drawn: summarise(values) };
  });
}
