import type { ChoiceConditions, ChoiceSetting } from "../../behaviour/choice.ts";
import { exp } from "../../random/exp.ts";
import type { Kernel, Variable } from "./kernel.ts";
import type { Lanes } from "./lanes.ts";

/** At most so many circumstances are told apart in a run of slots; who is met in further ones chooses the readable way. */
const MOST_ROWS = 512;
const NO_ROW = -1;
/** Bytes of a row beside its columns of options, alternatives and lanes; columns of a view, and small columns in all. */
const ROW = 48;
const VIEW = 8;
const COLUMNS = 40;
const DOUBLE = 8;

/** Bytes that the rows take in the kernel's memory at most. */
export function rowBytes({ focal, alternatives }: ChoiceSetting, classes: number): number {
  const options = focal.length;
  const row = ROW + DOUBLE * (options + 2 * (alternatives.count + 3));
  return MOST_ROWS * row + classes * options * (DOUBLE * VIEW + 4 * options) + 32 * COLUMNS;
}

/** The columns of the kernel that hold the market as each class sees it; rows of options. */
interface ViewColumns {
  readonly available: Uint8Array;
  readonly gets: Uint8Array;
  readonly burden: Float64Array;
  readonly price: Float64Array;
  readonly unfairness: Float64Array;
  readonly movingPrice: Float64Array;
  readonly movingUnfairness: Float64Array;
}

/**
 * What the choosers of a run of slots have in common whatever their tastes: rows of odds, one for each of the circumstances
 * that are met (plan held, plan once chosen, price class, reference price, offer). The kernel makes them, `kernel/rows.ts`;
 * this tells it of what.
 */
export class Rows {
  private readonly options: number;
  private readonly scale: number;
  private readonly columns: ViewColumns;
  private readonly liking: Float64Array;
  private readonly kept: Float64Array;
  private readonly moved: Float64Array;
  private readonly count: Variable;
  private readonly harm: Variable;
  private readonly damageOfRows: Variable;
  private readonly isWorthSame: Variable;
  private readonly forget: () => number;
  private views: readonly ChoiceConditions[] = [];
  private likingOfRows: Float64Array | undefined;
  private damage = 0;

  constructor(setting: ChoiceSetting, classes: number, priceUnit: number, kernel: Kernel, lanes: Lanes) {
    const { focal, alternatives, scale, switching, lossAversion, indifference } = setting;
    const options = focal.length;
    const cells = classes * options;
    this.options = options;
    this.scale = scale;
    this.count = kernel.variable("rowCount");
    this.harm = kernel.variable("harm");
    this.damageOfRows = kernel.variable("damage");
    this.isWorthSame = kernel.variable("isWorthSame");
    this.forget = kernel.call("forget");
    kernel.column("newest", Int32Array, cells * options).fill(NO_ROW);
    for (const name of ["older", "rowPlace", "rowReference", "rowThere"]) {
      kernel.column(name, Int32Array, MOST_ROWS);
    }
    for (const name of ["rowCurrent", "rowAnchored", "rowUsable"]) kernel.column(name, Uint8Array, MOST_ROWS);
    for (const name of ["rowBonus", "rowExcess"]) kernel.column(name, Float64Array, MOST_ROWS);
    kernel.column("rowOdds", Float64Array, MOST_ROWS * options);
    kernel.column("rowGrowths", Float64Array, MOST_ROWS * alternatives.count);
    kernel.column("rowLanes", Float32Array, MOST_ROWS * lanes.count);
    const numbers = (name: string) => kernel.column(name, Float64Array, cells);
    const bytes = (name: string) => kernel.column(name, Uint8Array, cells);
    this.columns = {
      available: bytes("available"),
      gets: bytes("gets"),
      burden: numbers("burden"),
      price: numbers("price"),
      unfairness: numbers("unfairness"),
      movingPrice: numbers("movingPrice"),
      movingUnfairness: numbers("movingUnfairness"),
    };
    this.kept = numbers("kept");
    this.moved = numbers("moved");
    this.liking = kernel.column("liking", Float64Array, options);
    kernel.copyOf("focal", focal);
    kernel.set({ mostRows: MOST_ROWS, rowCount: 0, dollars: scale, priceUnit });
    kernel.set({ switching, lossAversion, indifference });
  }

  /**
   * Begin a run of slots: the market as each class sees it, and what its people share.
   *
   * @param isWorthSame Whether options are worth to every type what they were when the anchor held.
   */
  begin(
    views: readonly ChoiceConditions[],
    liking: Float64Array,
    damage: number,
    isWorthSame: boolean,
  ): void {
    this.forget();
    if (views !== this.views || liking !== this.likingOfRows) {
      this.kept.fill(Number.NaN);
      this.moved.fill(Number.NaN);
    }
    if (views !== this.views) this.see(views);
    if (liking !== this.likingOfRows) this.liking.set(liking);
    this.likingOfRows = liking;
    this.damage = damage;
    this.damageOfRows.value = damage;
    this.harm.value = exp(-damage / this.scale);
    this.isWorthSame.value = isWorthSame ? 1 : 0;
  }

  /** Whether the rows are of such a market, and there is room for more. */
  isOf(views: readonly ChoiceConditions[], damage: number): boolean {
    return this.views === views && this.damage === damage && this.count.value < MOST_ROWS / 2;
  }

  private see(views: readonly ChoiceConditions[]): void {
    const { columns, options } = this;
    this.views = views;
    for (const [priceClass, view] of views.entries()) {
      const { moving = view, gets } = view;
      const from = priceClass * options;
      columns.available.set(view.available, from);
      columns.burden.set(view.burden, from);
      columns.price.set(view.price, from);
      columns.unfairness.set(view.unfairness, from);
      columns.movingPrice.set(moving.price, from);
      columns.movingUnfairness.set(moving.unfairness, from);
      for (let option = 0; option < options; option++) {
        columns.gets[from + option] = gets ? gets[option] : option;
      }
    }
  }
}
