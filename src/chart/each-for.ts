import { grouped } from "./grouped.ts";

/** For how many people an agent stands: `each for 246 people`, `each for one person`; with a decimal below ten. */
export function eachFor(peoplePerAgent: number): string {
  const people = peoplePerAgent < 10 ? String(Number(peoplePerAgent.toFixed(1))) : grouped(peoplePerAgent);
  return people === "1" ? "each for one person" : `each for ${people} people`;
}
