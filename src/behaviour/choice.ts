import { drawAlias } from "../random/alias.ts";
import { exp } from "../random/exp.ts";
import { gumbel, truncatedGumbel } from "../random/gumbel.ts";
import { log } from "../random/log.ts";
import { type Key, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import type { Anchor } from "./anchor.ts";
import { stingOfPrice } from "./reference-price.ts";
import type { TasteTypes } from "./taste.ts";

/** What every chooser of a run shares. */
export interface ChoiceSetting {
  readonly key: Key;
  readonly types: TasteTypes;
  /** Amounts of each component per option, see `componentAmounts`; `options` rows of `components`. */
  readonly amounts: Float64Array;
  /** 1 for an option of the focal service, else 0. */
  readonly focal: Uint8Array;
  /** 1 for the options that the anchor draws jointly, see `Anchor`. */
  readonly joint: Uint8Array;
  /** Logit scale, dollars per month. */
  readonly scale: number;
  readonly lossAversion: number;
  readonly indifference: number;
  /** Trouble of any move, dollars per month. */
  readonly switching: number;
}

/** The market as one group of subscribers sees it on a day; arrays by option. */
export interface ChoiceConditions {
  readonly available: Uint8Array;
  /** Dollars per month, announced changes included. */
  readonly price: Float64Array;
  /** Hassle less extras, dollars per month. */
  readonly burden: Float64Array;
  /** Part of each component that is left, by component; 1 as at the opening. */
  readonly content: Float64Array;
  /** Felt unfairness of a doubled price, after explanations; dollars per month. */
  readonly unfairness: number;
}

/** One chooser on one occasion. */
export interface Chooser {
  /** The subscriber's number: the generator's counter. */
  subscriber: number;
  anchor: Anchor;
  /** Option chosen when the anchor held. */
  anchored: number;
  /** Standing liking per option that came with the anchor, dollars per month; length = options. */
  liking: Float64Array;
  /** Option held now. */
  current: number;
  /** Reference price, dollars per month. */
  reference: number;
  /** Goodwill damage beyond what the subscriber knew when joining, dollars per month. */
  damage: number;
  /** Bit per option: does the subscriber know of it and could use it now, and at the anchor. */
  aware: number;
  awareThen: number;
}

const words = new Int32Array(2);
const utility = new Float64Array(64);

function optionWord(key: Key, subscriber: number, option: number): number {
  block(key.k0, key.k1, subscriber, 2 + (option >> 1), words);
  return words[option & 1];
}

/**
 * Choose among all options on offer: the highest of
 * `worth of components + liking - price - sting of the price - goodwill damage - burden - switching + scale x epsilon`
 * in dollars per month.
 *
 * Tastes are fixed per subscriber and option. They are drawn given that the anchored option was best when the anchor
 * held: the taste type from its distribution among those who chose it, the best utility from
 * `Gumbel(logsum)`, the best of the rest from a Gumbel truncated below it, the others truncated below that. Integrated
 * over a population this is a mixed logit (Train 2009; truncated draws as in exact conditional simulation of the
 * Gumbel family). An option that was not on offer then, or not known, has an unconditional epsilon.
 *
 * @returns The option chosen; the current one unless another is strictly better.
 */
export function choose(chooser: Chooser, now: ChoiceConditions, setting: ChoiceSetting): number {
  const { anchor, anchored, current, subscriber } = chooser;
  const { key, types, amounts, focal, joint, scale } = setting;
  const options = anchor.options;
  block(key.k0, key.k1, subscriber, 0, words);
  const type = drawAlias(
    anchor.types[anchored] as NonNullable<(typeof anchor.types)[number]>,
    uniform(words[0]),
  );
  const row = type * options;
  const best = anchor.logsum[type] + gumbel(uniform(words[1]));

  const components = types.components;
  let gain = Number.NEGATIVE_INFINITY;
  for (let option = 0; option < options; option++) {
    if (!now.available[option] && option !== current) {
      utility[option] = Number.NEGATIVE_INFINITY;
      continue;
    }
    let worth = chooser.liking[option] - now.burden[option];
    for (let component = 0; component < components; component++) {
      worth +=
        types.worth[type * components + component] *
        amounts[option * components + component] *
        now.content[component];
    }
    const price = now.price[option];
    if (focal[option]) {
      worth -=
        chooser.damage +
        stingOfPrice(price, chooser.reference, setting.lossAversion, setting.indifference, now.unfairness);
    }
    if (option !== current) worth -= setting.switching;
    const value = (worth - price) / scale;
    utility[option] = value;
    const then = anchor.utility[row + option];
    if (option !== anchored && joint[option] && then !== Number.NEGATIVE_INFINITY) {
      if (value - then > gain) gain = value - then;
    }
  }

  // The best of the other options of the anchor, as one draw: most subscribers need nothing more.
  const own = anchor.utility[row + anchored];
  const others = 1 - exp(own - anchor.logsum[type]);
  const rest = others > 0 ? anchor.logsum[type] + log(others) : Number.NEGATIVE_INFINITY;
  block(key.k0, key.k1, subscriber, 1, words);
  const second = others > 0 ? truncatedGumbel(rest, best, uniform(words[0])) : Number.NEGATIVE_INFINITY;
  const secondWord = words[1];

  let choice = current;
  let top = Number.NEGATIVE_INFINITY;
  const consider = (option: number, value: number): void => {
    if (value > top || (value === top && option === current)) {
      top = value;
      choice = option;
    }
  };
  consider(anchored, utility[anchored] + best - own);
  if (current !== anchored || second + gain > top) {
    // Which of them it is: one draw by their logit shares.
    let left = uniform(secondWord) * others;
    let runnerUp = -1;
    for (let option = 0; option < options && left > 0; option++) {
      const then = anchor.utility[row + option];
      if (option === anchored || !joint[option] || then === Number.NEGATIVE_INFINITY) continue;
      left -= exp(then - anchor.logsum[type]);
      runnerUp = option;
    }
    for (let option = 0; option < options; option++) {
      const then = anchor.utility[row + option];
      if (option === anchored || !joint[option] || then === Number.NEGATIVE_INFINITY) continue;
      if (utility[option] === Number.NEGATIVE_INFINITY) continue;
      const drawn =
        option === runnerUp
          ? second
          : truncatedGumbel(then, second, uniform(optionWord(key, subscriber, option)));
      consider(option, utility[option] + drawn - then);
    }
  }
  for (let option = 0; option < options; option++) {
    if (option === anchored || utility[option] === Number.NEGATIVE_INFINITY) continue;
    const then = anchor.utility[row + option];
    const known = then !== Number.NEGATIVE_INFINITY;
    if (known && joint[option]) continue;
    if (option !== current && !focal[option] && !((chooser.aware >> option) & 1)) continue;
    const u = uniform(optionWord(key, subscriber, option));
    const epsilon =
      known && (chooser.awareThen >> option) & 1 ? truncatedGumbel(then, best, u) - then : gumbel(u);
    consider(option, utility[option] + epsilon);
  }
  return choice;
}
