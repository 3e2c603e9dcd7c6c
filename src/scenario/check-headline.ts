import { isoOf, quarterBounds } from "../market/date.ts";
import { mention } from "./check-references.ts";
import type { CrossCheck } from "./cross-check.ts";
import { dayIf, lastDay } from "./event-days.ts";

/** The headline's quarter lies between the start and the last day. */
export const checkHeadlinePeriod: CrossCheck = (scenario, report) => {
  const [start, last] = [dayIf(scenario.start), lastDay(scenario)];
  const period = scenario.headline?.period;
  if (period === undefined || start === undefined || last === undefined || last < start) return;
  const quarter = quarterBounds(period);
  if (quarter.start >= start && quarter.end <= last) return;
  const expected = `a quarter that lies within ${isoOf(start)} to ${isoOf(last)}`;
  const found = `${period}, ${isoOf(quarter.start)} to ${isoOf(quarter.end)}`;
  const isPart = quarter.start <= last && quarter.end >= start;
  const hint = isPart ? "the run has a part of it only; the headline needs a whole quarter" : undefined;
  report(["headline", "period"], expected, found, hint);
};

const quantities = [
  "opening",
  "grossAdditions",
  "returns",
  "cancellations",
  "netAdditions",
  "closing",
  "monthlyChurn",
  "revenue",
];

/** The headline's quantity is one that reports have. */
export const checkHeadlineQuantity: CrossCheck = (scenario, report) => {
  const quantity = scenario.headline?.quantity;
  if (scenario.plans === undefined) return;
  const families = Object.values(scenario.plans).map((plan) => plan?.family && `closing.${plan.family}`);
  mention(quantity, [...quantities, ...families], "a quantity", ["headline", "quantity"], report);
};
