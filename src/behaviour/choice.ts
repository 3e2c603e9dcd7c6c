import { exp } from "../random/exp.ts";
import { gumbel, truncatedGumbel } from "../random/gumbel.ts";
import { log } from "../random/log.ts";
import { type Key, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import type { Alternatives, Anchor } from "./anchor.ts";
import { stingOfPrice } from "./reference-price.ts";
import { pullOfRivals, typeOfChooser } from "./type-of-chooser.ts";

/** What every chooser of a run shares. */
export interface ChoiceSetting {
  readonly key: Key;
  readonly alternatives: Alternatives;
  /** 1 for an option of the focal service, else 0. */
  readonly focal: Uint8Array;
  /** Logit scale, dollars per month. */
  readonly scale: number;
  readonly lossAversion: number;
  readonly indifference: number;
  /** Trouble of any move, dollars per month. */
  readonly switching: number;
}

/** What options cost somebody; arrays by option. */
export interface Terms {
  /** Dollars per month, announced changes included. */
  readonly price: Float64Array;
  /** Felt unfairness if the price has doubled, after explanations of it; dollars per month. */
  readonly unfairness: Float64Array;
}

/** The market as one group of subscribers sees it on a day; arrays by option. Its own terms are those of the plan held. */
export interface ChoiceConditions extends Terms {
  readonly available: Uint8Array;
  /** The terms for who moves to an option; absent: the same. */
  readonly moving?: Terms;
  /**
   * What who chooses an option gets: itself, or the plan into which it was merged and that has all that it had. It stays
   * an option, for those who take the other plan for its sake; absent: each option is itself.
   */
  readonly gets?: Uint8Array;
  /** Hassle less extras, dollars per month. */
  readonly burden: Float64Array;
  /** Worth of each option's components to each taste type, dollars per month; types x options. */
  readonly worth: Float64Array;
}

/** One chooser on one occasion. */
export interface Chooser {
  /** The subscriber's number: the generator's counter. */
  subscriber: number;
  anchor: Anchor;
  /** Option chosen when the anchor held. */
  anchored: number;
  /** Standing liking per option that came with the anchor, dollars per month. */
  liking: Float64Array;
  /** Option held now. */
  current: number;
  /** Reference price, dollars per month. */
  reference: number;
  /** Goodwill damage beyond what the subscriber knew when joining, dollars per month. */
  damage: number;
  /** Worth of an offer to stay with the option held, or, to a former subscriber, to come back; dollars per month. */
  bonus: number;
  /** Bit per alternative: does the subscriber know of it and could use it, now and when the anchor held. */
  aware: number;
  awareThen: number;
}

const NEVER = Number.NEGATIVE_INFINITY;
/** Settles what would be a tie between the tier once chosen and an equally good one; far below a cent. */
export const LOYALTY = 1e-9;
const words = new Int32Array(2);
const pairWords = new Int32Array(2);
let lastPair = -1;
/** Utility now of the best option of each alternative, and which option that is. */
const utility = new Float64Array(32);
const bestOption = new Uint8Array(32);
/** The utility when the anchor held. */
const then = new Float64Array(32);

/**
 * Choose among all options on offer: the highest of
 * `worth of components + liking - price - sting of the price - goodwill damage - burden - switching + scale x epsilon`
 * in dollars per month.
 *
 * Tastes are fixed per subscriber. They are drawn given that the anchored option was best when the anchor held: the
 * taste type from its distribution among those who chose it although they knew the rivals they knew, the best utility
 * from `Gumbel(ln(exp(logsum) + sum of exp(utility) of the rivals known))`, the best of the other families and nothing
 * from a Gumbel truncated below it, the remaining ones truncated below that, each rival known truncated below the best.
 * An alternative that was not on offer then, or not known, has an unconditional epsilon. Integrated over a population
 * this is a mixed logit over alternatives (Train 2009, ch. 6).
 *
 * @returns The option chosen; the current one unless another is strictly better.
 */
export function choose(chooser: Chooser, now: ChoiceConditions, setting: ChoiceSetting): number {
  const { anchor, anchored, current, subscriber, aware, awareThen } = chooser;
  const { key } = setting;
  const { count, of, joint } = setting.alternatives;
  lastPair = -1;
  block(key.k0, key.k1, subscriber, 0, words);
  const type = typeOfChooser(anchor, count, anchored, awareThen, key, subscriber, words[0]);
  const best =
    anchor.logsum[type] + log(1 + pullOfRivals(anchor, count, type, awareThen)) + gumbel(uniform(words[1]));
  valueOptions(chooser, now, setting, type);

  const home = of[anchored];
  const held = of[current];
  for (let other = 0; other < count; other++) then[other] = anchor.alternative[other][type];
  const own = then[home];
  let top = utility[home] + best - own;
  let choice = home;
  if (utility[home] === NEVER) top = NEVER;

  // The best of the other joint alternatives is one draw; most subscribers need nothing more.
  let gain = NEVER;
  for (let other = 0; other < count; other++) {
    if (other === home || !joint[other] || then[other] === NEVER) continue;
    if (utility[other] - then[other] > gain) gain = utility[other] - then[other];
  }
  const others = 1 - exp(own - anchor.logsum[type]);
  if (others > 0 && gain > NEVER) {
    block(key.k0, key.k1, subscriber, 1, words);
    const second = truncatedGumbel(anchor.logsum[type] + log(others), best, uniform(words[0]));
    if (held !== home || second + gain > top) {
      // Which of them it is, by their logit shares.
      let left = uniform(words[1]) * others;
      let runnerUp = -1;
      for (let other = 0; other < count && left > 0; other++) {
        if (other === home || !joint[other] || then[other] === NEVER) continue;
        left -= exp(then[other] - anchor.logsum[type]);
        runnerUp = other;
      }
      for (let other = 0; other < count; other++) {
        if (other === home || !joint[other] || then[other] === NEVER || utility[other] === NEVER) continue;
        const drawn =
          other === runnerUp
            ? second
            : truncatedGumbel(then[other], second, uniform(wordOf(key, subscriber, other)));
        const value = utility[other] + drawn - then[other];
        if (value > top || (value === top && other === held)) {
          top = value;
          choice = other;
        }
      }
    }
  }
  for (let other = 0; other < count; other++) {
    const known = then[other] !== NEVER;
    if (other === home || utility[other] === NEVER || (joint[other] && known)) continue;
    if (!joint[other] && !((aware >> other) & 1)) continue;
    const u = uniform(wordOf(key, subscriber, other));
    const epsilon =
      known && (awareThen >> other) & 1 ? truncatedGumbel(then[other], best, u) - then[other] : gumbel(u);
    if (utility[other] + epsilon > top) {
      top = utility[other] + epsilon;
      choice = other;
    }
  }
  return now.gets ? now.gets[bestOption[choice]] : bestOption[choice];
}

/** The word that decides an alternative's epsilon; one generator block serves two alternatives. */
function wordOf(key: Key, subscriber: number, alternative: number): number {
  const pair = alternative >> 1;
  if (pair !== lastPair) {
    block(key.k0, key.k1, subscriber, 2 + pair, pairWords);
    lastPair = pair;
  }
  return pairWords[alternative & 1];
}

/** Utility now of every alternative to a type, without epsilon, in units of the scale. */
function valueOptions(chooser: Chooser, now: ChoiceConditions, setting: ChoiceSetting, type: number): void {
  const { anchor, anchored, current, liking, damage, reference, bonus } = chooser;
  const { focal, scale, switching, lossAversion, indifference } = setting;
  const { available, burden, worth, gets, moving = now } = now;
  const { count, of } = setting.alternatives;
  const options = focal.length;
  const row = type * options;
  for (let alternative = 0; alternative < count; alternative++) utility[alternative] = NEVER;
  for (let option = 0; option < options; option++) {
    if (!available[option] && option !== current) continue;
    const isHeld = (gets ? gets[option] : option) === current;
    const { price, unfairness } = isHeld ? now : moving;
    let dollars = liking[option] - burden[option] - price[option] + worth[row + option];
    if (focal[option]) {
      dollars -=
        damage + stingOfPrice(price[option], reference, lossAversion, indifference, unfairness[option]);
    }
    if (!isHeld) dollars -= switching;
    if (focal[current] ? isHeld : focal[option]) dollars += bonus;
    let value = dollars / scale;
    if (option === anchored) {
      // Who holds a tier that is not the best for the type likes it for a reason of their own.
      value += anchor.alternative[of[option]][type] - anchor.option[option][type] + LOYALTY;
    }
    if (value > utility[of[option]] || (value === utility[of[option]] && isHeld)) {
      utility[of[option]] = value;
      bestOption[of[option]] = option;
    }
  }
}
