import { type Ensemble, ensembleOf } from "../../src/experiment/ensemble.ts";
import { runFigures } from "../../src/experiment/run-figures.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { fixture } from "../scenario/fixture.ts";
import { sampleOutcome } from "./sample-outcome.ts";

const { plans, ...rest } = fixture() as Scenario;
/** The thousand subscribers of the small service as 24 million. */
const scenario: Scenario = {
  ...rest,
  plans: Object.fromEntries(
    Object.entries(plans).map(([id, plan]) => [
      id,
      plan.opening ? { ...plan, opening: { ...plan.opening, value: plan.opening.value * 24_000 } } : plan,
    ]),
  ),
};

/** Runs that are written down: each with other losses, in three worlds of two. */
export function sampleEnsemble(options: Parameters<typeof sampleOutcome>[0] = {}): Ensemble {
  const runs = [6, 7, 8, 9, 10, 11].map((choosing, index) =>
    runFigures(sampleOutcome({ seed: index + 1, choosing, ...options }), scenario),
  );
  const job = { scenario, seed: 1, subscribers: 24_000, until: options.until ?? "2011-12-31" };
  return ensembleOf([job], runs, 3);
}
