import { type Alternatives, type Anchor, anchorOf } from "../../src/behaviour/anchor.ts";
import {
  type ChoiceConditions,
  type ChoiceSetting,
  type Chooser,
  choose,
} from "../../src/behaviour/choice.ts";
import { type ComponentTaste, type TasteTypes, tasteTypes } from "../../src/behaviour/taste.ts";
import { aliasTable, drawAlias } from "../../src/random/alias.ts";
import { keyedUniform, keyOf } from "../../src/random/stream.ts";
import { logitShares } from "../reference/logit.ts";

/** An option of a market for tests. The last one is nothing: no units, price 0, an alternative of its own. */
export interface TestOption {
  readonly units: readonly number[];
  readonly price: number;
  readonly alternative: number;
  readonly rival?: boolean;
  /** False: not on offer when the anchor holds. */
  readonly sold?: boolean;
}

export interface TestMarket {
  readonly options: readonly TestOption[];
  readonly types: TasteTypes;
  readonly anchor: Anchor;
  readonly setting: ChoiceSetting;
  /** The market as it was when the anchor held. */
  readonly calm: ChoiceConditions;
}

/** A market whose choosers feel no sting, switch without trouble and bear no grudge, unless `changes` say so. */
export function testMarket(
  options: readonly TestOption[],
  tastes: readonly ComponentTaste[],
  changes: Partial<ChoiceSetting> & { readonly typeCount?: number; readonly correlation?: number } = {},
): TestMarket {
  const { typeCount = 256, correlation = 0, ...own } = changes;
  const types = tasteTypes(tastes, correlation, typeCount);
  const count = Math.max(...options.map(({ alternative }) => alternative)) + 1;
  const joint = new Uint8Array(count).fill(1);
  for (const { alternative, rival } of options) if (rival) joint[alternative] = 0;
  const alternatives: Alternatives = {
    count,
    of: Uint8Array.from(options, ({ alternative }) => alternative),
    joint,
  };
  const setting: ChoiceSetting = {
    key: keyOf(7, "taste"),
    alternatives,
    focal: Uint8Array.from(options, ({ rival, units }) => (rival || units.every((n) => n === 0) ? 0 : 1)),
    scale: 4,
    lossAversion: 1,
    indifference: 0,
    switching: 0,
    ...own,
  };
  const calm: ChoiceConditions = {
    available: Uint8Array.from(options, ({ sold }) => (sold === false ? 0 : 1)),
    price: Float64Array.from(options, ({ price }) => price),
    burden: new Float64Array(options.length),
    worth: worthOf(options, types, new Array(tastes.length).fill(1)),
    unfairness: new Float64Array(options.length),
  };
  const anchor = anchorOf(typeCount, alternatives, {
    conditions: calm,
    liking: new Float64Array(options.length),
    scale: setting.scale,
  });
  return { options, types, setting, calm, anchor };
}

/** Worth of the options to the types when a part of each component is left; types x options. */
function worthOf(options: readonly TestOption[], types: TasteTypes, left: readonly number[]): Float64Array {
  const { worth, components, count } = types;
  return Float64Array.from({ length: count * options.length }, (_, cell) => {
    const type = Math.floor(cell / options.length);
    const { units } = options[cell % options.length];
    return units.reduce(
      (sum, n, component) => sum + n * worth[type * components + component] * left[component],
      0,
    );
  });
}

function dollars(now: ChoiceConditions, type: number, option: number): number {
  return now.worth[type * now.price.length + option] - now.price[option] - now.burden[option];
}

/** The market with a part of each component left. */
export function withContent(market: TestMarket, left: readonly number[]): ChoiceConditions {
  return { ...market.calm, worth: worthOf(market.options, market.types, left) };
}

/** The market with some prices changed. */
export function atPrices(market: TestMarket, prices: Readonly<Record<number, number>>): ChoiceConditions {
  const price = Float64Array.from(market.calm.price, (amount, option) => prices[option] ?? amount);
  return { ...market.calm, price };
}

/** Mixed-logit shares of the alternatives, the best tier of each counting; the mean over types. */
export function mixedLogitShares(market: TestMarket, now: ChoiceConditions): number[] {
  const { count, of } = market.setting.alternatives;
  const { count: types } = market.types;
  const shares = new Array<number>(count).fill(0);
  for (let type = 0; type < types; type++) {
    const best = new Array<number>(count).fill(Number.NEGATIVE_INFINITY);
    market.options.forEach((_, option) => {
      if (!now.available[option]) return;
      best[of[option]] = Math.max(best[of[option]], dollars(now, type, option));
    });
    logitShares(best, market.setting.scale).forEach((share, alternative) => {
      shares[alternative] += share / types;
    });
  }
  return shares;
}

/** A chooser who holds the option chosen when the anchor held, and knows of no rival. */
export function chooserOf(market: TestMarket, subscriber: number, anchored: number): Chooser {
  return {
    subscriber,
    anchor: market.anchor,
    anchored,
    liking: new Float64Array(market.options.length),
    current: anchored,
    reference: market.calm.price[anchored],
    damage: 0,
    bonus: 0,
    aware: 0,
    awareThen: 0,
  };
}

/** A population: each member's option drawn by the anchor's own shares. */
export function populationOf(market: TestMarket, n: number): Chooser[] {
  const table = aliasTable(market.anchor.shares);
  const key = keyOf(11, "anchored");
  return Array.from({ length: n }, (_, member) =>
    chooserOf(market, member, drawAlias(table, keyedUniform(key, member, 0))),
  );
}

/** What each chooses now. */
export function choices(
  market: TestMarket,
  choosers: readonly Chooser[],
  now: ChoiceConditions,
  setting: ChoiceSetting = market.setting,
): Uint8Array {
  return Uint8Array.from(choosers, (chooser) => choose(chooser, now, setting));
}

/** How many chose each alternative. */
export function countAlternatives(market: TestMarket, chosen: Uint8Array): number[] {
  const { count, of } = market.setting.alternatives;
  const counts = new Array<number>(count).fill(0);
  for (const option of chosen) counts[of[option]]++;
  return counts;
}

/** How many made another choice. */
export function differences(one: Uint8Array, other: Uint8Array): number {
  let count = Math.abs(one.length - other.length);
  for (let member = 0; member < one.length; member++) if (one[member] !== other[member]) count++;
  return count;
}

/** What each holds. */
export function heldBy(choosers: readonly Chooser[]): Uint8Array {
  return Uint8Array.from(choosers, ({ current }) => current);
}
