import { grouped } from "./grouped.ts";

/**
 * For how many people an agent stands: `each for 246 people`, `each for one person`; with a decimal below ten.
 *
 * @param unit What is counted, in the plural, where it is not subscribers.
 */
export function eachFor(peoplePerAgent: number, unit?: string): string {
  const people = peoplePerAgent < 10 ? String(Number(peoplePerAgent.toFixed(1))) : grouped(peoplePerAgent);
  if (unit !== undefined) return `each for ${people} ${unit}`;
  return people === "1" ? "each for one person" : `each for ${people} people`;
}
