import { type Draw, withDraw } from "../../market/draw.ts";
import type { Parameters } from "../../market/parameter.ts";
import { carriedOver } from "../../scenario/carried-over.ts";
import { freeze } from "../../scenario/frozen.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { caseUnder } from "./case-under.ts";
import { type Case, loadSharedParameters } from "./load-case.ts";
import type { CaseOptions } from "./package-data.ts";

/**
 * A scenario as a function of a draw of the shared parameters.
 *
 * @param kept Ids of parameters that keep what the scenario has, whatever a draw says.
 * @param origin The case that the scenario is, or was made from by a change: what follows from shared parameters, the
 *   opening tenures and the joining baseline, is then reckoned anew for every draw, and what was changed is carried over.
 *   Without a case only the parameters are drawn.
 */
export function underDraws(
  scenario: Scenario,
  kept: ReadonlySet<string>,
  origin?: Case,
  options: CaseOptions = {},
): (draw: Draw) => Scenario {
  const world = origin === undefined ? alone(scenario) : fromCase(origin, scenario, options);
  return (draw) => {
    const drawn = world(draw);
    return freeze({ ...drawn, parameters: { ...drawn.parameters, ...pick(scenario.parameters, kept) } });
  };
}

/** Ids of the parameters that settings `path=value` set. */
export function parametersSet(settings: readonly string[], ids: readonly string[]): ReadonlySet<string> {
  const paths = settings.map((setting) => setting.slice(0, Math.max(0, setting.indexOf("="))).trim());
  return new Set(
    ids.filter((id) =>
      paths.some((path) => ["parameters", `parameters.${id}`, `parameters.${id}.value`].includes(path)),
    ),
  );
}

function alone(scenario: Scenario): (draw: Draw) => Scenario {
  return (draw) => ({ ...scenario, parameters: withDraw(scenario.parameters, draw) });
}

function fromCase(origin: Case, scenario: Scenario, options: CaseOptions): (draw: Draw) => Scenario {
  const under = caseUnder(origin);
  const shared = loadSharedParameters(options);
  return (draw) => carriedOver(origin.scenario, scenario, under(withDraw(shared, draw)).scenario);
}

function pick(parameters: Parameters, ids: Iterable<string>): Parameters {
  return Object.fromEntries([...ids].map((id) => [id, parameters[id]]));
}
