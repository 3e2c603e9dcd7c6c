import type { Observation } from "../scenario/observation.ts";
import type { CaseWindow } from "./case-window.ts";
import { unitOf } from "./case-window.ts";
import type { Baselines, JudgedWindow } from "./judged-window.ts";
import { spreadFactor } from "./judged-window.ts";
import { leastPossible } from "./least-possible.ts";
import { type Before, knownBefore, persistence } from "./persistence.ts";
import { windowOutcome } from "./window-outcome.ts";

/** A window with what was observed, what the draws say, and what the price did: input of validation. */
export interface ShockWindow {
  readonly window: CaseWindow;
  /** Everything observed of the case. */
  readonly observations: readonly Observation[];
  /** What each draw says, in the window's own quantity: people or fractions. */
  readonly draws: Float64Array;
  /** Change of the mean bill within the scenario, a share. */
  readonly priceChange: number;
  /** Level that the window opens with where `observed.csv` has none, people. */
  readonly base?: number;
  /** What was known before the event where that is not read from `observed.csv`: the sheet's, part by part. */
  readonly before?: Partial<Before>;
}

/** A shock window in the unit that it is judged in, without what the elasticity says, which other windows decide. */
export interface MeasuredWindow extends Omit<JudgedWindow, "baselines"> {
  readonly baselines: Omit<Baselines, "elasticity">;
  readonly priceChange: number;
}

/**
 * Put a window into points: `100 (value - level) / base` for a closing, `100 value / base` for other counts, `100 value`
 * for churn and shapes.
 *
 * @throws RangeError If nothing was observed of the window, or no level is known for a count.
 */
export function measured(shock: ShockWindow): MeasuredWindow {
  const { window, observations, draws, priceChange } = shock;
  const found = windowOutcome(window, observations);
  const name = `${window.case}: ${window.quantity} ${window.from} to ${window.to}`;
  if (!found) throw new RangeError(`${name}: expected a row in observed.csv, found none`);
  const outcome = { ...(shock.base !== undefined && { base: shock.base }), ...found };
  const unit = unitOf(window.quantity);
  if (unit === "points" && outcome.base === undefined) {
    throw new RangeError(`${name}: expected a closing of the eve in observed.csv, found none`);
  }
  const toPoints = pointsOf(window.quantity, outcome.base);
  const before = { ...knownBefore(observations, window.announced), ...shock.before };
  const same = persistence(window, before, outcome.base);
  const persisting = same === undefined ? null : toPoints(same);
  return {
    window,
    observed: toPoints(outcome.observed),
    draws: draws.map(toPoints),
    least: toPoints(leastPossible(window.quantity, outcome.isOfEve ? outcome.base : undefined)),
    factor: spreadFactor(persisting),
    ...(unit === "points" && { base: outcome.base as number }),
    priceChange,
    baselines: {
      persistence: persisting,
      guidance: window.guidance === undefined ? null : toPoints(window.guidance),
    },
  };
}

/** From a window's own quantity into points. */
export function pointsOf(quantity: string, base?: number): (value: number) => number {
  if (unitOf(quantity) !== "points") return (value) => 100 * value;
  const level = base as number;
  const isLevel = quantity === "closing";
  return (value) => (100 * (isLevel ? value - level : value)) / level;
}

/** From points back into a window's own quantity. */
export function quantityOf(quantity: string, base?: number): (points: number) => number {
  if (unitOf(quantity) !== "points") return (points) => points / 100;
  const level = base as number;
  const isLevel = quantity === "closing";
  return (points) => (isLevel ? level : 0) + (points / 100) * level;
}
