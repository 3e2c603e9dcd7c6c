import type { Observation } from "../scenario/observation.ts";

/** Of the readings counted in comments: for each first day the quantity that was read most often. */
export function mostRead(readings: readonly Observation[]): string[] {
  const comments = readings.filter(({ unit }) => unit === "comments");
  const count = (name: string, from: string) =>
    comments.filter((reading) => reading.quantity === name && reading.from === from).length;
  return [...new Set(comments.map(({ from }) => from))].map((from) => {
    const names = [
      ...new Set(comments.filter((reading) => reading.from === from).map(({ quantity }) => quantity)),
    ];
    return names.reduce((best, name) => (count(name, from) > count(best, from) ? name : best));
  });
}
