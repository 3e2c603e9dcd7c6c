import { type Day, toDay } from "../market/date.ts";
import type { PriceStep } from "../market/plan.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { eventsInOrder, type Force, forceOf } from "./force.ts";

/** A subscriber's flags have six bits for the class. */
const MOST_CLASSES = 64;

/** A change of prices as the price book needs it. */
interface Repricing {
  readonly id: string;
  readonly prices: Readonly<Record<string, number>>;
  readonly force: Force;
  /**
   * First day on which each cohort of existing subscribers is charged it, by plan, as far as it is announced by a day;
   * Infinity: never.
   */
  readonly existingFrom: (plan: string, cohort: number, known: Day) => Day;
}

/**
 * What every plan costs, for whom and when.
 *
 * Subscribers fall into classes. Who was there before the first change that began to hold for newcomers is in one of
 * the cohorts of a rollout (one cohort if there is none): classes 0 to cohorts - 1. Who joined or changed plan later is
 * in a class of those days: class `cohorts - 1 + k` came after the k-th day on which some change began for newcomers.
 */
export interface PriceBook {
  readonly classes: number;
  /** Upper ends of the cohorts' shares of the existing subscribers, ascending to 1. */
  readonly cohorts: readonly number[];
  /** First day of each class of newcomers, ascending. */
  readonly classDays: readonly Day[];
  readonly repricings: readonly Repricing[];
  /** The class of somebody who joins on a day; `luck` in (0, 1) picks the cohort of who still counts as existing. */
  classOn(day: Day, luck: number): number;
  /** First day on which a class joined; -Infinity for the cohorts. */
  joinedFrom(priceClass: number): Day;
  /** The price that a class is charged on a day; NaN while the plan is not sold to it. */
  charged(plan: string, priceClass: number, day: Day): number;
  /** The price that an attentive subscriber reckons with: announced changes count at once. */
  expected(plan: string, priceClass: number, day: Day): number;
  /** Id of the event that made the expected price; undefined for a plan's own path. */
  reason(plan: string, priceClass: number, day: Day): string | undefined;
}

/** A price, and the event that made it. */
interface Found {
  readonly amount: number;
  readonly reason: string | undefined;
}

/** Days from a change's announcement until it holds for existing subscribers, if nothing postpones it. */
export function leadOf({ announced, forExisting }: Force): number {
  return forExisting - announced;
}

/** Price on a day by a dated path; NaN before its first step. */
export function priceOn(path: readonly PriceStep[], day: Day): number {
  let price = Number.NaN;
  for (const step of path) if (toDay(step.from) <= day) price = step.amount;
  return price;
}

/** Build the price book of a scenario from its plans' price paths and its repricing events, in the events' order. */
export function priceBookOf(scenario: Scenario): PriceBook {
  const repricings: Repricing[] = [];
  for (const event of eventsInOrder(scenario)) {
    if (event.type === "price-change" || event.type === "plan-split" || event.type === "new-plan") {
      const force = forceOf(scenario, event);
      const existingFrom = existingFromOf(scenario, event.id, force);
      repricings.push({ id: event.id, prices: event.prices, force, existingFrom });
    }
  }
  const classDays = [
    ...new Set(repricings.map(({ force }) => force.forNew).filter((day) => day < Number.POSITIVE_INFINITY)),
  ].sort((a, b) => a - b);
  const cohorts = cohortsOf(scenario);
  if (cohorts.length + classDays.length > MOST_CLASSES) {
    throw new RangeError(
      `too many price changes; subscribers can fall into at most ${MOST_CLASSES} classes by the prices they joined at: ${cohorts.length + classDays.length}`,
    );
  }
  const joinedFrom = (priceClass: number): Day =>
    priceClass < cohorts.length ? Number.NEGATIVE_INFINITY : classDays[priceClass - cohorts.length];

  const price = (plan: string, priceClass: number, day: Day, anticipate: boolean): Found => {
    let amount = priceOn(scenario.plans[plan].price, day);
    let reason: string | undefined;
    let since = Number.NEGATIVE_INFINITY;
    for (const { id, prices, force, existingFrom } of repricings) {
      const next = prices[plan];
      if (next === undefined) continue;
      if (day >= force.reversed) {
        // A plan that is withdrawn is not sold any more; who holds it goes on paying what it cost.
        if (Number.isNaN(amount) && !anticipate) amount = next;
        continue;
      }
      // Who joined after a change began for newcomers meets it from then on; a plan that was not sold before is sold
      // to everybody at the newcomers' date.
      const asNew = force.forNew <= joinedFrom(priceClass) || Number.isNaN(amount);
      const holdsFrom = asNew
        ? force.forNew
        : existingFrom(plan, Math.min(priceClass, cohorts.length - 1), day);
      // A price that a policy postpones is reckoned with as long before its day as it would have been without.
      const expectedFrom =
        asNew || holdsFrom <= force.forExisting ? force.announced : holdsFrom - leadOf(force);
      const counts = anticipate && holdsFrom < Number.POSITIVE_INFINITY ? expectedFrom : holdsFrom;
      // Of changes in force the one that took effect last holds, whichever was announced first.
      if (day < counts || holdsFrom < since || (Number.isNaN(amount) && day < holdsFrom)) continue;
      amount = next;
      since = holdsFrom;
      reason = id;
    }
    return { amount, reason };
  };
  return {
    classes: cohorts.length + classDays.length,
    cohorts,
    classDays,
    repricings,
    joinedFrom,
    classOn(day, luck) {
      const later = classDays.filter((first) => first <= day).length;
      return later > 0 ? cohorts.length - 1 + later : cohorts.findIndex((upTo) => luck < upTo);
    },
    charged: (plan, priceClass, day) => price(plan, priceClass, day, false).amount,
    expected: (plan, priceClass, day) => price(plan, priceClass, day, true).amount,
    reason: (plan, priceClass, day) => price(plan, priceClass, day, true).reason,
  };
}

/** When existing subscribers are charged a change: the event's own day, unless a rollout or grandfathering says other. */
function existingFromOf(scenario: Scenario, id: string, force: Force): Repricing["existingFrom"] {
  const policies = scenario.events.flatMap((event) =>
    (event.type === "rollout" || event.type === "grandfathering") && event.of === id
      ? [{ event, announced: toDay(event.announced) }]
      : [],
  );
  return (plan, cohort, known) => {
    for (const { event, announced } of policies) {
      if (known < announced) continue;
      if (event.type === "rollout") return toDay(event.steps[cohort].effective);
      if (event.families && !event.families.includes(scenario.plans[plan].family)) continue;
      return event.until === undefined ? Number.POSITIVE_INFINITY : toDay(event.until);
    }
    return force.forExisting;
  };
}

/** Upper ends of the shares of the scenario's rollout; one cohort of everybody without one. */
function cohortsOf(scenario: Scenario): number[] {
  const rollout = scenario.events.find((event) => event.type === "rollout");
  if (rollout?.type !== "rollout") return [1];
  let upTo = 0;
  const ends = rollout.steps.map(({ share }) => {
    upTo += share;
    return upTo;
  });
  ends[ends.length - 1] = 1;
  return ends;
}
