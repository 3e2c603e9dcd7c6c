import { median } from "simple-statistics";
import { bootstrapIntervals } from "../statistics/bootstrap.ts";
import {
  type BankSummary,
  type BetterThan,
  type EpisodeInterval,
  LEAST_EPISODES,
  type WindowResult,
} from "./bank-score.ts";

const RIVALS = ["persistence", "elasticity", "guidance"] as const satisfies readonly (keyof BetterThan)[];
/** Beyond either end of an interval of 95 %. */
const TAIL = 0.025;

/**
 * Scores over windows of one unit: median absolute error, mean CRPS, coverage, and on which share of the windows the model
 * is nearer to the outcome than each simple rival (equally near counts half). Intervals are over resampled episodes.
 *
 * @throws RangeError If there is no window.
 */
export function summariseBank(windows: readonly WindowResult[]): BankSummary {
  if (windows.length === 0) throw new RangeError("windows: expected at least one, found none");
  const comparable = (rival: keyof BetterThan) =>
    windows.filter((window) => rivalMiss(window, rival) !== undefined);
  const ofRivals = <Value>(value: (rival: keyof BetterThan, own: WindowResult[]) => Value) =>
    Object.fromEntries(RIVALS.map((rival) => [rival, value(rival, comparable(rival))])) as Record<
      keyof BetterThan,
      Value
    >;
  return {
    n: windows.length,
    medianAbsErrorPoints: medianMiss(windows),
    meanCrps: windows.reduce((sum, { crps }) => sum + crps, 0) / windows.length,
    coverage50: coverage50(windows),
    coverage90: coverage90(windows),
    betterThan: ofRivals((rival, own) => (own.length > 0 ? nearer(own, rival) : null)),
    betterThanOf: ofRivals((rival, own) => ({
      n: own.length,
      ...overEpisodes(own, (some) => nearer(some, rival)),
    })),
    medianAbsErrorOf: ofRivals((rival, own) =>
      own.length > 0 ? median(own.map((window) => rivalMiss(window, rival) as number)) : null,
    ),
    intervals: {
      medianAbsErrorPoints: overEpisodes(windows, medianMiss),
      coverage50: overEpisodes(windows, coverage50),
      coverage90: overEpisodes(windows, coverage90),
    },
  };
}

/** Absolute error of a simple rival in points; nothing where it has no prediction. */
export function rivalMiss(window: WindowResult, rival: keyof BetterThan): number | undefined {
  const predicted = window.baselines[rival];
  if (predicted === null) return undefined;
  return (100 * Math.abs(predicted - window.observed)) / (window.base ?? 1);
}

type Score = (windows: readonly WindowResult[]) => number;

const medianMiss: Score = (windows) => median(windows.map(({ errorPoints }) => Math.abs(errorPoints)));
const coverage50: Score = (windows) => windows.filter(({ in50 }) => in50).length / windows.length;
const coverage90: Score = (windows) => windows.filter(({ in90 }) => in90).length / windows.length;

/** Share of windows on which the model is nearer than a rival that has a prediction for each. */
function nearer(windows: readonly WindowResult[], rival: keyof BetterThan): number {
  const wins = windows.reduce((sum, window) => {
    const own = Math.abs(window.errorPoints);
    const other = rivalMiss(window, rival) as number;
    return sum + (own < other ? 1 : own === other ? 0.5 : 0);
  }, 0);
  return wins / windows.length;
}

function overEpisodes(windows: readonly WindowResult[], score: Score): EpisodeInterval {
  const ids = [...new Set(windows.map(({ episode }) => episode))].sort();
  const own = ids.map((id) => windows.filter(({ episode }) => episode === id));
  if (own.length < LEAST_EPISODES) return { episodes: own.length, low: null, high: null };
  const drawn = (units: Int32Array): WindowResult[] => Array.from(units, (unit) => own[unit]).flat();
  const [[low, high]] = bootstrapIntervals(own.length, (units) => [score(drawn(units))], { tail: TAIL });
  return { episodes: own.length, low, high };
}
