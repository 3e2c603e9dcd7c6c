import { type QuitShapes, quitRates, quitShapes } from "../behaviour/background-quit.ts";
import { parameterValue } from "../market/parameter.ts";
import { type AliasTable, aliasTable, drawAlias } from "../random/alias.ts";
import { exp } from "../random/exp.ts";
import { keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import type { Scenario, TenureClass } from "../scenario/scenario.ts";
import { BILLING_DAYS } from "./calendar.ts";

/** Status of a slot that holds nobody. */
export const ABSENT = 255;
/** Status of a subscriber who has left. */
export const LAPSED = 254;

/** Bits of a subscriber's flags; the price class stands above them. */
export const ACTIVE_HABIT = 1;
export const ON_TRIAL = 2;
export const CLASS_SHIFT = 2;
/** What stands in the class's place for somebody who has left: why, and by choice for which option. */
export const LEFT_BACKGROUND = 0;
export const LEFT_AT_TRIAL = 1;
export const LEFT_BY_CHOICE = 2;

const LEVELS = 512;
const words = new Int32Array(2);

/**
 * The subscribers as columns, 13 bytes each. A slot is a place in memory; a number is who somebody is: every draw
 * depends on the number, none on the slot.
 *
 * Opening subscribers with numbers 0..n-1 come in groups of 30 consecutive numbers, one for each billing day in an
 * order that a hash of the group turns round; slots are laid out billing day by billing day, so that a day's renewals
 * are one run of memory. Newcomers follow, day by day.
 */
export interface Population {
  /** Opening subscribers. */
  readonly opening: number;
  /** Groups of 30 numbers; billing day b owns the slots from (b - 1) x groups. */
  readonly groups: number;
  /** How far each group's order is turned, 0..29. */
  readonly turn: Uint8Array;
  /** First slot of the newcomers. */
  readonly newcomers: number;
  readonly status: Uint8Array;
  /** Option chosen at the anchor. */
  readonly anchored: Uint8Array;
  /** Anchor group. */
  readonly anchor: Uint8Array;
  readonly flags: Uint8Array;
  /** Quit propensity `-ln(1 - theta)`. */
  readonly rate: Float32Array;
  /** Reference price in units of `priceUnit`. */
  readonly reference: Uint16Array;
  /** Day index of the last join, return or leaving, plus 1; 0 for an opening subscriber who has stayed. */
  readonly since: Uint16Array;
  /** Day index of the first leaving, plus 1, and why; 0 for who has never left. Empty unless persons are kept. */
  readonly firstLeft: Uint16Array;
  readonly firstReason: Uint8Array;
  /** Recently left ties as they count at the next renewal, in 1/32 of a fresh one; opening places only. */
  readonly exposure: Uint8Array;
  readonly priceUnit: number;
}

/** How the opening subscribers are spread over tenures. */
interface OpeningTenure {
  readonly classes: readonly TenureClass[];
  readonly draw: AliasTable;
  readonly rates: readonly Float64Array[];
}

/** Tenure classes of a scenario; everybody at 12 months where it says nothing. */
export function tenureClasses(scenario: Scenario): readonly TenureClass[] {
  return scenario.opening?.tenure ?? [{ months: 12, share: 1 }];
}

/** Renewals survived after a number of completed months: the first month ends with the trial's conversion. */
export function renewalsSurvived(months: number, trialDays: number): number {
  return trialDays > 0 ? Math.max(0, months - 1) : months;
}

/** Shapes of the quit distribution of a scenario. */
export function shapesOf({ parameters }: Scenario): QuitShapes {
  return quitShapes(parameterValue(parameters, "quit.alpha"), parameterValue(parameters, "quit.newMean"));
}

/** Agents per plan at the opening: largest remainders, so that they sum to `agents` exactly. */
export function openingByPlan(scenario: Scenario, agents: number): Int32Array {
  const people = Object.values(scenario.plans).map((plan) => plan.opening?.value ?? 0);
  const total = people.reduce((sum, count) => sum + count, 0);
  const exact = people.map((count) => (count / total) * agents);
  const counts = Int32Array.from(exact, Math.floor);
  const order = exact.map((_, plan) => plan).sort((a, b) => (exact[b] % 1) - (exact[a] % 1) || a - b);
  let missing = agents - counts.reduce((sum, count) => sum + count, 0);
  for (const plan of order) if (missing-- > 0) counts[plan]++;
  return counts;
}

/**
 * Build the opening subscribers and room for newcomers.
 *
 * @param arrivals Agents who will arrive in all.
 * @param charged Price per plan on the opening day.
 * @param usualShare Places left per day as a share of all, before the start.
 * @param listeners Mean number of ties along which news comes.
 * @param cohorts Upper ends of the shares of a rollout's cohorts, see `PriceBook`; one cohort of everybody by default.
 * @param keepsFirst Whether there is room to note when and why everybody first left.
 */
export function populationOf(
  scenario: Scenario,
  agents: number,
  arrivals: number,
  seed: number,
  charged: Float64Array,
  usualShare: number,
  listeners: number,
  cohorts: readonly number[] = [1],
  keepsFirst = false,
): Population {
  const groups = Math.ceil(agents / BILLING_DAYS);
  const newcomers = groups * BILLING_DAYS;
  const slots = newcomers + arrivals;
  const population: Population = {
    opening: agents,
    groups,
    turn: new Uint8Array(groups),
    newcomers,
    status: new Uint8Array(slots).fill(ABSENT),
    anchored: new Uint8Array(slots),
    anchor: new Uint8Array(slots),
    flags: new Uint8Array(slots),
    rate: new Float32Array(slots),
    reference: new Uint16Array(slots),
    since: new Uint16Array(slots),
    firstLeft: new Uint16Array(keepsFirst ? slots : 0),
    firstReason: new Uint8Array(keepsFirst ? slots : 0),
    exposure: new Uint8Array(newcomers),
    priceUnit: priceUnitOf(scenario),
  };
  const place = keyOf(seed, "place");
  for (let group = 0; group < groups; group++) {
    block(place.k0, place.k1, group, 0, words);
    population.turn[group] = Math.floor(uniform(words[0]) * BILLING_DAYS);
  }

  const tenure = openingTenure(scenario);
  const trait = keyOf(seed, "trait");
  const inert = parameterValue(scenario.parameters, "attention.inertShare");
  const trial = scenario.joining.trialDays > 0;
  const planOf = planByRank(openingByPlan(scenario, agents));
  const stride = coprimeStride(agents);
  block(place.k0, place.k1, 0, 1, words);
  let rank = Math.floor(uniform(words[0]) * agents);
  const initial = initialExposure(scenario, usualShare, listeners);
  for (let number = 0; number < agents; number++) {
    const slot = slotOf(population, number);
    block(trait.k0, trait.k1, number, 0, words);
    const tenureClass = drawAlias(tenure.draw, uniform(words[0]));
    const rates = tenure.rates[tenureClass];
    const level = uniform(words[1]) * rates.length;
    block(trait.k0, trait.k1, number, 1, words);
    const plan = planOf(rank);
    rank += stride;
    if (rank >= agents) rank -= agents;
    population.status[slot] = plan;
    population.anchored[slot] = plan;
    population.rate[slot] = rates[Math.floor(level)];
    const onTrial = trial && tenure.classes[tenureClass].months === 0;
    population.flags[slot] = (uniform(words[0]) < inert ? 0 : ACTIVE_HABIT) | (onTrial ? ON_TRIAL : 0);
    population.reference[slot] = Math.round(charged[plan] / population.priceUnit);
    population.exposure[slot] = initial(uniform(words[1]), billingDayOfSlot(population, slot));
    if (cohorts.length > 1) {
      block(trait.k0, trait.k1, number, 2, words);
      const luck = uniform(words[0]);
      population.flags[slot] |= cohorts.findIndex((upTo) => luck < upTo) << CLASS_SHIFT;
    }
  }
  return population;
}

/** The slot of an opening subscriber. */
export function slotOf(population: Population, number: number): number {
  const group = Math.floor(number / BILLING_DAYS);
  let billing = number - group * BILLING_DAYS + population.turn[group];
  if (billing >= BILLING_DAYS) billing -= BILLING_DAYS;
  return billing * population.groups + group;
}

/** The number of the opening subscriber in a slot; at least `opening` if the slot is empty. */
export function numberOf(population: Population, slot: number): number {
  const billing = Math.floor(slot / population.groups);
  const group = slot - billing * population.groups;
  let position = billing - population.turn[group];
  if (position < 0) position += BILLING_DAYS;
  return group * BILLING_DAYS + position;
}

/** The number of the opening subscriber of a group who has a billing day (1..30). */
export function openingNumber(population: Population, billingDay: number, group: number): number {
  const position = billingDay - 1 - population.turn[group];
  return group * BILLING_DAYS + (position < 0 ? position + BILLING_DAYS : position);
}

/** Billing day (1..30) of an opening slot. */
export function billingDayOfSlot(population: Population, slot: number): number {
  return Math.floor(slot / population.groups) + 1;
}

/** Two bytes hold twice the dearest price in steps no coarser than a cent where that fits. */
function priceUnitOf(scenario: Scenario): number {
  let top = 1;
  for (const plan of Object.values(scenario.plans))
    for (const { amount } of plan.price) top = Math.max(top, amount);
  for (const event of scenario.events) {
    if ("prices" in event) for (const amount of Object.values(event.prices)) top = Math.max(top, amount);
  }
  return Math.max(0.01, (2 * top) / 65535);
}

function openingTenure(scenario: Scenario): OpeningTenure {
  const classes = tenureClasses(scenario);
  const shapes = shapesOf(scenario);
  return {
    classes,
    draw: aliasTable(Float64Array.from(classes, ({ share }) => share)),
    rates: classes.map(({ months }) =>
      quitRates(shapes, renewalsSurvived(months, scenario.joining.trialDays), LEVELS),
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

/** Quit rates of newcomers, equally likely levels. */
export function newcomersRates(scenario: Scenario): Float64Array {
  return quitRates(shapesOf(scenario), 0, LEVELS);
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

/**
 * A step near the golden section of n that is coprime to n: stepping by it visits every rank once and spreads any run
 * of numbers evenly over the ranks, so that neighbours have no more in common than strangers.
 */
function coprimeStride(n: number): number {
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  let stride = Math.max(1, Math.floor(n * 0.6180339887498949));
  while (gcd(n, stride) !== 1) stride++;
  return stride % n === 0 ? 1 : stride;
}

/** Exposure at the opening: a Poisson number of ties left within two decay times, each at half its fresh weight. */
function initialExposure(
  scenario: Scenario,
  share: number,
  listeners: number,
): (u: number, billingDay: number) => number {
  const decayDays = parameterValue(scenario.parameters, "wordOfMouth.weeks") * 7;
  const fade = exp(-1 / decayDays);
  const mean = (listeners * share * fade) / (1 - fade) / 0.5;
  const fades = Float64Array.from({ length: BILLING_DAYS + 1 }, (_, day) => exp(-day / decayDays));
  return (u, billingDay) => {
    let chance = exp(-mean);
    let count = 0;
    for (let left = u - chance; left > 0 && count < 15; left -= chance) {
      count++;
      chance *= mean / count;
    }
    return Math.min(255, Math.round(count * 16 * fades[billingDay]));
  };
}
