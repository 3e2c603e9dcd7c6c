import type { Scenario } from "./scenario.ts";
import type { Warning } from "./warning.ts";

/** Beyond this many times another price, or below it by as much, a price is more often a slip than meant: cents, a year's price. */
const ODD = 10;
/** A plan's price that falls below this part of the one before: a rise by up to a half with its point in the wrong place is one. */
const FALL = 0.15;

interface Priced {
  readonly amount: number;
  readonly path: string;
}

/**
 * Prices that look like slips: more than ten times, or less than 0.15 of, what the same plan cost before; and a plan that
 * far away from all others of the service. Free plans are passed over, and so is a rival's offer that is cheap.
 */
export function oddPrices(scenario: Scenario): Warning[] {
  const { currency } = scenario;
  const own = Object.keys(scenario.plans).map((id) => pricesOf(scenario, id));
  const apart = [...farAbove(own), ...farBelow(own)];
  const isApart = (prices: readonly Priced[]) => apart.some(([{ path }]) => path === prices[0]?.path);
  const pairs = [
    ...apart,
    ...own.filter((prices) => !isApart(prices)).flatMap(jumps),
    ...rivalPrices(scenario).flatMap(jumps),
  ];
  return pairs.map(([{ amount, path }, other]) => ({
    path,
    text: `${amount} is ${Number((amount / other.amount).toPrecision(2))} times the ${other.amount} of ${other.path}. Cents, a point in the wrong place, a price for a year? Prices are in ${currency} a month.`,
  }));
}

type Pair = readonly [odd: Priced, other: Priced];

/** Prices of a plan of the service, above 0, in the order in which they were made. */
function pricesOf({ plans, events }: Scenario, id: string): Priced[] {
  const path = plans[id].price.map(({ amount }, index) => ({
    amount,
    path: `plans.${id}.price.${index}.amount`,
  }));
  const later = events.flatMap((event) =>
    "prices" in event && !("rival" in event) && Object.hasOwn(event.prices, id)
      ? [{ amount: event.prices[id], path: `events.${event.id}.prices.${id}` }]
      : [],
  );
  return [...path, ...later].filter(({ amount }) => amount > 0);
}

/** The same for each plan of each rival; of its offers only those that are dear. */
function rivalPrices({ rivals = {}, events }: Scenario): Priced[][] {
  return Object.entries(rivals).flatMap(([rival, { plans }]) =>
    Object.entries(plans).map(([id, { price }]) => {
      const path = price.map(({ amount }, index) => ({
        amount,
        path: `rivals.${rival}.plans.${id}.price.${index}.amount`,
      }));
      const dearest = Math.max(...path.map(({ amount }) => amount));
      const later = events.flatMap((event): Priced[] => {
        if (!("rival" in event) || event.rival !== rival) return [];
        if (event.type === "competitor-price-change" && Object.hasOwn(event.prices, id)) {
          return [{ amount: event.prices[id], path: `events.${event.id}.prices.${id}` }];
        }
        if (event.type !== "competitor-offer" || !(event.plans ?? [id]).includes(id)) return [];
        return event.price === undefined || event.price < dearest
          ? []
          : [{ amount: event.price, path: `events.${event.id}.price` }];
      });
      return [...path, ...later].filter(({ amount }) => amount > 0);
    }),
  );
}

/** Prices far from the one before them that was not itself far off. */
function jumps(prices: readonly Priced[]): Pair[] {
  const found: Pair[] = [];
  let before = prices[0];
  for (const price of prices.slice(1)) {
    if (price.amount > ODD * before.amount || price.amount < FALL * before.amount)
      found.push([price, before]);
    else before = price;
  }
  return found;
}

/** The plan whose first price is far above that of every other. */
function farAbove(plans: readonly (readonly Priced[])[]): Pair[] {
  const [dearest, next] = firsts(plans).sort((a, b) => b.amount - a.amount);
  return next !== undefined && dearest.amount > ODD * next.amount ? [[dearest, next]] : [];
}

/** The plan whose first price is far below that of every other; of two plans the dearer one is spoken of. */
function farBelow(plans: readonly (readonly Priced[])[]): Pair[] {
  const [cheapest, next, third] = firsts(plans).sort((a, b) => a.amount - b.amount);
  return third !== undefined && cheapest.amount * ODD < next.amount ? [[cheapest, next]] : [];
}

function firsts(plans: readonly (readonly Priced[])[]): Priced[] {
  return plans.flatMap((prices) => prices.slice(0, 1));
}
