import { isoOf, quarterBounds, toDay } from "../../market/date.ts";
import type { BankInputs } from "../../validation/bank-draw.ts";
import { classNumber } from "../../validation/coded-numbers.ts";
import { worldOf } from "../../validation/coded-world.ts";
import type { Coding } from "../../validation/coding.ts";
import type { ShockWindow } from "../../validation/measured-window.ts";
import type { Before } from "../../validation/persistence.ts";
import { priceChange } from "../../validation/price-change.ts";
import { loadSeries } from "../data/case-observations.ts";
import type { CaseOptions } from "../data/package-data.ts";
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
        before: beforeOf(coding, inputs),
      },
    ];
  });
}

/**
 * What the coding's sheet knows of before, the same that the scenario is made of: the level on the eve of the start, growth
 * in the quarters listed (none listed: that is left to `observed.csv`), and the base churn.
 */
function beforeOf({ churn, joining, people, start }: Coding, { rules }: BankInputs): Partial<Before> {
  const quarters = joining.quarters.filter(({ net }) => net !== undefined).slice(-MOST_QUARTERS);
  const days = quarters.reduce((sum, { quarter }) => {
    const { start: first, end: last } = quarterBounds(quarter);
    return sum + last - first + 1;
  }, 0);
  const net = quarters.reduce((sum, quarter) => sum + (quarter.net as number), 0);
  return {
    level: { people: people.level.value, on: isoOf(toDay(start) - 1) },
    ...(days > 0 && { netAdditionsADay: net / days }),
    monthlyChurn: "value" in churn ? churn.value : classNumber(rules, "churn", churn.class).value,
  };
}

/** Quarters that the joining baseline looks back on. */
const MOST_QUARTERS = 4;
