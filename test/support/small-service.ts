import type { Parameters } from "../../src/market/parameter.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

/** JSON that a test may put together at will. */
// biome-ignore lint/suspicious/noExplicitAny: documents are checked when they are parsed
export type Json = any;

/** What a made-up number says of itself. */
export const madeUp = { evidence: "assumed", source: "made up for tests" } as const;

const shared = loadSharedParameters();

/** Values for the parameters that are fitted to cases, so that a fit made anew does not move these tests. */
const settled: Readonly<Record<string, number>> = {
  "quit.newMean": 0.09,
  "trial.nonConversion": 0.12,
  "attention.notice": 0.25,
  "choice.scale": 8,
  "taste.streaming.mean": 14,
  "goodwill.scale": 1.2,
  "goodwill.shortDays": 13,
  "goodwill.longShare": 0.3,
  "joining.goodwill": 0.1,
  "storm.branching": 0.7,
};

/** People of the opening. */
export const PEOPLE = 1_000_000;

const plans = {
  streaming: {
    family: "streaming",
    title: "Streaming",
    components: { streaming: 1 },
    opening: { value: 400_000, ...madeUp },
    price: [{ from: "2010-01-01", amount: 8 }],
  },
  both: {
    family: "both",
    title: "Streaming and discs",
    components: { streaming: 1, discs: 1 },
    opening: { value: 600_000, ...madeUp },
    price: [{ from: "2010-01-01", amount: 10 }],
  },
  dvd: { family: "dvd", title: "Discs", components: { discs: 1 }, price: [] },
};

const rivals = {
  rival: {
    title: "A rival",
    eligible: 0.8,
    reach: 0,
    plans: { "by-mail": { components: { discs: 1 }, price: [{ from: "2010-01-01", amount: 9 }] } },
  },
};

/** A joining baseline for the half year from January 2011. */
export function baseline(newJoiners: number, returns: number, from = "2011-01-01", to = "2011-06-30"): Json {
  return { from, to, newJoiners: { value: newJoiners, ...madeUp }, returns: { value: returns, ...madeUp } };
}

/**
 * A small service from January to June 2011: streaming and both, discs for an event to add, a rival nobody knows of.
 *
 * @param changes Fields of the scenario to replace, whole.
 * @param values Values of parameters to replace, by name; the others are settled or those that every case shares.
 */
export function smallService(changes: Json = {}, values: Readonly<Record<string, number>> = {}): Scenario {
  const result = parseScenario(
    {
      id: "small-service",
      title: "A small service",
      start: "2011-01-01",
      until: "2011-06-30",
      headline: { period: "2011Q1", quantity: "closing" },
      currency: "USD",
      churnDefinition: "cancellations/(opening+grossAdditions)",
      plans,
      rivals,
      events: [],
      opening: {
        tenure: [
          { months: 0, share: 0.1 },
          { months: 3, share: 0.3 },
          { months: 12, share: 0.6 },
        ],
        ...madeUp,
      },
      joining: { baseline: [baseline(300_000, 100_000)], trialDays: 30 },
      parameters: {},
      ...changes,
    },
    shared,
  );
  if (!result.ok) throw new Error(JSON.stringify(result.issues, null, 2));
  return withParameters(result.scenario, { ...settled, ...values });
}

/** The scenario with other values of some parameters. */
export function withParameters(scenario: Scenario, values: Readonly<Record<string, number>>): Scenario {
  const parameters: Record<string, Parameters[string]> = { ...scenario.parameters };
  for (const [id, value] of Object.entries(values)) {
    if (!(id in parameters)) throw new Error(`no parameter ${id}`);
    parameters[id] = { ...parameters[id], value };
  }
  return { ...scenario, parameters };
}

/** An event of the small service; a price change of both to 12 unless it says otherwise. */
export function event(changes: Json): Json {
  return {
    id: "change",
    type: "price-change",
    prices: { both: 12 },
    announced: "2011-02-10",
    ...madeUp,
    ...changes,
  };
}

/** The event of another type, which has no prices. */
export function happening(type: string, changes: Json): Json {
  return { id: type, type, announced: "2011-02-10", ...madeUp, ...changes };
}

/** Values at which subscribers do not hear of each other. */
export const ALONE = { "wordOfMouth.perTie": 0 } as const;
