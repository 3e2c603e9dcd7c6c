import type { Alternatives } from "../behaviour/anchor.ts";
import { Recent } from "../behaviour/recent.ts";
import { type ComponentTaste, componentAmounts, type TasteTypes, tasteTypes } from "../behaviour/taste.ts";
import { parameterValue } from "../market/parameter.ts";
import type { Components, PriceStep } from "../market/plan.ts";
import type { Scenario } from "../scenario/scenario.ts";

/** Number of taste types: enough that 200 agents and 24 million see the same distribution to within a cent. */
const TASTE_TYPES = 1024;

const recentTypes = new Recent<TasteTypes>(2);

/** A plan of a rival, as an option. */
export interface RivalOption {
  readonly rival: string;
  readonly plan: string;
  readonly price: readonly PriceStep[];
}

/** All that a subscriber can choose among, in a fixed order: focal plans, rivals' plans, nothing. */
export interface Market {
  /** Plan ids, `rival/plan` ids and `nothing`. */
  readonly options: readonly string[];
  readonly plans: readonly string[];
  readonly rivals: readonly RivalOption[];
  /** Index of the last option, nothing. */
  readonly nothing: number;
  readonly families: readonly string[];
  /** Index into `families` per plan. */
  readonly familyOf: readonly number[];
  readonly components: readonly string[];
  readonly types: TasteTypes;
  /** Amount of each component per option; options x components. */
  readonly amounts: Float64Array;
  readonly focal: Uint8Array;
  /** Months that a bill of each plan covers. */
  readonly billingMonths: Uint8Array;
  /** Families of the service, rivals, nothing. */
  readonly alternatives: Alternatives;
  /** Rival ids in the order of the alternatives after the families. */
  readonly rivalIds: readonly string[];
}

/** Lay the scenario's plans and rivals out as options, with the tastes of the population for them. */
export function marketOf(scenario: Scenario): Market {
  const plans = Object.keys(scenario.plans);
  const rivals: RivalOption[] = [];
  const units: Components[] = plans.map((plan) => scenario.plans[plan].components);
  for (const [rival, { plans: offered }] of Object.entries(scenario.rivals ?? {})) {
    for (const [plan, { price, components }] of Object.entries(offered)) {
      rivals.push({ rival, plan, price });
      units.push(components);
    }
  }
  units.push({});
  const options = [...plans, ...rivals.map(({ rival, plan }) => `${rival}/${plan}`), "nothing"];
  if (options.length > 32) {
    throw new RangeError(
      `too many plans; at most 31 of the service and its rivals together: ${options.length - 1}`,
    );
  }
  const components = [...new Set(units.flatMap((unit) => Object.keys(unit)))];
  const tastes = components.map((component) => componentTaste(scenario, component));
  const families = [...new Set(plans.map((plan) => scenario.plans[plan].family))];
  const familyOf = plans.map((plan) => families.indexOf(scenario.plans[plan].family));
  const rivalIds = Object.keys(scenario.rivals ?? {});
  const correlation = scenario.parameters["taste.correlation"]?.value ?? 0;
  const amounts = new Float64Array(options.length * components.length);
  units.forEach((unit, option) => {
    const amount = componentAmounts(
      tastes,
      components.map((component) => unit[component] ?? 0),
    );
    amounts.set(amount, option * components.length);
  });
  return {
    options,
    plans,
    rivals,
    nothing: options.length - 1,
    families,
    familyOf,
    components,
    types: recentTypes.of([[correlation], ...tastes.map(({ mean, sd }) => [mean, sd])], () =>
      tasteTypes(tastes, correlation, TASTE_TYPES),
    ),
    amounts,
    billingMonths: Uint8Array.from(plans, (plan) => scenario.plans[plan].billingMonths ?? 1),
    focal: Uint8Array.from(options, (_, option) => (option < plans.length ? 1 : 0)),
    alternatives: {
      count: families.length + rivalIds.length + 1,
      of: Uint8Array.from([
        ...familyOf,
        ...rivals.map(({ rival }) => families.length + rivalIds.indexOf(rival)),
        families.length + rivalIds.length,
      ]),
      joint: Uint8Array.from([...families.map(() => 1), ...rivalIds.map(() => 0), 1]),
    },
    rivalIds,
  };
}

function componentTaste({ parameters }: Scenario, component: string): ComponentTaste {
  return {
    mean: parameterValue(parameters, `taste.${component}.mean`),
    sd: parameterValue(parameters, `taste.${component}.sd`),
    exponent: parameters[`taste.${component}.exponent`]?.value ?? 1,
  };
}

/** Worth of an option's components to a type, dollars per month, with the given part of each component left. */
function worthOf(market: Market, type: number, option: number, content: Float64Array): number {
  const n = market.components.length;
  let worth = 0;
  for (let component = 0; component < n; component++) {
    worth +=
      market.types.worth[type * n + component] * market.amounts[option * n + component] * content[component];
  }
  return worth;
}

/** Worth of every option to every type, dollars per month; types x options. */
export function worthTable(market: Market, content: Float64Array): Float64Array {
  const options = market.options.length;
  const worth = new Float64Array(market.types.count * options);
  for (let type = 0; type < market.types.count; type++) {
    for (let option = 0; option < options; option++) {
      worth[type * options + option] = worthOf(market, type, option, content);
    }
  }
  return worth;
}
