import { quitRatesByTenure } from "../behaviour/quit-rates-by-tenure.ts";
import { parameterValue } from "../market/parameter.ts";
import { type AliasTable, aliasTable, drawAlias } from "../random/alias.ts";
import { exp } from "../random/exp.ts";
import { type Key, keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import type { Scenario, TenureClass } from "../scenario/scenario.ts";
import { BILLING_DAYS } from "./calendar.ts";
import { type Part, shareOf } from "./part.ts";
import {
  ABSENT,
  ACTIVE_HABIT,
  billingDayOfSlot,
  CLASS_SHIFT,
  LEVELS,
  ON_TRIAL,
  openingByPlan,
  type Population,
  renewalsSurvived,
  shapesOf,
  slotOf,
  tenureClasses,
} from "./population.ts";

const words = new Int32Array(2);

/** How the opening subscribers are spread over tenures. */
export interface OpeningTenure {
  readonly classes: readonly TenureClass[];
  readonly draw: AliasTable;
  readonly rates: readonly Float64Array[];
}

/** What the opening subscribers depend on besides the scenario. */
export interface OpeningSetting {
  readonly seed: number;
  /** Price per plan on the opening day. */
  readonly charged: Float64Array;
  /** Places left per day as a share of all, before the start. */
  readonly usualShare: number;
  /** Mean number of ties along which news comes. */
  readonly listeners: number;
  /** Upper ends of the shares of a rollout's cohorts, see `PriceBook`. */
  readonly cohorts: readonly number[];
}

/**
 * Put a part's opening subscribers into their slots. Each depends on its number alone, so that the parts can be settled
 * in any order, each by another worker.
 */
export function settleOpening(
  population: Population,
  part: Part,
  scenario: Scenario,
  { seed, charged, usualShare, listeners, cohorts }: OpeningSetting,
): void {
  const { opening: agents, status, anchored, flags, rate, reference, exposure, priceUnit } = population;
  turnGroups(population, part, keyOf(seed, "place"));
  markAbsent(population, part);

  const tenure = openingTenure(scenario);
  const trait = keyOf(seed, "trait");
  const inert = parameterValue(scenario.parameters, "attention.inertShare");
  const trial = scenario.joining.trialDays > 0;
  const planOf = planByRank(openingByPlan(scenario, agents));
  const stride = coprimeStride(agents);
  const ties = tiesLeft(meanTiesLeft(scenario, usualShare, listeners));
  const weights = weightsOfTies(scenario);
  const first = part.fromGroup * BILLING_DAYS;
  const end = Math.min(agents, part.toGroup * BILLING_DAYS);
  // The product stays below 2^53 for any number of agents that fits into memory.
  let rank = (firstRank(seed, agents) + first * stride) % agents;
  for (let number = first; number < end; number++) {
    const slot = slotOf(population, number);
    block(trait.k0, trait.k1, number, 0, words);
    const tenureClass = drawAlias(tenure.draw, uniform(words[0]));
    const rates = tenure.rates[tenureClass];
    const level = uniform(words[1]) * rates.length;
    block(trait.k0, trait.k1, number, 1, words);
    const plan = planOf(rank);
    rank += stride;
    if (rank >= agents) rank -= agents;
    status[slot] = plan;
    anchored[slot] = plan;
    rate[slot] = rates[Math.floor(level)];
    const onTrial = trial && tenure.classes[tenureClass].months === 0;
    flags[slot] = (uniform(words[0]) < inert ? 0 : ACTIVE_HABIT) | (onTrial ? ON_TRIAL : 0);
    reference[slot] = Math.round(charged[plan] / priceUnit);
    exposure[number] =
      weights[billingDayOfSlot(population, slot) * (MOST_TIES + 1) + ties(uniform(words[1]))];
    if (cohorts.length > 1) {
      block(trait.k0, trait.k1, number, 2, words);
      const luck = uniform(words[0]);
      flags[slot] |= cohorts.findIndex((upTo) => luck < upTo) << CLASS_SHIFT;
    }
  }
}

function turnGroups({ turn }: Population, { fromGroup, toGroup }: Part, place: Key): void {
  for (let group = fromGroup; group < toGroup; group++) {
    block(place.k0, place.k1, group, 0, words);
    turn[group] = Math.floor(uniform(words[0]) * BILLING_DAYS);
  }
}

/** Nobody is yet where newcomers will be, nor where the last group has no number. */
export function markAbsent(population: Population, part: Part): void {
  const { status, opening, newcomers, slots } = population;
  const room = shareOf(part, newcomers, slots);
  status.fill(ABSENT, room.from, room.to);
  for (let number = opening; number < part.toGroup * BILLING_DAYS; number++) {
    status[slotOf(population, number)] = ABSENT;
  }
}

export function openingTenure(scenario: Scenario): OpeningTenure {
  const classes = tenureClasses(scenario);
  const shapes = shapesOf(scenario);
  return {
    classes,
    draw: aliasTable(Float64Array.from(classes, ({ share }) => share)),
    rates: quitRatesByTenure(
      shapes,
      classes.map(({ months }) => renewalsSurvived(months, scenario.joining.trialDays)),
      LEVELS,
    ),
  };
}

/** Completed months of tenure of each opening subscriber, by number; an open-ended class counts as its months. */
export function openingMonths(scenario: Scenario, agents: number, seed: number): Uint16Array {
  const { classes, draw } = openingTenure(scenario);
  const trait = keyOf(seed, "trait");
  return Uint16Array.from({ length: agents }, (_, number) => {
    block(trait.k0, trait.k1, number, 0, words);
    return classes[drawAlias(draw, uniform(words[0]))].months;
  });
}

/** Plans by rank: the first `counts[0]` ranks have plan 0, and so on. */
function planByRank(counts: Int32Array): (rank: number) => number {
  const upTo = Float64Array.from(counts);
  for (let plan = 1; plan < upTo.length; plan++) upTo[plan] += upTo[plan - 1];
  return (rank) => {
    let plan = 0;
    while (rank >= upTo[plan]) plan++;
    return plan;
  };
}

/** Rank of subscriber 0. */
export function firstRank(seed: number, agents: number): number {
  const place = keyOf(seed, "place");
  block(place.k0, place.k1, 0, 1, words);
  return Math.floor(uniform(words[0]) * agents);
}

/**
 * A step near the golden section of n that is coprime to n: stepping by it visits every rank once and spreads any run
 * of numbers evenly over the ranks, so that neighbours have no more in common than strangers.
 */
export function coprimeStride(n: number): number {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let stride = Math.max(1, Math.floor(n * 0.6180339887498949));
  while (gcd(n, stride) !== 1) stride++;
  return stride % n === 0 ? 1 : stride;
}

/** Most ties that anybody can have lost at the opening. */
export const MOST_TIES = 15;

/** Mean number of ties left within two decay times before the opening. */
export function meanTiesLeft(scenario: Scenario, share: number, listeners: number): number {
  const fade = exp(-1 / decayDaysOf(scenario));
  return (listeners * share * fade) / (1 - fade) / 0.5;
}

/** How many ties somebody has lost, a Poisson number of a mean, as a function of a uniform number. */
export function tiesLeft(mean: number): (u: number) => number {
  const none = exp(-mean);
  return (u) => {
    let chance = none;
    let count = 0;
    for (let left = u - chance; left > 0 && count < MOST_TIES; left -= chance) {
      count++;
      chance *= mean / count;
    }
    return count;
  };
}

/** Exposure to ties left before the opening, each at half its fresh weight; billing days x (MOST_TIES + 1). */
export function weightsOfTies(scenario: Scenario): Uint8Array {
  const decayDays = decayDaysOf(scenario);
  return Uint8Array.from({ length: (BILLING_DAYS + 1) * (MOST_TIES + 1) }, (_, cell) => {
    const billingDay = Math.floor(cell / (MOST_TIES + 1));
    return Math.min(255, Math.round((cell % (MOST_TIES + 1)) * 16 * exp(-billingDay / decayDays)));
  });
}

function decayDaysOf({ parameters }: Scenario): number {
  return parameterValue(parameters, "wordOfMouth.weeks") * 7;
}
