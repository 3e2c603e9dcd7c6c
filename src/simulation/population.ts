import { type QuitShapes, quitRates, quitShapes } from "../behaviour/background-quit.ts";
import { parameterValue } from "../market/parameter.ts";
import { ASSUMED_TENURE } from "../scenario/assumed-tenure.ts";
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

/** Equally likely levels of the quit propensity within a tenure class. */
export const LEVEL_BITS = 9;
export const LEVELS = 1 << LEVEL_BITS;

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
  /** Slots in all. */
  readonly slots: number;
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
  /**
   * Recently left ties as they count at the next renewal, in 1/32 of a fresh one; by number, not by slot: ties are near
   * in numbers, so that a leaver's lie in one or two lines of the processor's cache.
   */
  readonly exposure: Uint8Array;
  readonly priceUnit: number;
}

/** Tenure classes of a scenario; everybody at 12 months where it says nothing. */
export function tenureClasses(scenario: Scenario): readonly TenureClass[] {
  return scenario.opening?.tenure ?? ASSUMED_TENURE;
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
 * Bytes of a population's columns.
 *
 * @param arrivals Agents who will arrive in all.
 * @param keepsFirst Whether there is room to note when and why everybody first left.
 */
export function populationBytes(agents: number, arrivals: number, keepsFirst = false): number {
  const groups = Math.ceil(agents / BILLING_DAYS);
  const slots = groups * BILLING_DAYS + arrivals;
  return (keepsFirst ? 15 : 12) * slots + groups * BILLING_DAYS + groups;
}

/**
 * A population's columns, with nobody in them yet.
 *
 * @param buffer Zeroed memory of `populationBytes`, which threads may share.
 */
export function populationOf(
  scenario: Scenario,
  agents: number,
  arrivals: number,
  keepsFirst = false,
  buffer: ArrayBufferLike = new ArrayBuffer(populationBytes(agents, arrivals, keepsFirst)),
): Population {
  const groups = Math.ceil(agents / BILLING_DAYS);
  const newcomers = groups * BILLING_DAYS;
  const slots = newcomers + arrivals;
  const noted = keepsFirst ? slots : 0;
  let taken = 0;
  const next = (bytes: number): number => {
    const from = taken;
    taken += bytes;
    return from;
  };
  return {
    opening: agents,
    groups,
    newcomers,
    slots,
    rate: new Float32Array(buffer, next(4 * slots), slots),
    reference: new Uint16Array(buffer, next(2 * slots), slots),
    since: new Uint16Array(buffer, next(2 * slots), slots),
    firstLeft: new Uint16Array(buffer, next(2 * noted), noted),
    firstReason: new Uint8Array(buffer, next(noted), noted),
    status: new Uint8Array(buffer, next(slots), slots),
    anchored: new Uint8Array(buffer, next(slots), slots),
    anchor: new Uint8Array(buffer, next(slots), slots),
    flags: new Uint8Array(buffer, next(slots), slots),
    exposure: new Uint8Array(buffer, next(newcomers), newcomers),
    turn: new Uint8Array(buffer, next(groups), groups),
    priceUnit: priceUnitOf(scenario),
  };
}

/** The slot of an opening subscriber. */
export function slotOf(population: Population, number: number): number {
  const group = Math.floor(number / BILLING_DAYS);
  let billing = number - group * BILLING_DAYS + population.turn[group];
  if (billing >= BILLING_DAYS) billing -= BILLING_DAYS;
  return billing * population.groups + group;
}

/**
 * The number of the opening subscriber in a slot; at least `opening` if the slot is empty.
 * @internal For measurements.
 */
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

/** Quit rates of newcomers, equally likely levels. */
export function newcomersRates(scenario: Scenario): Float64Array {
  return quitRates(shapesOf(scenario), 0, LEVELS);
}
