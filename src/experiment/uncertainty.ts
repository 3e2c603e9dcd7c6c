import { varianceSplit } from "../statistics/variance-split.ts";
import type { Ensemble } from "./ensemble.ts";
import { figureOf } from "./figure-of.ts";

/** Where the spread of a figure comes from. Standard deviations, in the figure's unit. */
export interface Uncertainty {
  /** Of what differs between the worlds: what is not known of the parameters. */
  readonly parameters: number;
  /** Of what differs between the runs of a world: chance, which falls with the number of agents. */
  readonly chance: number;
  /** Share of the variance that is the parameters', 0..1. */
  readonly parametersShare: number;
}

/** A figure of an ensemble: a quarter such as `2011Q3`, and a quantity as in `observed.csv`. */
export interface FigureName {
  readonly period: string;
  readonly quantity: string;
}

/**
 * Split the variance of a figure into the parameters' part and chance's part, by analysis of variance with the worlds as
 * random groups (see `varianceSplit`).
 *
 * @throws RangeError If there are fewer than two worlds or than two runs of each, or no such figure.
 */
export function uncertaintyOf(ensemble: Ensemble, figure: FigureName): Uncertainty {
  const { worlds, replicates } = ensemble;
  if (worlds < 2 || replicates < 2) {
    const found = `${worlds} x ${replicates}`;
    throw new RangeError(`ensemble: expected at least 2 worlds x 2 replicates, found ${found}`);
  }
  const values = figuresOf(ensemble, figure);
  const groups = Array.from({ length: worlds }, (_, world) =>
    values.slice(world * replicates, (world + 1) * replicates),
  );
  const { between, within, share } = varianceSplit(groups);
  return { parameters: Math.sqrt(between), chance: Math.sqrt(within), parametersShare: share };
}

/** A figure in every run of an ensemble, in the order of the runs. @throws RangeError If there is no such figure. */
export function figuresOf({ runs }: Ensemble, { period, quantity }: FigureName): number[] {
  const index = runs[0].periods.findIndex((one) => one.period === period);
  if (index < 0) {
    const periods = runs[0].periods.map((one) => one.period).join(", ");
    throw new RangeError(`period: expected one of ${periods}, found ${period}`);
  }
  return runs.map(({ periods }) => figureOf(periods[index], quantity));
}
