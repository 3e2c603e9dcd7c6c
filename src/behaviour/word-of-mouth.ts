import { exp } from "../random/exp.ts";
import { type Key, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";

/**
 * Who hears it when a subscriber leaves: a small world computed from the subscriber's place, not stored.
 *
 * Places stand on a ring. Each owns the ties to the `reach` places after it; a tie is rewired with probability
 * `rewiring` to a place anywhere (Watts & Strogatz 1998). News goes both ways along a tie that is in its place and
 * from its owner along one that was rewired (only outgoing ties matter: Haenlein 2013).
 */
export interface SmallWorld {
  readonly key: Key;
  readonly places: number;
  /** Half the number of ties of a place; at most 4, so that one generator block decides all that a place owns. */
  readonly reach: number;
  readonly rewiring: number;
}

const MOST_REACH = 4;
const SIXTEEN_BITS = 65536;
const words = new Int32Array(2);

/**
 * The small world of a run.
 *
 * @param ties Strong ties of a place, even, at most 8; 0 for none.
 * @throws RangeError If there are too many ties, or more than there are other places.
 */
export function smallWorld(key: Key, places: number, ties: number, rewiring: number): SmallWorld {
  const reach = Math.floor(ties / 2);
  if (!areTiesPossible(ties)) throw new RangeError(`invalid number of ties; must be at most 8: ${ties}`);
  if (2 * reach >= places)
    throw new RangeError(`invalid number of ties; ${places} places are too few: ${ties}`);
  return { key, places, reach, rewiring };
}

/** Whether a place can have so many ties at all, however many places there are. */
export function areTiesPossible(ties: number): boolean {
  return Math.floor(ties / 2) <= MOST_REACH;
}

/** Whether the `step`-th tie that a place owns (1..reach) is rewired. */
export function isRewired(world: SmallWorld, place: number, step: number): boolean {
  block(world.key.k0, world.key.k1, place, 0, words);
  const word = words[(step - 1) >> 1];
  const half = step & 1 ? word & 0xffff : word >>> 16;
  return half < world.rewiring * SIXTEEN_BITS;
}

/** The place at the other end of a rewired tie. */
export function rewiredTo(world: SmallWorld, place: number, step: number): number {
  block(world.key.k0, world.key.k1, place, step, words);
  return Math.floor(uniform(words[0]) * world.places);
}

/**
 * Write the places that hear from a place into `listeners`.
 *
 * @param listeners Length at least `2 x reach`.
 * @returns How many there are.
 */
export function listenersOf(world: SmallWorld, place: number, listeners: Int32Array): number {
  const { places, reach } = world;
  let count = 0;
  for (let step = 1; step <= reach; step++) {
    const after = place + step;
    listeners[count++] = isRewired(world, place, step)
      ? rewiredTo(world, place, step)
      : after < places
        ? after
        : after - places;
    const before = place - step < 0 ? place - step + places : place - step;
    if (!isRewired(world, before, step)) listeners[count++] = before;
  }
  return count;
}

/** Expected number of places that hear from one: owned ties, and those in place that others own. */
export function meanListeners(world: SmallWorld): number {
  return world.reach * (2 - world.rewiring);
}

/**
 * Hazard multiplier of word of mouth relative to a world without events:
 * `(1 + perTie x exposure) / (1 + perTie x usual)`.
 * The additive form in the number of ties has thinner tails than a product (reference tests R5).
 *
 * @param exposure Recently left ties, each weighted by `exp(-age / decay)`.
 * @param usual Mean exposure of the world without events at the same time.
 */
export function wordOfMouth(exposure: number, usual: number, perTie: number): number {
  return (1 + perTie * exposure) / (1 + perTie * usual);
}

/**
 * Mean exposure when each day a share of places is left: sum over past days of
 * `listeners x share[day] x exp(-age / decayDays)`, ages from one day on.
 *
 * @param share Places left per day as a share of all places; before the series as on its first day.
 * @returns Exposure on each day; same length.
 */
export function usualExposure(share: Float64Array, listeners: number, decayDays: number): Float64Array {
  const fade = exp(-1 / decayDays);
  const exposure = new Float64Array(share.length);
  let level = share.length > 0 ? (share[0] * fade) / (1 - fade) : 0;
  for (let day = 0; day < share.length; day++) {
    exposure[day] = listeners * level;
    level = (level + share[day]) * fade;
  }
  return exposure;
}
