import type { LabCase } from "../../lab/lab-data.ts";
import type { Observation } from "../../scenario/observation.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { caseRemarks } from "../data/case-remarks.ts";
import { comparableObserved } from "../data/comparable-observed.ts";
import { type Case, listCases, loadCase } from "../data/load-case.ts";

/**
 * A case as the panel below a cell gets it. A scenario that is not one that comes with the kit, whatever its id, is the
 * notebook's own: commands name the file that it can be saved as.
 *
 * @param observed What was observed; a case's own by default.
 */
export function notebookCase(
  what: Case | Scenario,
  {
    observed,
    fittedUntil,
  }: { readonly observed?: readonly Observation[]; readonly fittedUntil?: string } = {},
): LabCase {
  const found = "scenario" in what ? what : undefined;
  const scenario = found?.scenario ?? (what as Scenario);
  const shown = observed ?? (found ? comparableObserved(found) : []);
  const isApart = observed === undefined && found !== undefined && shown.length < found.observed.length;
  const remarks = found && observed === undefined ? caseRemarks(found, shown) : [];
  return {
    scenario,
    observed: shown,
    ...(isApart && { isObservedApart: true }),
    ...(remarks.length > 0 && { remarks }),
    ...(fittedUntil !== undefined && { fittedUntil }),
    ...(!isShipped(scenario) && { argument: `${scenario.id}.json`, isOfNotebook: true }),
  };
}

/** Whether a command that is given its id finds this very scenario. */
function isShipped(scenario: Scenario): boolean {
  const { id } = scenario;
  return listCases().includes(id) && JSON.stringify(loadCase(id).scenario) === JSON.stringify(scenario);
}
