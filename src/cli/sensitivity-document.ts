import type { OneAtATime } from "../sensitivity/one-at-a-time.ts";
import type { FigureAtPoints } from "../sensitivity/point-runs.ts";
import type { Sensitivity } from "../sensitivity/sensitivity.ts";

/**
 * What `churnkit sensitivity --json` prints: the first figure's indices, most influential first; further figures of the
 * same runs under `others`.
 */
export function sensitivityDocument([first, ...others]: readonly Sensitivity[]): object {
  const { method, points, fixed, spread, indices } = first;
  return {
    ...aboutOf(first, method),
    points,
    fixed,
    spread,
    indices,
    ...(others.length > 0 && {
      others: others.map((one) => ({
        quantity: one.quantity,
        period: one.period,
        spread: one.spread,
        indices: one.indices,
      })),
    }),
  };
}

/** As {@link sensitivityDocument}, of one parameter after the other: `low` and `high`, and the figure there. */
export function oneAtATimeDocument([first, ...others]: readonly OneAtATime[]): object {
  return {
    ...aboutOf(first, "one-at-a-time"),
    central: first.central,
    indices: indicesOf(first),
    ...(others.length > 0 && {
      others: others.map((one) => ({
        quantity: one.quantity,
        period: one.period,
        central: one.central,
        indices: indicesOf(one),
      })),
    }),
  };
}

/** What every method says: of what the figure is, and how it was run. */
function aboutOf(
  { scenario, quantity, period, without, currency, agents, seed, replicates, runs, stopped }: FigureAtPoints,
  method: string,
): object {
  return {
    case: scenario,
    quantity,
    period,
    method,
    without,
    currency,
    agents,
    seed,
    replicates,
    runs,
    stopped,
  };
}

function indicesOf({ swings }: OneAtATime): object[] {
  const none = { first: null, total: null, firstInterval: null, totalInterval: null };
  return swings.map(({ parameter, ...swing }) => ({ parameter, ...none, ...swing }));
}
