import type { DayConditions } from "./conditions.ts";
import type { Ledger } from "./ledger.ts";

/** The bills of a day, and the offers taken up. They are counted, not summed, so that no order of work can move a cent. */
export class Bills {
  /** Bills by class and plan. */
  readonly counts: Int32Array;
  /** Former subscribers who took a win-back offer, by plan. */
  private readonly won: Int32Array;
  private readonly plans: number;
  private readonly priceUnit: number;
  /** Prices as reference prices are stored, by class and plan. */
  readonly codes: Int32Array;

  constructor(classes: number, plans: number, priceUnit: number) {
    this.counts = new Int32Array(classes * plans);
    this.won = new Int32Array(plans);
    this.codes = new Int32Array(classes * plans);
    this.plans = plans;
    this.priceUnit = priceUnit;
  }

  /** Begin a day at its prices. */
  begin({ charged }: DayConditions): void {
    this.counts.fill(0);
    this.won.fill(0);
    charged.forEach((prices, priceClass) => {
      prices.forEach((price, plan) => {
        this.codes[priceClass * this.plans + plan] = Math.round(price / this.priceUnit);
      });
    });
  }

  add(priceClass: number, plan: number): void {
    this.counts[priceClass * this.plans + plan]++;
  }

  /** A former subscriber has taken a win-back offer. */
  winBack(plan: number): void {
    this.won[plan]++;
  }

  /** Book the day's bills as revenue, and what the offers taken up cost. */
  book(ledger: Ledger, index: number, { charged, offers }: DayConditions): void {
    charged.forEach((prices, priceClass) => {
      prices.forEach((price, plan) => {
        const count = this.counts[priceClass * this.plans + plan];
        if (count > 0) ledger.revenue[index * ledger.plans + plan] += count * price;
      });
    });
    for (let plan = 0; plan < this.plans; plan++) {
      const cell = index * ledger.plans + plan;
      ledger.concessions[cell] =
        ledger.retained[cell] * offers.retentionCost + this.won[plan] * offers.winBackCost;
    }
  }
}
