import type { AliasTable } from "../../random/alias.ts";
import type { Course } from "../course.ts";
import { type AnchorOdds, anchorOdds } from "./anchor-odds.ts";
import type { Kernel } from "./kernel.ts";
import type { Lanes } from "./lanes.ts";

/** Where the tables of an anchor group stand in the kernel's memory. */
interface GroupTables {
  readonly odds: AnchorOdds;
  readonly addresses: Readonly<Record<string, number>>;
  readonly keeps: Float64Array;
  readonly others: Int32Array;
  readonly loyalty: Float64Array;
  /** Addresses of `laneWorth` of each worth table. */
  readonly laneWorths: Map<Float64Array, number>;
  /** 1 for plans of which the tables of those who once chose them are there, 2 for plans that nobody could choose. */
  readonly ready: Uint8Array;
}

const NOBODY = 2;
/** Room for the rounding of single precision and of what is computed in it. */
const OUTWARDS = 1 + 4e-6;

/** Bytes that the tables of a course take in the kernel's memory at most. */
export function tableBytes({ anchors, setting, market, conditions }: Course): number {
  const { types } = market;
  const options = setting.focal.length;
  const alternatives = setting.alternatives.count;
  const worths = new Set(conditions.map(({ byClass }) => byClass[0].worth)).size;
  const lanes = 4 * (alternatives + 3);
  const group = types.count * (8 * (2 * alternatives + 1) + 20 * options + (1 + worths) * lanes) + 1024;
  return anchors.groups.length * group + worths * (8 * types.count * options + 64);
}

/** The tables of types in the kernel's memory: of each anchor group and each worth table, copied when first needed. */
export class ChoiceTables {
  private readonly course: Course;
  private readonly kernel: Kernel;
  private readonly lanes: Lanes;
  private readonly groups: (GroupTables | undefined)[] = [];
  private readonly worths = new Map<Float64Array, number>();
  private readonly together: Uint8Array;
  private group: GroupTables | undefined;

  constructor(course: Course, kernel: Kernel, lanes: Lanes) {
    const { of, count } = course.setting.alternatives;
    this.course = course;
    this.kernel = kernel;
    this.lanes = lanes;
    this.together = kernel.column("together", Uint8Array, count);
    kernel.set({ options: of.length, alternatives: count, types: course.market.types.count });
    kernel.copyOf("alternativeOf", of);
    const all = Array.from({ length: count }, (_, alternative) => alternative);
    kernel.copyOf(
      "firstOption",
      Uint8Array.from(all, (alternative) => of.indexOf(alternative)),
    );
    kernel.copyOf(
      "lastOption",
      Uint8Array.from(all, (alternative) => of.lastIndexOf(alternative)),
    );
  }

  /** Let the kernel use the tables of a group and of the worth of options; undefined if they are out of range. */
  use(index: number, worth: Float64Array): AnchorOdds | undefined {
    const { kernel } = this;
    const group = this.groupOf(index);
    if (!group.odds.usable) return undefined;
    const { together } = group.odds;
    this.together.set(together);
    this.group = group;
    const laneWorth = group.laneWorths.get(worth) ?? this.laneWorthOf(group, worth);
    const address = this.worths.get(worth) ?? this.copyWorth(worth);
    kernel.set({ ...group.addresses, laneWorth, worth: address, togetherCount: together.length });
    return group.odds;
  }

  private copyWorth(worth: Float64Array): number {
    const address = this.copied(worth);
    this.worths.set(worth, address);
    return address;
  }

  /** At most what the odds of the alternatives have from the type, in lanes. */
  private laneWorthOf(group: GroupTables, worth: Float64Array): number {
    const { of } = this.course.setting.alternatives;
    const { scale } = group.odds;
    const { lanes } = this;
    const most = this.kernel.room(Float32Array, scale.length * lanes.count);
    for (let type = 0; type < scale.length; type++) {
      for (let option = 0; option < of.length; option++) {
        const cell = type * lanes.count + lanes.of(of[option]);
        most[cell] = Math.max(most[cell], worth[type * of.length + option] * scale[type] * OUTWARDS);
      }
    }
    group.laneWorths.set(worth, most.byteOffset);
    return most.byteOffset;
  }

  private copied(table: Float64Array): number {
    const copy = this.kernel.room(Float64Array, table.length);
    copy.set(table);
    return copy.byteOffset;
  }

  /** Make the tables of those ready who once chose a plan. @returns False if nobody could. */
  prepare(index: number, plan: number): boolean {
    const { keeps, others, loyalty, ready, odds } = this.group as GroupTables;
    if (ready[plan] === 0) {
      const { anchor } = this.course.anchors.groups[index];
      const table: AliasTable | undefined = anchor.types(plan);
      const isChosen =
        table !== undefined && odds.isTogether[this.course.setting.alternatives.of[plan]] === 1;
      ready[plan] = isChosen ? 1 : NOBODY;
      if (isChosen) {
        const from = plan * table.keep.length;
        keeps.set(table.keep, from);
        others.set(table.other, from);
        loyalty.set(odds.loyalty(plan), from);
      }
    }
    return ready[plan] !== NOBODY;
  }

  private groupOf(index: number): GroupTables {
    const known = this.groups[index];
    if (known) return known;
    const { kernel, course } = this;
    const { alternatives, focal } = course.setting;
    const odds = anchorOdds(course.anchors.groups[index], alternatives, focal.length);
    const laneShare = kernel.room(Float32Array, course.market.types.count * this.lanes.count);
    for (let cell = 0; cell < odds.share.length; cell++) {
      const type = Math.floor(cell / alternatives.count);
      const lane = this.lanes.of(cell - type * alternatives.count);
      laneShare[type * this.lanes.count + lane] = odds.share[cell] / OUTWARDS;
    }
    const cells = course.market.types.count * focal.length;
    const keeps = kernel.room(Float64Array, cells);
    const others = kernel.room(Int32Array, cells);
    const loyalty = kernel.room(Float64Array, cells);
    const tables: GroupTables = {
      odds,
      keeps,
      others,
      loyalty,
      laneWorths: new Map(),
      ready: new Uint8Array(focal.length),
      addresses: {
        share: this.copied(odds.share),
        scale: this.copied(odds.scale),
        perShare: this.copied(odds.perShare),
        keeps: keeps.byteOffset,
        others: others.byteOffset,
        loyalty: loyalty.byteOffset,
        laneShare: laneShare.byteOffset,
      },
    };
    this.groups[index] = tables;
    return tables;
  }
}
