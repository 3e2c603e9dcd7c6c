import type { Observation } from "../scenario/observation.ts";
import { fairEnsembleCrps } from "../statistics/crps.ts";
import { type FanSummary, summariseFan } from "../statistics/summarise.ts";
import type { Ensemble } from "./ensemble.ts";
import { figuresOf } from "./uncertainty.ts";

/** An observed figure beside what an ensemble says of it. */
export interface FigureScore extends FanSummary {
  readonly period: string;
  readonly quantity: string;
  /** ISO date of the period's last day. */
  readonly end: string;
  readonly observed: number;
  /** Continuous ranked probability score, in the figure's unit: see `fairEnsembleCrps`. */
  readonly crps: number;
  /** Whether the observed value lies in the central 50 % and 90 % of the runs, ends included. */
  readonly in50: boolean;
  readonly in90: boolean;
}

/** How an ensemble stands against what was observed. */
export interface EnsembleScores {
  readonly figures: readonly FigureScore[];
  /** Share of the figures in their central 50 % and 90 %; NaN if nothing was observed. */
  readonly coverage50: number;
  readonly coverage90: number;
}

/**
 * Score an ensemble against the quarters that were observed; guidance is not an observation. Figures of one story hang
 * together, so that their coverage says less than that of as many stories would; and what was fitted proves nothing.
 *
 * @throws RangeError If the ensemble has a single run.
 */
export function ensembleScores(ensemble: Ensemble, observed: readonly Observation[]): EnsembleScores {
  const figures = observed.flatMap(({ quantity, from, to, value, status }): FigureScore[] => {
    const isStock = quantity === "closing" || quantity.startsWith("closing.");
    const period = ensemble.runs[0].periods.find(
      ({ start, end }) => end === to && (isStock || start === from),
    );
    if (period === undefined || status === "guidance" || !hasFigure(period, quantity)) return [];
    const runs = figuresOf(ensemble, { period: period.period, quantity });
    const fan = summariseFan(runs);
    return [
      {
        period: period.period,
        quantity,
        end: to,
        observed: value,
        ...fan,
        crps: fairEnsembleCrps(runs, value),
        in50: value >= fan.p25 && value <= fan.p75,
        in90: value >= fan.p05 && value <= fan.p95,
      },
    ];
  });
  const share = (hit: (figure: FigureScore) => boolean) => figures.filter(hit).length / figures.length;
  return {
    figures,
    coverage50: share(({ in50 }) => in50),
    coverage90: share(({ in90 }) => in90),
  };
}

function hasFigure(period: Ensemble["runs"][number]["periods"][number], quantity: string): boolean {
  return quantity.startsWith("closing.")
    ? Object.hasOwn(period.byPlan, quantity.slice("closing.".length))
    : typeof period[quantity as keyof typeof period] === "number";
}
