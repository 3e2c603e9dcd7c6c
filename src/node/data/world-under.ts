import { type Draw, withDraw } from "../../market/draw.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { caseUnder, ownParameters } from "./case-under.ts";
import { type Case, loadSharedParameters } from "./load-case.ts";

/**
 * The world of a case under other values of some of its parameters, whether they are shared or its own; what is reckoned
 * from the shared ones follows. (`openCase` lets a case's own parameters be, which is right for draws that serve all
 * cases.)
 */
export function worldUnder(found: Case): (draw: Draw) => Scenario {
  const shared = loadSharedParameters();
  const own = ownParameters(found);
  const under = caseUnder(found);
  return (draw) => {
    const entries = Object.entries(draw);
    const part = (isOwn: boolean): Draw =>
      Object.fromEntries(entries.filter(([id]) => Object.hasOwn(own, id) === isOwn));
    const { scenario } = under(withDraw(shared, part(false)));
    return withOwn(scenario, part(true));
  };
}

/** As {@link worldUnder}, of a scenario that is not in a case's folder: nothing in it is reckoned. */
export function scenarioUnder(scenario: Scenario): (draw: Draw) => Scenario {
  return (draw) => withOwn(scenario, draw);
}

function withOwn(scenario: Scenario, draw: Draw): Scenario {
  if (Object.keys(draw).length === 0) return scenario;
  return Object.freeze({ ...scenario, parameters: Object.freeze(withDraw(scenario.parameters, draw)) });
}
