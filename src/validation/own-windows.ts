import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type CaseWindow, unitOf } from "./case-window.ts";

/**
 * The windows of a case that is not in the bank: the rows of its `observed.csv` that end on or after the day on which its
 * first event is announced and lie within the run. For each quantity the earliest is the first window, then the next, then
 * later ones; all of them count. Rows with the status `guidance` are what the firm expected of the same quantity and days.
 */
export function ownWindows(scenario: Scenario, observed: readonly Observation[]): CaseWindow[] {
  const announced = scenario.events.map((event) => event.announced).sort()[0] ?? scenario.start;
  const [, shock] = [announced, scenario.start].sort();
  const last = scenario.latest ?? scenario.until;
  const isLevel = (quantity: string): boolean => quantity.startsWith("closing");
  const rows = observed.filter(
    ({ quantity, from, to, status }) =>
      status !== "guidance" &&
      unitOf(quantity) !== "shape" &&
      to >= shock &&
      to <= last &&
      (isLevel(quantity) || from >= scenario.start),
  );
  const seen = new Map<string, number>();
  return [...rows]
    .sort((a, b) => (a.to < b.to ? -1 : 1))
    .map(({ quantity, from, to }): CaseWindow => {
      const order = seen.get(quantity) ?? 0;
      seen.set(quantity, order + 1);
      const guided = observed.find(
        (row) => row.status === "guidance" && row.quantity === quantity && row.to === to,
      );
      return {
        case: scenario.id,
        episode: scenario.id,
        grade: scenario.grade ?? "A",
        role: "validate",
        from,
        to,
        quantity,
        announced: shock,
        ...(guided && { guidance: guided.value }),
        event: scenario.events.find((event) => event.announced === announced)?.id ?? "none",
        kind: (["first", "next"] as const)[order] ?? "later",
        counts: true,
        note: "",
      };
    });
}
