import type { OneAtATime } from "../../src/sensitivity/one-at-a-time.ts";
import type { ParameterInfluence, Sensitivity } from "../../src/sensitivity/sensitivity.ts";

const shared = {
  scenario: "made-up",
  title: "A made-up case",
  currency: "USD",
  quantity: "closing",
  period: "2011Q3",
  without: [],
  agents: 20_000,
  seed: 1,
  replicates: 1,
  runs: 1100,
  stopped: false,
} as const;

const parameters = [
  { parameter: "quit.newMean", unit: "probability per month", evidence: "calibrated", low: 0.05, high: 0.23 },
  { parameter: "choice.scale", unit: "dollars per month", evidence: "calibrated", low: 2.2, high: 10 },
  { parameter: "switching.cost", unit: "dollars once", evidence: "assumed", low: 3, high: 40 },
  { parameter: "taste.correlation", unit: "correlation", evidence: "assumed", low: -0.5, high: 0.5 },
  {
    parameter: "winBack.open",
    unit: "share of former subscribers",
    evidence: "derived",
    low: 0.28,
    high: 0.66,
  },
] as const;

/** Closings with one parameter after the other at its ends: apart, on one side, and without any effect. */
export const sampleSwings: OneAtATime = {
  ...shared,
  central: 23_720_000,
  swings: parameters.map((known, index) => ({
    ...known,
    over: "prior",
    atLow: 23_720_000 + [1_060_000, 620_000, -190_000, 150_000, 0][index],
    atHigh: 23_720_000 + [-2_500_000, 90_000, 530_000, -110_000, 0][index],
  })),
};

/** What a price rise changed, of the same parameters. */
export const sampleEffect: OneAtATime = {
  ...sampleSwings,
  without: ["price", "apology"],
  central: -1_750_000,
  swings: sampleSwings.swings.map((swing) => ({
    ...swing,
    atLow: (swing.atLow - 23_720_000) / 3 - 1_750_000,
    atHigh: (swing.atHigh - 23_720_000) / 3 - 1_750_000,
  })),
};

/** Sobol indices: one larger alone than with others, as estimates may be, and one a little below 0. */
export const sampleSobol: Sensitivity = {
  ...shared,
  method: "sobol",
  points: 64,
  spread: { mean: 21_600_000, p05: 18_500_000, p50: 21_500_000, p95: 24_200_000 },
  fixed: ["reference.carryOver", "return.months"],
  indices: parameters.map((known, index): ParameterInfluence => {
    const total = [0.45, 0.2, 0.1, 0.01, 0][index];
    const first = [0.4, 0.22, 0.05, -0.01, 0][index];
    return {
      ...known,
      over: "posterior",
      first,
      total,
      firstInterval: [first - 0.1, first + 0.1],
      totalInterval: [total * 0.7, total * 1.4],
      ...{
        mu: null,
        muStar: null,
        sigma: null,
        muStarError: null,
        muStarInterval: null,
        sigmaInterval: null,
      },
    };
  }),
};

/** Morris effects: one that lowers, one that raises, one either way, one of nothing. */
export const sampleMorris: Sensitivity = {
  ...shared,
  method: "morris",
  points: 10,
  spread: null,
  fixed: [],
  indices: parameters.map((known, index): ParameterInfluence => {
    const muStar = [3_260_000, 1_380_000, 940_000, 85_000, 0][index];
    return {
      ...known,
      over: index === 0 ? "posterior" : "prior",
      ...{ first: null, total: null, firstInterval: null, totalInterval: null },
      mu: muStar * [-1, 1, 0.3, -1, 0][index],
      muStar,
      sigma: muStar / 2,
      muStarError: muStar / 10,
      muStarInterval: [0.8 * muStar, 1.2 * muStar],
      sigmaInterval: [0.3 * muStar, 0.6 * muStar],
    };
  }),
};

/** The same indices of other figures, in another order. */
export const sampleMap: readonly Sensitivity[] = [
  sampleSobol,
  { ...sampleSobol, quantity: "monthlyChurn", indices: [...sampleSobol.indices].reverse() },
  { ...sampleSobol, quantity: "closing.streaming", period: "2011Q4" },
];
