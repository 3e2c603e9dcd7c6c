import { stingOfPrice } from "../behaviour/reference-price.ts";
import { toDay } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { conditionsOn, WorthTables } from "./conditions.ts";
import { type Market, marketOf } from "./market.ts";
import { moodOf } from "./mood.ts";
import { priceBookOf } from "./price-book.ts";
import { untilOf } from "./simulate.ts";

/** A subscriber of the opening, as far as dollars go. */
export interface ExplainedSubscriber {
  /** Id of the plan held. */
  readonly plan: string;
  /** What one unit of each component is worth, dollars per month; 0 for a component that is not named. */
  readonly worth: Readonly<Record<string, number>>;
  /** What the plan is expected to cost, dollars per month; its price at the opening if absent. */
  readonly reference?: number;
}

/** The sum behind one option, in dollars per month. Costs are negative: the parts add up to `total`. */
export interface ChoiceSum {
  /** A plan's id, `rival/plan`, or `nothing`. */
  readonly option: string;
  readonly worth: number;
  readonly price: number;
  /** What a price above the expected one costs beyond its dollars. */
  readonly sting: number;
  readonly goodwill: number;
  /** Trouble such as a second website, less a rival's extras. */
  readonly hassle: number;
  /** Trouble of changing plan or leaving, spread over months. */
  readonly moving: number;
  readonly total: number;
}

/**
 * Add up, in dollars per month, what each option is to one subscriber on a day:
 * `worth - price - sting - goodwill - hassle - moving`.
 *
 * These are the sums that `simulate` compares, for a subscriber whose tastes are given instead of drawn. What is left
 * out is liking that dollars do not explain: in a run each subscriber has a fixed amount of it for every plan family,
 * rival and nothing, with the Gumbel scale `choice.scale`.
 *
 * @param date ISO date from the scenario's start on.
 * @param among Options to compare; by default all on offer to existing subscribers. One that is not on offer is left out.
 * @returns Best first; equal ones in the order of the scenario.
 * @throws RangeError If the date, the plan, an option or a component is not in the scenario, or a worth is not finite.
 * @example
 * explainChoice(scenario, { plan: "both-1", worth: { streaming: 11, discs: 4 } }, "2011-09-10");
 */
export function explainChoice(
  scenario: Scenario,
  subscriber: ExplainedSubscriber,
  date: string,
  among?: readonly string[],
): ChoiceSum[] {
  const day = toDay(untilOf(scenario, date));
  const market = marketOfOne(marketOf(scenario), subscriber.worth);
  const worths = new WorthTables(market);
  const book = priceBookOf(scenario);
  const start = toDay(scenario.start);
  const held = market.plans.indexOf(subscriber.plan);
  if (held < 0) throw unknown("plan", subscriber.plan, market.plans);
  const wanted = among ?? market.options;
  for (const option of wanted) {
    if (!market.options.includes(option)) throw unknown("option", option, market.options);
  }

  const { parameters } = scenario;
  const mood = moodOf(scenario, start, day - start + 1);
  const now = conditionsOn(scenario, market, worths, book, mood, day, day - start);
  const opening = conditionsOn(scenario, market, worths, book, moodOf(scenario, start - 1, 1), start - 1, 0);
  const view = now.byClass[0];
  const reference = subscriber.reference ?? opening.charged[0][held];
  const goodwill = Math.max(0, now.damage - opening.damage);
  const moving =
    parameterValue(parameters, "switching.cost") / parameterValue(parameters, "switching.horizon");
  const sums = wanted.flatMap((id): ChoiceSum[] => {
    const option = market.options.indexOf(id);
    if (!view.available[option] && option !== held) return [];
    if (view.gets && view.gets[option] !== option) return [];
    const terms = option === held ? view : (view.moving ?? view);
    const price = terms.price[option];
    const sting = stingOfPrice(
      price,
      reference,
      parameterValue(parameters, "choice.lossAversion"),
      parameterValue(parameters, "choice.indifference"),
      terms.unfairness[option],
    );
    const parts = {
      worth: view.worth[option],
      price: 0 - price,
      sting: market.focal[option] ? 0 - sting : 0,
      goodwill: market.focal[option] ? 0 - goodwill : 0,
      hassle: 0 - view.burden[option],
      moving: option === held ? 0 : 0 - moving,
    };
    const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
    return [{ option: id, ...parts, total }];
  });
  return sums.sort((a, b) => b.total - a.total);
}

/** The market as it is to a population of one taste type, the subscriber's. */
function marketOfOne(market: Market, dollars: Readonly<Record<string, number>>): Market {
  for (const [component, amount] of Object.entries(dollars)) {
    if (!market.components.includes(component)) throw unknown("component", component, market.components);
    if (!Number.isFinite(amount)) {
      throw new RangeError(`invalid worth of ${component}; must be finite, in dollars per month: ${amount}`);
    }
  }
  const worth = Float64Array.from(market.components, (component) => dollars[component] ?? 0);
  return { ...market, types: { count: 1, components: market.components.length, worth } };
}

function unknown(what: string, found: string, known: readonly string[]): RangeError {
  return new RangeError(`unknown ${what}; must be one of ${known.join(", ")}: ${found}`);
}
