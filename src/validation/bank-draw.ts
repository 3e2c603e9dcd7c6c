import { type Draw, withDraw } from "../market/draw.ts";
import type { Parameters } from "../market/parameter.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import { simulate } from "../simulation/simulate.ts";
import { type CaseWindow, windowId } from "./case-window.ts";
import { drawClasses } from "./class-draw.ts";
import { worldOf } from "./coded-world.ts";
import type { Coding } from "./coding.ts";
import type { CodingRules } from "./coding-rules.ts";
import { type WidenedPrior, widenedClasses, widenedDraw } from "./widening.ts";
import { windowFigure } from "./window-figure.ts";

/** Everything that decides what the draws say. */
export interface BankInputs {
  readonly windows: readonly CaseWindow[];
  readonly codings: readonly Coding[];
  readonly rules: CodingRules;
  readonly parameters: Parameters;
  readonly widened: readonly WidenedPrior[];
  /** Agents of a run, where the case has as many people. */
  readonly subscribers: number;
}

/**
 * Simulate every coded event of the bank once, under one draw of the shared parameters and the draw's own numbers of the
 * coding rules.
 *
 * @param number Number of the draw, from 0: the seed of the runs is one more, the numbers of the rules are those of it.
 * @returns What each window of `inputs.windows` is predicted to be, in its own quantity; NaN where no coding serves it.
 */
export function bankDraw(inputs: BankInputs, draw: Draw, number: number): Float64Array {
  const { windows, codings, rules, parameters, widened, subscribers } = inputs;
  const figures = new Float64Array(windows.length).fill(Number.NaN);
  for (const coding of codings) {
    const own = windows.flatMap((window, index) =>
      isServed(window, coding) && canBeRead(window.quantity) ? [{ window, index }] : [],
    );
    if (own.length === 0) continue;
    const { episode } = own[0].window;
    const shared = withDraw(parameters, widenedDraw(draw, episode, widened, parameters));
    const classes = widenedClasses(drawClasses(number, CLASS_SEED), episode, widened);
    const { scenario, ...beside } = worldOf(coding, rules, shared, classes);
    const agents = Math.min(subscribers, Math.round(openingPeople(scenario)));
    const outcome = simulate(scenario, { subscribers: agents, seed: number + 1 });
    for (const { window, index } of own) {
      if (window.to > scenario.until) continue;
      figures[index] = windowFigure(outcome, window, beside) + knownPart(coding, window);
    }
  }
  return figures;
}

/** Seed of the draws of the coding rules' numbers. */
const CLASS_SEED = 1;

/** What was known of a window when the run began, because it began before. */
function knownPart({ window: coded }: Coding, window: CaseWindow): number {
  const parts = (coded?.before ?? []).filter(
    ({ quantity, from, to }) =>
      quantity === window.quantity && window.quantity !== "closing" && from >= window.from && to < window.to,
  );
  return parts.reduce((sum, { value }) => sum + value, 0);
}

const isServed = (window: CaseWindow, coding: Coding): boolean =>
  window.case === coding.case && window.event === coding.event;

/** Whether a run has it at all: of renewals after a year it keeps no count. */
const canBeRead = (quantity: string): boolean => quantity !== "renewal";

/** Windows that count and no coding serves: their ids. */
export function unservedWindows({ windows, codings }: Pick<BankInputs, "windows" | "codings">): string[] {
  return windows
    .filter((window) => window.counts && !codings.some((one) => isServed(window, one)))
    .map(windowId);
}
