import { meanBill } from "./mean-bill.ts";
import type { Scenario } from "./scenario.ts";
import type { Warning } from "./warning.ts";

/**
 * Mean bill that the parameters in money are fitted to: dollars a month, Netflix in the second quarter of 2011, derived from
 * its revenue (docs/case-coding.md).
 */
export const FITTED_BILL = 10.83;

/**
 * From 1.5 times on, or as much below, what the amounts mean changes an answer by as much as it is: then both are to be run.
 * It is also what fifteen years of inflation come to.
 */
const APART = 1.5;

/**
 * A mean bill this many times the fitted one, or smaller by as much, is far from it. Between a quarter and four times lie
 * the dearest and the cheapest services of its kind in dollars, euros or pounds; what is beyond is mostly another unit of money.
 */
const FAR = 4;

/**
 * Whether the amounts of a scenario are of the size that the model's own amounts are: tastes, sting and trouble are in
 * dollars of 2011, so that a bill of 1,400 yen would count like one of 1,400 dollars.
 */
export function moneyCaution(scenario: Scenario): Warning[] {
  const bill = meanBill(scenario) ?? 0;
  // A free service has no bill to be scaled by.
  const isBeyond = (times: number): boolean => bill > times * FITTED_BILL || bill * times < FITTED_BILL;
  if (bill <= 0 || !isBeyond(APART)) return [];
  const size = (value: number, digits: number): number => Number(value.toPrecision(digits));
  const { currency } = scenario;
  return [
    {
      path: "plans",
      text:
        `the mean bill at the opening is ${size(bill, 4)} ${currency}, ${size(bill / FITTED_BILL, 2)} times the ${FITTED_BILL} dollars that the model is fitted to. ` +
        `Its own amounts (choice.scale, switching.cost and others) are dollars of 2011 whatever the currency: ${isBeyond(FAR) ? "" : "the answer depends on whether you "}multiply every amount of the scenario by ${size(FITTED_BILL / bill, 3)}${isBeyond(FAR) ? "" : "; run both"} (docs/scenario.md, Money and currencies).`,
    },
  ];
}
