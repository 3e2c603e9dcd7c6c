import { measured } from "../../validation/measured-window.ts";
import { foldsOf } from "../../validation/predict-folds.ts";
import { judgedWindows, pricedWindows } from "../../validation/validate-bank.ts";
import type { BankLesson } from "../../validation/validate-own.ts";
import type { CaseOptions } from "../data/package-data.ts";
import { loadShippedDraws } from "./shipped-draws.ts";
import { shockWindows } from "./shock-windows.ts";

/** A name that no episode has. */
const NOBODY = "";

/**
 * What the shipped draws of the whole bank teach about other cases: how far the model is off, and the constant
 * elasticity. With a note if they are not of the present inputs, or are not there, in which case nothing is taught.
 */
export function bankLesson(options: CaseOptions = {}): BankLesson & { readonly note?: string } {
  const shipped = loadShippedDraws(options);
  if (!shipped) {
    const note = "No draws of the case bank are shipped: intervals are without the model's own error.";
    return { scales: {}, priced: { points: [], churn: [] }, note };
  }
  const { inputs, figures, isFresh } = shipped;
  const windows = shockWindows(inputs, figures, options).map(measured);
  const { scales } = foldsOf(judgedWindows(windows))(NOBODY);
  const priced = { points: pricedWindows(windows, "points"), churn: pricedWindows(windows, "churn") };
  if (isFresh) return { scales, priced };
  const note =
    "The shipped draws of the case bank are of other inputs; `churnkit validate --write` makes them anew.";
  return { scales, priced, note };
}
