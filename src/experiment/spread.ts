import { type Summary, summarise } from "../statistics/summarise.ts";

/** A structure with a summary in place of every number. */
export type Spread<T> = T extends number
  ? Summary
  : T extends object
    ? { readonly [K in keyof T]: Spread<T[K]> }
    : T;

/**
 * Summarise structures of one shape number by number: mean, 5 %, 50 % and 95 % quantiles (type 7) over the replicates.
 * What is not a number is taken from the first.
 *
 * @param replicates At least one; all with the same keys.
 */
export function spreadOf<T extends object>(replicates: readonly T[]): Spread<T> {
  const spread: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(replicates[0])) {
    const values = replicates.map((replicate) => (replicate as Record<string, unknown>)[key]);
    spread[key] =
      typeof value === "number"
        ? summarise(values as number[])
        : typeof value === "object" && value !== null
          ? spreadOf(values as object[])
          : value;
  }
  return spread as Spread<T>;
}
