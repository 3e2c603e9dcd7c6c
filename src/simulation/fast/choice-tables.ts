import { LOYALTY } from "../../behaviour/choice.ts";
import { exp } from "../../random/exp.ts";
import type { Course } from "../course.ts";
import type { AnchorOdds } from "./anchor-odds.ts";
import type { Kernel, Variable } from "./kernel.ts";
import { type Lanes, OUTWARDS } from "./lanes.ts";

/** Factor of the odds of who once chose a tier. */
const LOYAL = exp(LOYALTY);
const READY = 1;
const NOBODY = 2;

/** Where the tables of an anchor group stand in the kernel's memory. */
interface GroupTables {
  readonly share: number;
  readonly laneShare: number;
  readonly scale: number;
  readonly keeps: Float64Array;
  readonly others: Int32Array;
  /** 1 for plans of which the types of those who once chose them are there, 2 for plans that nobody could choose. */
  readonly ready: Uint8Array;
}

/** Where a worth table stands. */
interface WorthTables {
  readonly odds: number;
  readonly lanes: number;
}

/** Bytes that the tables of a course take in the kernel's memory at most. */
export function tableBytes({ anchors, setting, market, conditions }: Course): number {
  const { types } = market;
  const options = setting.focal.length;
  const alternatives = setting.alternatives.count;
  const worths = 1 + new Set(conditions.map(({ byClass }) => byClass[0].worth)).size;
  const group = types.count * (8 * (alternatives + 1) + 4 * (alternatives + 3) + 12 * options) + 1024;
  const worth = types.count * (8 * options + 4 * (alternatives + 3)) + 1024;
  return anchors.groups.length * group + worths * worth;
}

/** The tables of types in the kernel's memory: of each anchor group and each worth table, copied when first needed. */
export class ChoiceTables {
  private readonly course: Course;
  private readonly kernel: Kernel;
  private readonly lanes: Lanes;
  private readonly groups: (GroupTables | undefined)[] = [];
  private readonly worths = new Map<Float64Array, WorthTables>();
  private readonly together: Uint8Array;
  private readonly earlier: Float64Array;
  private readonly addresses: Readonly<
    Record<keyof GroupTables | "worth" | "worthThen" | "laneWorth", Variable>
  >;
  private readonly togetherCount: Variable;
  private index = -1;
  private odds: AnchorOdds | undefined;

  constructor(course: Course, kernel: Kernel, lanes: Lanes) {
    const { of, count } = course.setting.alternatives;
    this.course = course;
    this.kernel = kernel;
    this.lanes = lanes;
    this.together = kernel.column("together", Uint8Array, count);
    this.earlier = kernel.column("earlier", Float64Array, of.length);
    this.togetherCount = kernel.variable("togetherCount");
    const names = [
      "share",
      "laneShare",
      "scale",
      "keeps",
      "others",
      "ready",
      "worth",
      "worthThen",
      "laneWorth",
    ] as const;
    this.addresses = Object.fromEntries(names.map((name) => [name, kernel.variable(name)])) as never;
    kernel.set({ options: of.length, alternatives: count, types: course.market.types.count });
    kernel.set({ loyal: LOYAL });
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

  /**
   * Let the kernel use the tables of an anchor group.
   *
   * @param worth Factors of the odds of each option that come with the type, now; rows of types.
   * @param worthThen The same when the anchor held.
   */
  use(index: number, odds: AnchorOdds, worth: Float64Array, worthThen: Float64Array): void {
    const { addresses } = this;
    const now = this.worths.get(worth) ?? this.copyWorth(worth);
    addresses.worth.value = now.odds;
    addresses.laneWorth.value = now.lanes;
    addresses.worthThen.value = (this.worths.get(worthThen) ?? this.copyWorth(worthThen)).odds;
    if (index === this.index) return;
    const group = this.groups[index] ?? this.copyGroup(index, odds);
    this.index = index;
    this.odds = odds;
    this.together.set(odds.together);
    this.earlier.set(odds.earlier);
    this.togetherCount.value = odds.together.length;
    addresses.share.value = group.share;
    addresses.laneShare.value = group.laneShare;
    addresses.scale.value = group.scale;
    addresses.keeps.value = group.keeps.byteOffset;
    addresses.others.value = group.others.byteOffset;
    addresses.ready.value = group.ready.byteOffset;
  }

  /** Make the types of those ready who once chose a plan. */
  prepare(plan: number): void {
    const { keeps, others, ready } = this.groups[this.index] as GroupTables;
    const { anchor } = this.course.anchors.groups[this.index];
    const table = anchor.types(plan);
    const home = this.course.setting.alternatives.of[plan];
    if (table === undefined || this.odds?.isTogether[home] !== 1) {
      ready[plan] = NOBODY;
      return;
    }
    const from = plan * table.keep.length;
    keeps.set(table.keep, from);
    others.set(table.other, from);
    ready[plan] = READY;
  }

  private copyWorth(worth: Float64Array): WorthTables {
    const { of } = this.course.setting.alternatives;
    const { lanes } = this;
    const types = worth.length / of.length;
    const most = this.kernel.room(Float32Array, types * lanes.count);
    for (let option = 0; option < of.length; option++) {
      const lane = lanes.of(of[option]);
      for (let type = 0; type < types; type++) {
        const cell = type * lanes.count + lane;
        most[cell] = Math.max(most[cell], worth[type * of.length + option] * OUTWARDS);
      }
    }
    const tables = { odds: this.kernel.copied(worth), lanes: most.byteOffset };
    this.worths.set(worth, tables);
    return tables;
  }

  private copyGroup(index: number, { scale }: AnchorOdds): GroupTables {
    const { kernel, course } = this;
    const cells = course.market.types.count * course.setting.focal.length;
    const { relative } = course.anchors.groups[index].anchor;
    const tables: GroupTables = {
      share: kernel.copied(relative),
      laneShare: this.inLanes(relative),
      scale: kernel.copied(scale),
      keeps: kernel.room(Float64Array, cells),
      others: kernel.room(Int32Array, cells),
      ready: kernel.room(Uint8Array, course.setting.focal.length),
    };
    this.groups[index] = tables;
    return tables;
  }

  /** Where rows of alternatives stand in lanes and single precision. */
  private inLanes(rows: Float64Array): number {
    const { lanes, kernel } = this;
    const { count } = this.course.setting.alternatives;
    const types = rows.length / count;
    const column = kernel.room(Float32Array, types * lanes.count);
    for (let alternative = 0; alternative < count; alternative++) {
      const lane = lanes.of(alternative);
      for (let type = 0; type < types; type++) {
        column[type * lanes.count + lane] = rows[type * count + alternative];
      }
    }
    return column.byteOffset;
  }
}
