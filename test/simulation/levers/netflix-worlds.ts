import { expect } from "vitest";
import type { MarketEvent } from "../../../src/market/event.ts";
import { loadCase } from "../../../src/node/data/load-case.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { withEvents } from "../../../src/scenario/with.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { simulate } from "../../../src/simulation/simulate.ts";
import { type Json, madeUp, withParameters } from "../../support/small-service.ts";
import { ERRORS, moments } from "../../support/within-error.ts";

/** Netflix in 2011, as it was. */
export const netflix = loadCase("netflix-2011").scenario;

const UNTIL = "2011-09-30";
const AGENTS = 10_000;
const SEEDS = [1, 2, 3, 4, 5];

/** An act of the firm, on the day of the price announcement unless it says otherwise. */
export function lever(type: string, changes: Json = {}): Json {
  return { id: type, type, announced: "2011-07-12", ...madeUp, ...changes };
}

/** Netflix with some more events and other values of parameters. Throws if they do not fit. */
export function netflixWith(
  events: readonly Json[],
  values: Readonly<Record<string, number>> = {},
): Scenario {
  const result = withEvents(netflix, events as readonly MarketEvent[]);
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 2));
  return withParameters(result.scenario, values);
}

const runs = new Map<Scenario, Outcome[]>();

/** A world until the end of September, under each seed; run once. */
export function outcomesOf(scenario: Scenario): readonly Outcome[] {
  const known = runs.get(scenario);
  if (known) return known;
  const outcomes = SEEDS.map((seed) => simulate(scenario, { subscribers: AGENTS, seed, until: UNTIL }));
  runs.set(scenario, outcomes);
  return outcomes;
}

/** Paired difference between two worlds, the other less the one: mean over the seeds and its standard error. */
export function differenceBetween(
  one: Scenario,
  other: Scenario,
  figure: (outcome: Outcome) => number,
): { mean: number; error: number } {
  const before = outcomesOf(one);
  return moments(outcomesOf(other).map((outcome, index) => figure(outcome) - figure(before[index])));
}

/** Expects a figure to be higher (+) or lower (-) in the other world by more than chance allows. */
export function expectChange(
  one: Scenario,
  other: Scenario,
  figure: (outcome: Outcome) => number,
  sign: "+" | "-",
): void {
  const { mean, error } = differenceBetween(one, other, figure);
  const change = sign === "+" ? mean : -mean;
  expect(change, `${mean} ± ${error}`).toBeGreaterThan(ERRORS * error);
}

/** One run that is small and quick, for what must hold to the byte. */
export function quickRun(scenario: Scenario): Outcome {
  return simulate(scenario, { subscribers: 1500, seed: 4, until: "2011-09-10" });
}
