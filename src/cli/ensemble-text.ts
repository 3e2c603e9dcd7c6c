import type { EnsembleScores, FigureScore } from "../experiment/ensemble-scores.ts";
import { componentsOf } from "../scenario/component-check.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { DrawnWorlds } from "./drawn-worlds.ts";

/**
 * Which parameters were drawn, which of the posterior's keep the scenario's value, and which ranges of the scenario's own
 * were not drawn from. Tastes for components that no plan of the scenario has are not spoken of: they move nobody.
 */
export function drawnText({ drawn, kept, undrawn = [] }: DrawnWorlds, scenario: Scenario): string {
  const components = componentsOf(scenario);
  const listed = (ids: readonly string[]): string =>
    ids
      .filter((id) => {
        const component = /^taste\.([^.]+)\./.exec(id)?.[1];
        return component === undefined || components.has(component);
      })
      .join(", ");
  const without = listed(undrawn);
  const held = heldText(scenario);
  return [
    `Drawn from the posterior: ${listed(drawn) || "nothing"}.`,
    ...(kept.length === 0 ? [] : [`Kept as the scenario or --set has it: ${kept.join(", ")}.`]),
    ...(without === ""
      ? []
      : [
          `Not drawn, although the scenario gives them a range: ${without}. The 5 % to 95 % are too narrow by what these would add; --set tries their ends.`,
        ]),
    ...(held === "" ? [] : [held]),
  ].join("\n");
}

/** What a scenario gives a range of that no draw moves: who has which plan at the opening, and who joins. */
function heldText({ plans, joining }: Scenario): string {
  const isRange = (value: { readonly low?: number; readonly high?: number } | undefined): boolean =>
    value?.low !== undefined || value?.high !== undefined;
  const held = [
    ...(Object.values(plans).some(({ opening }) => isRange(opening)) ? ["the opening split of plans"] : []),
    ...(joining.baseline.some(({ newJoiners, returns }) => isRange(newJoiners) || isRange(returns))
      ? ["the joining baseline"]
      : []),
  ];
  if (held.length === 0) return "";
  return `Held at the value of their range in every draw: ${held.join(" and ")}. The 5 % to 95 % do not hold what these would add.`;
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
