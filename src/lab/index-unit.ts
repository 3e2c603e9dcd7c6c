import type { PeopleUnit } from "../chart/people-scale.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** What the index is called whose points a scenario counts: `sales index`; undefined if it counts something else. */
export function indexName({ unit }: Pick<Scenario, "unit">): string | undefined {
  return unit?.match(/^points of an? (.+)$/)?.[1];
}

/**
 * How the points of an index are written, as is usual for one: with 100 for a full base, the power of ten that holds the
 * opening. Undefined for what is no index.
 *
 * @param opening What is there on the first day.
 */
export function indexUnit(counts: Pick<Scenario, "unit">, opening: number): PeopleUnit | undefined {
  if (indexName(counts) === undefined) return undefined;
  let full = 100;
  while (full < Math.round(opening)) full *= 10;
  return { divisor: full / 100, suffix: "", decimals: 1 };
}
