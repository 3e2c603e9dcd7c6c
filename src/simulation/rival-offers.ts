import { DAYS_A_MONTH, type Day, toDay } from "../market/date.ts";
import type { CompetitorOffer, MarketEvent } from "../market/event.ts";
import { parameterValue } from "../market/parameter.ts";
import { exp } from "../random/exp.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { eventsInOrder, forceOf } from "./force.ts";
import type { Market } from "./market.ts";
import { priceOn } from "./price-book.ts";

/** A rival's plan on one day. */
export interface RivalState {
  /** Dollars per month; NaN while it is not sold. */
  readonly price: number;
  /** Worth of a free period and of extras, dollars per month. */
  readonly extras: number;
  /** Days free of charge at the beginning. */
  readonly freeDays: number;
  /** Share of those who could use it who know of it, 0..1. */
  readonly reach: number;
  /** Share of subscribers who could use it, 0..1. */
  readonly eligible: number;
}

/** Those who subscribe to the focal service, or those who are about to join. */
export type Audience = "existing" | "new";

/**
 * A rival's plan on a day, as one audience meets it: an event that is `for` the other does not exist for it.
 *
 * An offer's price, free days and extras hold while it can be taken up; free days are worth the price that they spare. What an offer or an entry made known stays
 * known: its reach is approached with the time constant `rival.awarenessMonths`, independent campaigns add up as
 * chances, and a public storm tells part of the rest (`rival.stormReach` at the reference volume).
 *
 * @param storm Storm volume of the day.
 */
export function rivalState(
  scenario: Scenario,
  market: Market,
  index: number,
  day: Day,
  storm: number,
  audience: Audience = "existing",
): RivalState {
  const { rival, plan, price: path } = market.rivals[index];
  const { parameters } = scenario;
  const own = scenario.rivals?.[rival];
  let price = priceOn(path, day);
  let extras = 0;
  let freeDays = 0;
  let daysGiven = 0;
  let eligible = own?.eligible ?? 0;
  for (const event of eventsInOrder(scenario)) {
    if (!meets(event, audience)) continue;
    // What a rival takes back is no longer in force; what became known of it stays known.
    const withdrawn = day >= forceOf(scenario, event).reversed;
    if (event.type === "competitor-price-change" && event.rival === rival) {
      if (event.prices[plan] !== undefined && !withdrawn && day >= fromOf(event, audience)) {
        price = event.prices[plan];
      }
    }
    if (event.type === "competitor-offer" && event.rival === rival && concerns(event, plan)) {
      const from = fromOf(event, audience);
      if (day < toDay(event.announced)) continue;
      if (event.eligible !== undefined) eligible = event.eligible;
      if (withdrawn || day < from || (event.until !== undefined && day > toDay(event.until))) continue;
      if (event.price !== undefined) price = event.price;
      freeDays = Math.max(freeDays, event.freeDays ?? 0);
      daysGiven += event.freeDays ?? 0;
      extras += event.extras ?? 0;
    }
  }
  // What a free month spares is the price of the day, in whatever order the events stand that made it.
  if (daysGiven > 0) {
    extras += ((daysGiven / DAYS_A_MONTH) * price) / parameterValue(parameters, "switching.horizon");
  }
  const reach = rivalReach(scenario, campaignsOf(scenario, market, index, audience), day, storm);
  return { price, extras, freeDays, reach, eligible };
}

/** What makes a rival's plan known: the share who know of it without any event, and what is announced to how many. */
export interface Campaigns {
  readonly known: number;
  readonly announced: readonly { readonly day: Day; readonly reach: number }[];
}

/** The campaigns for a rival's plan that one audience meets. */
export function campaignsOf(
  scenario: Scenario,
  market: Market,
  index: number,
  audience: Audience = "existing",
): Campaigns {
  const { rival, plan } = market.rivals[index];
  const announced = eventsInOrder(scenario).flatMap((event) => {
    const isCampaign =
      event.type === "competitor-entry" || (event.type === "competitor-offer" && concerns(event, plan));
    return isCampaign && event.rival === rival && meets(event, audience)
      ? [{ day: toDay(event.announced), reach: event.reach }]
      : [];
  });
  return { known: scenario.rivals?.[rival].reach ?? 0, announced };
}

/** Share of those who could use a rival's plan who know of it on a day, 0..1; see `rivalState`. */
export function rivalReach(
  { parameters }: Scenario,
  { known, announced }: Campaigns,
  day: Day,
  storm: number,
): number {
  const fade = parameterValue(parameters, "rival.awarenessMonths") * DAYS_A_MONTH;
  const told = parameterValue(parameters, "rival.stormReach") * Math.min(1, storm);
  let unaware = 1 - known;
  for (const { day: first, reach } of announced) {
    if (day >= first) unaware *= 1 - reach * (1 - exp(-(day - first + 1) / fade));
  }
  return 1 - unaware * (1 - told);
}

function concerns(offer: CompetitorOffer, plan: string): boolean {
  return offer.plans === undefined || offer.plans.includes(plan);
}

function meets({ for: whom = "all" }: MarketEvent, audience: Audience): boolean {
  return whom === "all" || whom === audience;
}

function fromOf({ effective, announced }: MarketEvent, audience: Audience): Day {
  return toDay(typeof effective === "object" ? effective[audience] : (effective ?? announced));
}

/** Whether some rival treats newcomers otherwise than subscribers. */
export function rivalsDistinguish(scenario: Scenario): boolean {
  return scenario.events.some(
    (event) =>
      (event.type === "competitor-offer" ||
        event.type === "competitor-price-change" ||
        event.type === "competitor-entry") &&
      (!(meets(event, "new") && meets(event, "existing")) || typeof event.effective === "object"),
  );
}
