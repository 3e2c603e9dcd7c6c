import { type Anchor, anchorOf, anchorShares } from "../behaviour/anchor.ts";
import type { ChoiceConditions } from "../behaviour/choice.ts";
import { familyLikings, type NewcomersView } from "../behaviour/joining.ts";
import { Recent } from "../behaviour/recent.ts";
import { parameterValue } from "../market/parameter.ts";
import { type AliasTable, aliasTable } from "../random/alias.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Market } from "./market.ts";

const recentGroups = new Recent<AnchorGroup>(64);
const recentLikings = new Recent<Float64Array>(4);

/** An anchor with what its people share. */
export interface AnchorGroup {
  readonly anchor: Anchor;
  /** Liking per option, dollars per month. */
  readonly liking: Float64Array;
  /** How newcomers spread over the focal plans. */
  readonly plans: AliasTable;
  readonly view: NewcomersView;
}

/**
 * The anchors of a run: one for the opening subscribers, one for the newcomers of every different state of the
 * market. At most 255.
 */
export class Anchors {
  readonly groups: AnchorGroup[] = [];
  /** Liking of the newcomers, dollars per month; length = options. */
  readonly newcomersLiking: Float64Array;
  private readonly market: Market;
  private readonly scale: number;
  private readonly known = new Map<string, number>();
  /** The same by identity, since most days share what they are like. */
  private readonly met = new Map<ChoiceConditions, number>();
  /** Worth tables seen, by identity. */
  private readonly worths: Float64Array[] = [];

  /**
   * @param opening Conditions as the opening subscribers knew them.
   * @param calm Conditions of the run's days without any event. On the first of them on which every family of
   *   `joining.planShares` is sold, newcomers spread over the families as those shares say.
   */
  constructor(
    scenario: Scenario,
    market: Market,
    opening: ChoiceConditions,
    calm: readonly ChoiceConditions[],
  ) {
    this.market = market;
    this.scale = parameterValue(scenario.parameters, "choice.scale");
    this.groups.push(this.group(opening, new Float64Array(market.options.length)));
    this.newcomersLiking = this.likingOfNewcomers(scenario, calm);
  }

  /** Index of the group of people who join under these conditions. */
  newcomers(conditions: ChoiceConditions): number {
    let index = this.met.get(conditions);
    if (index === undefined) {
      index = this.groupOf(conditions);
      this.met.set(conditions, index);
    }
    return index;
  }

  private groupOf(conditions: ChoiceConditions): number {
    const key = this.keyOf(conditions);
    let index = this.known.get(key);
    if (index === undefined) {
      index = this.groups.length;
      if (index > 255) throw new RangeError("too many states of the market; newcomers can meet at most 255");
      this.groups.push(this.group(conditions, this.newcomersLiking));
      this.known.set(key, index);
    }
    return index;
  }

  /** What newcomers see under given conditions. */
  view(conditions: ChoiceConditions): NewcomersView {
    return this.groups[this.newcomers(conditions)].view;
  }

  private keyOf({ available, price, burden, worth }: ChoiceConditions): string {
    let table = this.worths.indexOf(worth);
    if (table < 0) table = this.worths.push(worth) - 1;
    return `${[available, price, burden].map((column) => column.join(" ")).join("|")}|${table}`;
  }

  private group(conditions: ChoiceConditions, liking: Float64Array): AnchorGroup {
    return recentGroups.of([liking, ...this.groundsOf(conditions)], () => this.newGroup(conditions, liking));
  }

  /** All that a choice under these conditions depends on, but for likings. */
  private groundsOf({ price, burden, available, worth }: ChoiceConditions): readonly ArrayLike<number>[] {
    const { plans, families, alternatives } = this.market;
    const sizes = [this.scale, plans.length, families.length, alternatives.count];
    return [price, burden, available, sizes, alternatives.of, alternatives.joint, worth];
  }

  private newGroup(conditions: ChoiceConditions, liking: Float64Array): AnchorGroup {
    const { market } = this;
    const types = market.types.count;
    const { count } = market.alternatives;
    const anchor = anchorOf(...this.choiceUnder(conditions, liking));
    const plans = market.plans.length;
    const focal = new Float64Array(types);
    const rivals = new Float64Array(market.rivalIds.length * types);
    const families = market.families.length;
    for (let type = 0; type < types; type++) {
      const row = type * count;
      const total = anchor.total[type];
      let sum = 0;
      for (let family = 0; family < families; family++) sum += anchor.relative[row + family];
      focal[type] = sum * total;
      for (let rival = 0; rival < market.rivalIds.length; rival++) {
        rivals[rival * types + type] = anchor.relative[row + families + rival] * total;
      }
    }
    return {
      anchor,
      liking,
      plans: aliasTable(anchor.shares.slice(0, plans)),
      view: { focal, rivals },
    };
  }

  /** What the anchor under these conditions is a choice among. */
  private choiceUnder(conditions: ChoiceConditions, liking: Float64Array): Parameters<typeof anchorOf> {
    const { market, scale } = this;
    return [market.types.count, market.alternatives, { conditions, liking, scale }];
  }

  private likingOfNewcomers(scenario: Scenario, calm: readonly ChoiceConditions[]): Float64Array {
    const { market } = this;
    const liking = new Float64Array(market.options.length);
    const wanted = Object.entries(scenario.joining.planShares ?? {});
    if (wanted.length < 2) return liking;
    const families = wanted.map(([family]) => market.families.indexOf(family));
    const sold = calm.find(({ available }) =>
      families.every((family) =>
        market.familyOf.some((own, plan) => own === family && available[plan] === 1),
      ),
    );
    if (!sold) return liking;
    const shares = wanted.map(([, share]) => share.value);
    const related = market.plans.flatMap((plan) =>
      market.components.map((component) => Number(component in scenario.plans[plan].components)),
    );
    return recentLikings.of([shares, families, market.familyOf, related, ...this.groundsOf(sold)], () =>
      this.solvedLiking(scenario, sold, families, shares),
    );
  }

  /** Liking per option at which newcomers spread over the families in given shares. */
  private solvedLiking(
    scenario: Scenario,
    sold: ChoiceConditions,
    families: readonly number[],
    wanted: readonly number[],
  ): Float64Array {
    const { market } = this;
    const liking = new Float64Array(market.options.length);
    const spread = (likings: readonly number[]): void => {
      market.familyOf.forEach((family, plan) => {
        const index = families.indexOf(family);
        liking[plan] = index < 0 ? inherited(scenario, market, plan, families, likings) : likings[index];
      });
    };
    const solved = familyLikings(
      wanted,
      (likings) => {
        spread(likings);
        const shares = anchorShares(...this.choiceUnder(sold, liking));
        const sums = families.map((family) =>
          market.familyOf.reduce((sum, own, plan) => sum + (own === family ? shares[plan] : 0), 0),
        );
        const total = sums.reduce((sum, share) => sum + share, 0);
        return sums.map((sum) => sum / total);
      },
      this.scale,
      60,
      1e-4,
    );
    spread(solved);
    return liking;
  }
}

/** A family without a share of its own is liked like the least liked one with which it has a component in common. */
function inherited(
  scenario: Scenario,
  market: Market,
  plan: number,
  families: readonly number[],
  likings: readonly number[],
): number {
  const components = Object.keys(scenario.plans[market.plans[plan]].components);
  const related = families.flatMap((family, index) =>
    market.plans.some(
      (other, own) =>
        market.familyOf[own] === family &&
        components.some((component) => component in scenario.plans[other].components),
    )
      ? [likings[index]]
      : [],
  );
  return related.length > 0 ? Math.min(...related) : 0;
}
