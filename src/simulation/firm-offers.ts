import { onboardingQuality } from "../behaviour/onboarding.ts";
import { openness } from "../behaviour/openness.ts";
import { type Day, toDay } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { eventsInOrder, forceOf } from "./force.ts";

/** What the firm offers on a day to those who leave, have left, or have just come. */
export interface FirmOffers {
  /** Worth of the retention offer, dollars per month; 0: none is made. */
  readonly retention: number;
  /** What an accepted retention offer costs, dollars once. */
  readonly retentionCost: number;
  /** Worth of the win-back offer, dollars per month. */
  readonly winBack: number;
  readonly winBackCost: number;
  /** Chance that a former subscriber hears of it in a month, 0..1. */
  readonly winBackReach: number;
  /** Share of former subscribers whom it makes think again, once they hear of it, 0..1. */
  readonly winBackOpen: number;
  /** Quality of the onboarding of those who join on this day, 0..1. */
  readonly onboarding: number;
}

/**
 * The firm's offers on a day. Of several of one kind the best counts. A discount for some months is spread over the
 * months over which subscribers spread one-time costs: `discount x min(months, horizon) / horizon`.
 */
export function firmOffersOn(scenario: Scenario, day: Day): FirmOffers {
  const { parameters } = scenario;
  const horizon = parameterValue(parameters, "switching.horizon");
  const offers = {
    retention: 0,
    retentionCost: 0,
    winBack: 0,
    winBackCost: 0,
    winBackReach: 0,
    winBackOpen: 0,
    onboarding: 0,
  };
  for (const event of eventsInOrder(scenario)) {
    const { forNew, forExisting, reversed } = forceOf(scenario, event);
    if (day >= reversed) continue;
    if (event.type === "onboarding") {
      if (day >= forNew) offers.onboarding = Math.max(offers.onboarding, onboardingQuality(event));
      continue;
    }
    if (event.type !== "retention-offer" && event.type !== "win-back-offer") continue;
    if (day < forExisting || (event.until !== undefined && day > toDay(event.until))) continue;
    const cost = event.discount * event.months;
    const worth = event.discount * Math.min(1, event.months / horizon);
    if (event.type === "retention-offer" && worth > offers.retention) {
      offers.retention = worth;
      offers.retentionCost = cost;
    }
    if (event.type === "win-back-offer" && worth > offers.winBack) {
      offers.winBack = worth;
      offers.winBackCost = cost;
      offers.winBackReach = event.reach;
    }
  }
  offers.winBackOpen = openness(
    offers.winBack,
    parameterValue(parameters, "winBack.open"),
    parameterValue(parameters, "winBack.half"),
  );
  return offers;
}
