import type { ChoiceConditions, ChoiceSetting } from "../../behaviour/choice.ts";
import { stingOfPrice } from "../../behaviour/reference-price.ts";
import { exp } from "../../random/exp.ts";
import { MOST_EXPONENT } from "./anchor-odds.ts";
import type { Kernel } from "./kernel.ts";
import type { Lanes } from "./lanes.ts";

/** At most so many circumstances are told apart in a run of slots; who is met in further ones chooses the readable way. */
export const MOST_ROWS = 512;
/** Stands for circumstances that have no row. */
export const NO_ROW = -1;

/** Bytes that the rows take in the kernel's memory at most. */
export function viewBytes({ focal }: ChoiceSetting, classes: number): number {
  return 8 * MOST_ROWS * (focal.length + 8) + 4 * classes * focal.length * focal.length + 1024;
}

/**
 * What the options are worth, apart from tastes, to the choosers of a run of slots: one row of odds (the exponential of
 * dollars over the scale; 0 where not on offer) for each of the circumstances that are met, the plan held, the plan once
 * chosen, price class, reference price and offer. The part of the utility that comes with the type is a factor.
 */
export class ViewOdds {
  private readonly setting: ChoiceSetting;
  private readonly lanes: Lanes;
  private readonly options: number;
  private readonly priceUnit: number;
  /** Newest row of each (class, plan held, plan once chosen), and the one made before it: the kernel looks rows up. */
  private readonly newest: Int32Array;
  private readonly older: Int32Array;
  private readonly place = new Int32Array(MOST_ROWS);
  private readonly reference: Int32Array;
  private readonly bonus: Float64Array;
  private views: readonly ChoiceConditions[] = [];
  private liking: Float64Array;
  private damage = 0;
  private rows = 0;
  /** Plan held, or nothing, and plan once chosen, of each row. */
  private readonly current: Uint8Array;
  private readonly anchored: Uint8Array;
  /**
   * Odds apart from goodwill, stings and offers, once known, to those who hold an option and to those who would have to
   * move to it; classes x options.
   */
  private readonly kept: Float64Array;
  private readonly moved: Float64Array;
  /** By which goodwill lost multiplies the odds of what is the service's own. */
  private harm = 1;
  /** Rows of options. */
  readonly odds: Float64Array;
  /** Lanes of the alternatives of which something is on offer, a bit each. */
  private readonly there: Int32Array;
  /** 0 where an exponent is out of range: the row is not to be used. */
  readonly usable: Uint8Array;

  constructor(setting: ChoiceSetting, classes: number, priceUnit: number, kernel: Kernel, lanes: Lanes) {
    const options = setting.focal.length;
    this.priceUnit = priceUnit;
    this.setting = setting;
    this.lanes = lanes;
    this.options = options;
    this.newest = kernel.column("newest", Int32Array, classes * options * options).fill(NO_ROW);
    this.older = kernel.column("older", Int32Array, MOST_ROWS);
    this.reference = kernel.column("rowReference", Int32Array, MOST_ROWS);
    this.bonus = kernel.column("rowBonus", Float64Array, MOST_ROWS);
    this.current = kernel.column("rowCurrent", Uint8Array, MOST_ROWS);
    this.anchored = kernel.column("rowAnchored", Uint8Array, MOST_ROWS);
    this.there = kernel.column("rowThere", Int32Array, MOST_ROWS);
    this.usable = kernel.column("rowUsable", Uint8Array, MOST_ROWS);
    this.odds = kernel.column("rowOdds", Float64Array, MOST_ROWS * options);
    this.kept = new Float64Array(classes * options);
    this.moved = new Float64Array(classes * options);
    this.liking = new Float64Array(options);
  }

  /** Begin a run of slots: the market as each class sees it, and what its people share. */
  begin(views: readonly ChoiceConditions[], liking: Float64Array, damage: number): void {
    this.forget();
    if (views !== this.views || liking !== this.liking) {
      this.kept.fill(Number.NaN);
      this.moved.fill(Number.NaN);
    }
    this.views = views;
    this.liking = liking;
    this.damage = damage;
    this.harm = exp(-damage / this.setting.scale);
  }

  /** Whether the rows are of such a market, and there is room for more. */
  isOf(views: readonly ChoiceConditions[], damage: number): boolean {
    return this.views === views && this.damage === damage && this.rows < MOST_ROWS / 2;
  }

  /** A row for somebody's circumstances, which have none yet; `NO_ROW` if there is no room. */
  addRow(priceClass: number, current: number, anchored: number, reference: number, bonus: number): number {
    if (this.rows === MOST_ROWS) return NO_ROW;
    const place = (priceClass * this.options + current) * this.options + anchored;
    const row = this.rows++;
    this.older[row] = this.newest[place];
    this.newest[place] = row;
    this.place[row] = place;
    this.reference[row] = reference;
    this.bonus[row] = bonus;
    this.current[row] = current;
    this.anchored[row] = anchored;
    this.fill(row, priceClass, current, reference * this.priceUnit, bonus);
    return row;
  }

  private forget(): void {
    for (let row = 0; row < this.rows; row++) this.newest[this.place[row]] = NO_ROW;
    this.rows = 0;
  }

  /** As `valueOptions` of `choice.ts`, without what depends on the type. */
  private fill(row: number, priceClass: number, current: number, reference: number, bonus: number): void {
    const now = this.views[priceClass];
    const { focal, scale, switching, lossAversion, indifference } = this.setting;
    const { of } = this.setting.alternatives;
    const { available, burden, gets, moving = now } = now;
    this.usable[row] = 1;
    this.there[row] = 0;
    for (let option = 0; option < this.options; option++) {
      const cell = row * this.options + option;
      this.odds[cell] = 0;
      if (!available[option] && option !== current) continue;
      const isHeld = (gets ? gets[option] : option) === current;
      const { price, unfairness } = isHeld ? now : moving;
      const cost = price[option];
      const trouble = isHeld ? 0 : switching;
      const known = isHeld ? this.kept : this.moved;
      const place = priceClass * this.options + option;
      if (Number.isNaN(known[place])) {
        known[place] = exp((this.liking[option] - burden[option] - cost - trouble) / scale);
      }
      let odds = known[place];
      let size = Math.abs(this.liking[option]) + Math.abs(burden[option]) + cost + switching + bonus;
      if (focal[option]) {
        const sting = stingOfPrice(cost, reference, lossAversion, indifference, unfairness[option]);
        odds *= this.harm;
        if (sting !== 0) odds *= exp(-sting / scale);
        size += this.damage + sting;
      }
      if (bonus > 0 && (focal[current] ? isHeld : focal[option])) odds *= exp(bonus / scale);
      // All parts together, so that none is so large that its rounding could show.
      if (!(size / scale <= MOST_EXPONENT)) this.usable[row] = 0;
      this.odds[cell] = odds;
      this.there[row] |= 1 << this.lanes.of(of[option]);
    }
  }
}
