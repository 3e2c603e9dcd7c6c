import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { periodsOf } from "../simulation/periods.ts";
import { simulate } from "../simulation/simulate.ts";
import type { FigureStage, Target } from "./calibration-plan.ts";
import type { MoodMiss } from "./mood-fit.ts";

/** Name of a target: `closing.both 2011-09-30`. */
export function targetId({ quantity, to }: Target): string {
  return `${quantity} ${to}`;
}

/**
 * The observed value of a target.
 *
 * @throws RangeError If it was not observed; guidance is not observed.
 */
export function observedValue(observed: readonly Observation[], target: Target): number {
  const found = observed.find(
    ({ quantity, to, status }) => quantity === target.quantity && to === target.to && status !== "guidance",
  );
  if (!found) throw new RangeError(`target was not observed: ${targetId(target)}`);
  return found.value;
}

/** The figure of a period that a quantity names. */
export function figureOf(period: Period, quantity: string): number {
  if (quantity.startsWith("closing.")) return period.byPlan[quantity.slice("closing.".length)];
  return period[
    quantity as "closing" | "grossAdditions" | "cancellations" | "netAdditions" | "monthlyChurn" | "revenue"
  ];
}

/** Simulated beside observed for every target of a stage: means over the seeds. */
export function figureMisses(
  scenario: Scenario,
  observed: readonly Observation[],
  stage: FigureStage,
  seeds: readonly number[],
  subscribers: number,
): MoodMiss[] {
  const runs = seeds.map((seed) => periodsOf(simulate(scenario, { seed, subscribers, until: stage.until })));
  return stage.targets.map((target) => {
    const figures = runs.map((periods) => {
      const period = periods.find(({ end }) => end === target.to);
      if (!period) throw new RangeError(`target lies outside the simulated days: ${targetId(target)}`);
      return figureOf(period, target.quantity);
    });
    return {
      id: targetId(target),
      observed: observedValue(observed, target),
      fitted: figures.reduce((sum, figure) => sum + figure, 0) / figures.length,
      tolerance: target.tolerance,
    };
  });
}
