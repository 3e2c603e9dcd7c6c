import type { BankInputs } from "../../validation/bank-draw.ts";
import { worldOf } from "../../validation/coded-world.ts";
import type { Coding } from "../../validation/coding.ts";
import type { ShockWindow } from "../../validation/measured-window.ts";
import { priceChange } from "../../validation/price-change.ts";
import { loadSeries } from "../data/case-observations.ts";
import type { CaseOptions } from "../data/load-case.ts";
import type { BankFigures } from "./bank-cache.ts";

/**
 * The windows of a bank with what the draws say and what was observed. Windows that no coding serves, or that the draws
 * do not reach, are left out.
 */
export function shockWindows(
  inputs: BankInputs,
  figures: BankFigures,
  options: CaseOptions = {},
): ShockWindow[] {
  const draws = [...figures.keys()]
    .sort((a, b) => a - b)
    .map((number) => figures.get(number) as Float64Array);
  const changes = new Map<Coding, number>();
  const observed = new Map<string, ReturnType<typeof loadSeries>>();
  return inputs.windows.flatMap((window, index): ShockWindow[] => {
    const coding = inputs.codings.find((one) => one.case === window.case && one.event === window.event);
    const values = Float64Array.from(draws, (row) => row[index]);
    if (!coding || values.some(Number.isNaN)) return [];
    if (!changes.has(coding)) {
      changes.set(coding, priceChange(worldOf(coding, inputs.rules, inputs.parameters).scenario));
    }
    if (!observed.has(window.case)) observed.set(window.case, loadSeries(window.case, options));
    return [
      {
        window,
        observations: observed.get(window.case) as ReturnType<typeof loadSeries>,
        draws: values,
        priceChange: changes.get(coding) as number,
        base: coding.people.level.value,
        churnBefore: churnOf(coding, inputs),
      },
    ];
  });
}

/** Monthly churn before, as the coding has it. */
function churnOf({ churn }: Coding, { rules }: BankInputs): number {
  return "value" in churn ? churn.value : rules.tables.churn.classes[churn.class].value;
}
