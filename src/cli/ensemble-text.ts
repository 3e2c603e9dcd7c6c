import type { EnsembleScores, FigureScore } from "../experiment/ensemble-scores.ts";
import type { DrawnWorlds } from "./drawn-worlds.ts";

/** Which parameters were drawn, and which of the posterior's keep the scenario's value. */
export function drawnText({ drawn, kept }: DrawnWorlds): string {
  const what = `Drawn from the posterior: ${drawn.join(", ") || "nothing"}.`;
  return kept.length === 0 ? what : `${what}\nKept as the scenario or --set has it: ${kept.join(", ")}.`;
}

/** How many observed figures lie within the central 90 %, fitted and predicted ones apart. */
export function coverageText({ figures }: EnsembleScores, fittedUntil: string | undefined): string {
  const groups: [string, readonly FigureScore[]][] =
    fittedUntil === undefined
      ? [["observed", figures]]
      : [
          ["fitted", figures.filter(({ end }) => end <= fittedUntil)],
          ["predicted", figures.filter(({ end }) => end > fittedUntil)],
        ];
  const parts = groups
    .filter(([, group]) => group.length > 0)
    .map(([name, group]) => `${group.filter(({ in90 }) => in90).length} of ${group.length} ${name}`);
  return parts.length === 0
    ? "Nothing was observed of these days."
    : `Within the central 90 %: ${parts.join(", ")} figures.`;
}
