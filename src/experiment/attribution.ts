import { sampleCorrelation } from "simple-statistics";
import type { Scenario } from "../scenario/scenario.ts";
import type { ShapleyEstimate } from "../statistics/shapley.ts";
import { type Summary, summarise } from "../statistics/summarise.ts";
import type { Player } from "./players.ts";

/** What an event, with those that refer to it, adds to a figure: its Shapley value over the draws and seeds. */
export interface Share extends Summary, Player {
  /** Standard error of the mean that comes from sampling orders; absent if nothing was sampled. */
  readonly standardError?: number;
}

/** How two events act on each other. */
export interface Interaction extends Summary {
  readonly events: readonly [string, string];
  /** Correlation of their two shares over the draws and seeds; absent with fewer than three, or if one never moves. */
  readonly correlation?: number;
}

/** One complete attribution: one draw of the parameters under one seed. */
export interface AttributionSample {
  /** Place of the draw's world among those that were given. */
  readonly world: number;
  readonly seed: number;
  /** The figure without any event, and with all. */
  readonly none: number;
  readonly all: number;
  /** Share by event; they sum to `all - none`. */
  readonly shares: Readonly<Record<string, number>>;
}

/** What was asked of an attribution, and how it was answered. */
export interface AttributionSetting {
  readonly scenario: string;
  readonly title: string;
  readonly quantity: string;
  /** Calendar quarter. */
  readonly period: string;
  /** ISO dates of the first day and of the last that was run. */
  readonly start: string;
  readonly until: string;
  readonly agents: number;
  /** First seed. */
  readonly seed: number;
  readonly replicates: number;
  /** Draws of the parameters: worlds that were given. */
  readonly draws: number;
  readonly method: "exact" | "sampled";
  /** Rounds of sampled orders for each draw and seed. */
  readonly rounds?: number;
  /** Runs that it took. */
  readonly runs: number;
}

/** A figure shared out over the events that made it. */
export interface Attribution extends AttributionSetting {
  /** The figure with all events less the figure without any; the mean over the draws and seeds. */
  readonly total: number;
  readonly totalSpread: Summary;
  /** The figure without any event, and with all. */
  readonly none: Summary;
  readonly all: Summary;
  /** Of a closing figure: what there was at the start of the run. */
  readonly opening?: number;
  /** The largest first; their means sum to the total. */
  readonly shares: readonly Share[];
  /** Of every two events with a share, the strongest first. */
  readonly interactions: readonly Interaction[];
  readonly samples: readonly AttributionSample[];
}

/** A sample before its events have names. */
export interface SampledEstimate extends Omit<AttributionSample, "shares"> {
  readonly estimate: ShapleyEstimate;
}

/**
 * Put the attributions of several draws and seeds together.
 *
 * @param players In the order of the estimates; those who come later than the figure have a share of 0.
 */
export function attributionOf(
  scenario: Scenario,
  setting: AttributionSetting,
  players: readonly Player[],
  later: readonly Player[],
  estimates: readonly SampledEstimate[],
): Attribution {
  const column = (player: number): number[] => estimates.map(({ estimate }) => estimate.values[player]);
  const shares = players.map((player, index): Share => {
    const error = standardErrorOf(estimates, index);
    return {
      ...player,
      ...summarise(column(index)),
      ...(error !== undefined && { standardError: error }),
    };
  });
  const interactions: Interaction[] = [];
  for (const [i, first] of players.entries()) {
    for (const [j, second] of players.entries()) {
      if (j <= i) continue;
      const correlation = correlationOf(column(i), column(j));
      interactions.push({
        events: [first.event, second.event],
        ...summarise(estimates.map(({ estimate }) => estimate.interactions[i][j])),
        ...(correlation !== undefined && { correlation }),
      });
    }
  }
  const totals = estimates.map(({ all, none: without }) => all - without);
  const totalSpread = summarise(totals);
  const opening = openingOf(scenario, setting.quantity);
  return {
    ...setting,
    total: totalSpread.mean,
    totalSpread,
    none: summarise(estimates.map((sample) => sample.none)),
    all: summarise(estimates.map((sample) => sample.all)),
    ...(opening !== undefined && { opening }),
    shares: [...shares.sort(byMean), ...later.map((player) => ({ ...player, ...summarise([0]) }))],
    interactions: interactions.sort(byMean),
    samples: estimates.map(({ estimate, ...sample }) => ({
      ...sample,
      shares: Object.fromEntries(players.map(({ event }, index) => [event, estimate.values[index]])),
    })),
  };
}

const byMean = (a: Summary, b: Summary): number => Math.abs(b.mean) - Math.abs(a.mean);

/** Of a mean of independent estimates. */
function standardErrorOf(estimates: readonly SampledEstimate[], player: number): number | undefined {
  let squares = 0;
  for (const { estimate } of estimates) {
    if (estimate.standardErrors === undefined) return undefined;
    const error = estimate.standardErrors[player];
    squares += error * error;
  }
  return Math.sqrt(squares) / estimates.length;
}

function correlationOf(a: readonly number[], b: readonly number[]): number | undefined {
  const moves = (values: readonly number[]): boolean => values.some((value) => value !== values[0]);
  return a.length >= 3 && moves(a) && moves(b) ? sampleCorrelation([...a], [...b]) : undefined;
}

/** Subscribers at the start of the run, of whom a closing figure counts those who are left. */
function openingOf({ plans }: Scenario, quantity: string): number | undefined {
  const [figure, family] = quantity.split(".");
  if (figure !== "closing") return undefined;
  return Object.values(plans)
    .filter((plan) => family === undefined || plan.family === family)
    .reduce((sum, { opening }) => sum + (opening?.value ?? 0), 0);
}
