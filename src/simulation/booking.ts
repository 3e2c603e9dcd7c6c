import type { DayConditions } from "./conditions.ts";
import { closeDay, type Ledger, ledgerOf } from "./ledger.ts";
import { sumOfTallies, type Tally } from "./tally.ts";

/**
 * The ledger of a run from what its parts have counted: money is a count times a price of the day.
 *
 * @param opening Agents per plan at the opening.
 */
export function bookedLedger(
  conditions: readonly DayConditions[],
  opening: Int32Array,
  tallies: readonly Tally[],
): Ledger {
  const tally = sumOfTallies(tallies);
  const { days, plans, destinations } = tally;
  const ledger = ledgerOf(days, plans, destinations);
  ledger.joined.set(tally.joined);
  ledger.returned.set(tally.returned);
  ledger.switchedIn.set(tally.switchedIn);
  ledger.switchedOut.set(tally.switchedOut);
  ledger.leftBackground.set(tally.leftBackground);
  ledger.leftTrial.set(tally.leftTrial);
  ledger.leftChoice.set(tally.leftChoice);
  ledger.retained.set(tally.retained);
  ledger.attentive.set(tally.attentive);
  ledger.renewals.set(tally.renewals);
  ledger.destination.set(tally.destination);
  for (let day = 0; day < days; day++) {
    bookMoney(ledger, tally, day, conditions[day]);
    if (day === 0) closeDay(ledger, 0, opening, 0);
    else closeDay(ledger, day, ledger.closing, (day - 1) * plans);
  }
  return ledger;
}

function bookMoney(ledger: Ledger, tally: Tally, day: number, { charged, offers }: DayConditions): void {
  const { plans, classes } = tally;
  charged.forEach((prices, priceClass) => {
    prices.forEach((price, plan) => {
      const count = tally.bills[(day * classes + priceClass) * plans + plan];
      if (count > 0) ledger.revenue[day * plans + plan] += count * price;
    });
  });
  for (let cell = day * plans; cell < (day + 1) * plans; cell++) {
    ledger.concessions[cell] =
      tally.retained[cell] * offers.retentionCost + tally.wonBack[cell] * offers.winBackCost;
  }
}
