import { grouped } from "../chart/grouped.ts";
import { peopleText } from "../chart/people-scale.ts";
import { meanBill } from "../scenario/mean-bill.ts";
import { moneyCaution } from "../scenario/money-caution.ts";
import { openingPeople } from "../scenario/opening-people.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { isMoney } from "./amounts.ts";
import { indexName, indexUnit } from "./index-unit.ts";
import type { LabCase } from "./lab-data.ts";

/** What is to be kept in mind of a case's figures, in sentences; empty if nothing is. */
export function caveatsOf({ scenario, isObservedApart }: LabCase): string {
  const observed = isObservedApart
    ? "What was observed counts others besides these subscribers, and is not shown."
    : "";
  const money = moneyCaution(scenario).map(({ text }) => `${text[0].toUpperCase()}${text.slice(1)}`);
  return [countText(scenario), priceUnitText(scenario), ...money, observed]
    .filter((text) => text !== "")
    .join(" ");
}

/** What is counted where it is not subscribers: `Not subscribers are counted but points of a sales index, 1,000,000 at the opening.` */
function countText({ unit, plans }: Scenario): string {
  if (unit === undefined) return "";
  const opening = openingPeople({ plans });
  const points = indexUnit({ unit }, opening);
  if (points) return `The ${indexName({ unit })} is ${peopleText(opening, points)} at the opening.`;
  return `Not subscribers are counted but ${unit}, ${grouped(opening)} at the opening.`;
}

/**
 * What the prices of a case are counted in, where they are in no currency: `Prices are scaled: the mean bill on the first
 * day is 10.83.` Empty for money.
 */
function priceUnitText({ currency, plans, start }: Scenario): string {
  if (isMoney(currency)) return "";
  const bill = meanBill({ plans, start });
  if (bill === undefined) return "Prices are in no currency.";
  return `Prices are in no currency but scaled: the mean bill on the first day is ${bill.toFixed(2)}.`;
}

/** What plans cost is no figure of luck: said where they have costs that nobody reported. */
export function costCaveat({ plans, currency }: Pick<Scenario, "plans" | "currency">): string {
  const costs = Object.values(plans).flatMap(({ cost }) => (cost ? [cost] : []));
  if (!isMoney(currency) || costs.every(({ evidence }) => evidence === "reported")) return "";
  return "What plans cost is assumed or derived: how unsure that is, is in no interval of the contribution.";
}
