import type { DayConditions } from "./conditions.ts";
import type { Tally } from "./tally.ts";

/** The bills of a day. They are counted, not summed, so that no order of work can move a cent. */
export class Bills {
  /** Bills; those of a class and plan on the day stand at `today` + class x plans + plan. */
  readonly counts: Int32Array;
  private readonly plans: number;
  private readonly cells: number;
  private readonly priceUnit: number;
  today = 0;
  /** Prices as reference prices are stored, by class and plan. */
  readonly codes: Int32Array;

  constructor({ bills, classes, plans }: Tally, priceUnit: number) {
    this.counts = bills;
    this.plans = plans;
    this.cells = classes * plans;
    this.codes = new Int32Array(this.cells);
    this.priceUnit = priceUnit;
  }

  /** Begin a day at its prices. */
  begin(index: number, { charged }: DayConditions): void {
    this.today = index * this.cells;
    charged.forEach((prices, priceClass) => {
      prices.forEach((price, plan) => {
        this.codes[priceClass * this.plans + plan] = Math.round(price / this.priceUnit);
      });
    });
  }

  add(priceClass: number, plan: number): void {
    this.counts[this.today + priceClass * this.plans + plan]++;
  }
}
