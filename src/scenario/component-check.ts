import type { Parameters } from "../market/parameter.ts";
import type { ScenarioIssue } from "./issue.ts";
import type { Loose } from "./loose.ts";
import { didYouMean } from "./nearest.ts";
import type { Scenario } from "./scenario.ts";

/** The part of a taste parameter's name after its component that every component must have. */
const requiredTastes = ["mean", "sd"];

/**
 * Whether a parameter, unlike the shared ones, says how much a component of the scenario's own is liked:
 * `taste.<component>.mean` and the like.
 */
export function isTasteOf(scenario: Loose<Scenario> | undefined, name: string, shared: Parameters): boolean {
  const [first, component, ...rest] = name.split(".");
  if (first !== "taste" || component === undefined || !placesOfComponents(scenario).has(component))
    return false;
  const kind = rest.join(".");
  return Object.keys(shared).some(
    (known) => known.startsWith("taste.") && known.split(".").slice(2).join(".") === kind,
  );
}

/** Components that nothing says the liking of, told at the first plan that has them. */
export function componentIssues(
  scenario: Loose<Scenario> | undefined,
  parameters: Loose<Parameters>,
): ScenarioIssue[] {
  const missingFor = (component: string) =>
    requiredTastes
      .map((kind) => `taste.${component}.${kind}`)
      .filter((name) => !Object.hasOwn(parameters, name));
  const named = Object.keys(parameters).flatMap((name) => /^taste\.([^.]+)\./.exec(name)?.[1] ?? []);
  const liked = [...new Set(named)].filter((component) => missingFor(component).length === 0);
  // Parameters that like nothing at all are not those of the engine, and say nothing about components.
  if (liked.length === 0) return [];
  return [...placesOfComponents(scenario)].flatMap(([component, path]) => {
    const missing = missingFor(component);
    if (missing.length === 0) return [];
    const expected = `a component that has taste parameters (${liked.join(", ")})`;
    const hint = didYouMean(component, liked) ?? `or give ${missing.join(" and ")} under parameters`;
    return [{ path, expected, found: JSON.stringify(component), hint }];
  });
}

/** Components that a plan of the service or of a rival has. */
export function componentsOf(scenario: Scenario): ReadonlySet<string> {
  return new Set(placesOfComponents(scenario).keys());
}

function placesOfComponents(scenario: Loose<Scenario> | undefined): Map<string, string> {
  const places = new Map<string, string>();
  const note = (
    path: string,
    plans: Loose<Scenario["plans"]> | Loose<NonNullable<Scenario["rivals"]>[string]["plans"]> = {},
  ) => {
    for (const [id, plan] of Object.entries(plans)) {
      for (const component of Object.keys(plan?.components ?? {})) {
        if (!places.has(component)) places.set(component, `${path}.${id}.components.${component}`);
      }
    }
  };
  note("plans", scenario?.plans);
  for (const [id, rival] of Object.entries(scenario?.rivals ?? {})) note(`rivals.${id}.plans`, rival?.plans);
  return places;
}
