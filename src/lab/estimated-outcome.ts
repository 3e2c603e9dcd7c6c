import type { Ledger } from "../simulation/ledger.ts";
import type { Outcome } from "../simulation/outcome.ts";

/**
 * A world at the full size, estimated while a hand moves: history at the full size, and what differs between two small
 * runs with the same luck (a control variate). So history stands still, and a world that is history is history.
 *
 * @param full History at the full size.
 * @param history The same small.
 * @param world The reader's world, as small and with the same seed.
 */
export function estimatedOutcome(full: Outcome, history: Outcome, world: Outcome): Outcome {
  const weight = world.peoplePerAgent / full.peoplePerAgent;
  const ledger = Object.fromEntries(
    Object.entries(full.ledger).map(([name, column]) => {
      if (typeof column === "number") return [name, column];
      const before = history.ledger[name as keyof Ledger] as ArrayLike<number>;
      const now = world.ledger[name as keyof Ledger] as ArrayLike<number>;
      return [name, shifted(column, before, now, weight)];
    }),
  ) as unknown as Ledger;
  return { ...full, ledger, mood: world.mood };
}

/** Rounded where the column has whole numbers. */
function shifted<Column extends Int32Array | Float64Array>(
  column: Column,
  before: ArrayLike<number>,
  now: ArrayLike<number>,
  weight: number,
): Column {
  const isWhole = column instanceof Int32Array;
  const result = column.slice() as Column;
  for (let cell = 0; cell < result.length; cell++) {
    const difference = (now[cell] - before[cell]) * weight;
    result[cell] += isWhole ? Math.round(difference) : difference;
  }
  return result;
}
