import type { OneAtATime } from "../sensitivity/one-at-a-time.ts";
import type { Sensitivity } from "../sensitivity/sensitivity.ts";

/**
 * What `churnkit sensitivity --json` prints: the first figure's indices, most influential first; further figures of the
 * same runs under `others`.
 */
export function sensitivityDocument([first, ...others]: readonly Sensitivity[]): object {
  const {
    scenario,
    currency,
    quantity,
    period,
    method,
    without,
    agents,
    seed,
    replicates,
    points,
    runs,
    stopped,
  } = first;
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
    points,
    runs,
    stopped,
    fixed: first.fixed,
    spread: first.spread,
    indices: first.indices,
    ...(others.length > 0 && {
      others: others.map(({ quantity, period, spread, indices }) => ({ quantity, period, spread, indices })),
    }),
  };
}

/** As {@link sensitivityDocument}, of one parameter after the other: `low` and `high`, and the figure there. */
export function oneAtATimeDocument([first, ...others]: readonly OneAtATime[]): object {
  const { scenario, currency, quantity, period, without, agents, seed, replicates, runs, stopped } = first;
  return {
    case: scenario,
    quantity,
    period,
    method: "one-at-a-time",
    without,
    currency,
    agents,
    seed,
    replicates,
    runs,
    stopped,
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

function indicesOf({ swings }: OneAtATime): object[] {
  const none = { first: null, total: null, firstInterval: null, totalInterval: null };
  return swings.map(({ parameter, ...swing }) => ({ parameter, ...none, ...swing }));
}
