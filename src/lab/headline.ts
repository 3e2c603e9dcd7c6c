import { dateText } from "../chart/date-text.ts";
import { toDay } from "../market/date.ts";
import type { MarketEvent } from "../market/event.ts";
import { eventTitle } from "../market/event-title.ts";
import { countedUnit } from "../scenario/counted-unit.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Period } from "../simulation/outcome.ts";
import { isMoney, moneyText, peopleInWords, percentText, roundedPeople } from "./amounts.ts";
import type { BaseWords } from "./base-words.ts";
import { indexName } from "./index-unit.ts";

/**
 * What happened in a quarter, in a sentence: `Simulated: 811,000 more subscribers left than came from 1 July to 30 September
 * 2011; observed: 810,000.`
 *
 * @param period With what was observed if that may be told.
 * @param counts What is counted where it is not subscribers: a scenario, or its unit.
 * @param words Of the case: of what is only planned, subscribers leave and come.
 */
export function historyHeadline(
  period: Period,
  counts: Pick<Scenario, "unit"> = {},
  { isPlan }: Pick<BaseWords, "isPlan"> = { isPlan: false },
): string {
  const { start, end, netAdditions, observed } = period;
  const [first, last] = [start, end].map((date) => dateText(toDay(date)));
  // One year is said once.
  const from = start.slice(0, 4) === end.slice(0, 4) ? first.slice(0, -" 2011".length) : first;
  const span = start === end ? `on ${first}` : `from ${from} to ${last}`;
  const index = indexName(counts);
  if (index !== undefined) {
    const seen = observed?.netAdditions;
    const [simulated, other] = [netAdditions, seen ?? Number.NaN].map((net) => movedBy(net / period.opening));
    return `Simulated: the ${index} ${simulated} ${span}${seen === undefined ? "" : `; observed: it ${other}`}.`;
  }
  const [came, left] = isPlan ? ["come", "leave"] : ["came", "left"];
  const way = (net: number) => (net < 0 ? `${left} than ${came}` : `${came} than ${left}`);
  const simulated = `Simulated: ${peopleInWords(netAdditions)} more ${countedUnit(counts)} ${way(netAdditions)} ${span}`;
  const net = observed?.netAdditions;
  if (net === undefined) return `${simulated}.`;
  const other = way(net) === way(netAdditions) ? "" : ` more ${way(net)}`;
  return `${simulated}; observed: ${peopleInWords(net)}${other}.`;
}

/** How an index moved: `fell by 2.9 %`. */
const movedBy = (share: number) => `${share < 0 ? "fell" : "rose"} by ${percentText(Math.abs(share))}`;

/**
 * What would have happened without an event, or would happen.
 *
 * @param counts What is counted where it is not subscribers.
 */
export function withoutHeadline(
  event: MarketEvent,
  period: Period,
  { isPlan }: Pick<BaseWords, "isPlan"> = { isPlan: false },
  counts: Pick<Scenario, "unit"> = {},
): string {
  const index = indexName(counts);
  if (index !== undefined) {
    const share = period.netAdditions / period.opening;
    const moved = isPlan ? (share < 0 ? "fall" : "rise") : share < 0 ? "have fallen" : "have risen";
    return `Without “${eventTitle(event)}” the ${index} would ${moved} by ${percentText(Math.abs(share))}.`;
  }
  const verb = `would ${isPlan ? "be" : "have been"} ${period.netAdditions < 0 ? "lost" : "won"}`;
  return `Without “${eventTitle(event)}” ${peopleInWords(period.netAdditions)} ${verb}.`;
}

/** The reader's world against history at the end of a quarter, in people and, where it counts in money, money. */
export function differenceHeadline(
  world: Period,
  history: Period,
  scenario: Pick<Scenario, "currency" | "unit">,
): string {
  const { currency } = scenario;
  const people = world.closing - history.closing;
  const money = world.revenue - history.revenue;
  const net = world.netAdditions;
  const resolution = Math.max(Math.abs(people), Math.abs(net - history.netAdditions));
  const words = (value: number) => peopleInWords(value, resolution);
  const own = `${words(net)} ${net < 0 ? "lost" : "won"} instead of ${words(history.netAdditions)} ${
    history.netAdditions < 0 ? "lost" : "won"
  }`;
  if (Math.abs(people) < 0.5 && Math.abs(money) < 1) return "In your world nothing is different by then.";
  if (indexName(scenario) !== undefined) {
    const [own, before] = [world, history].map((one) => one.netAdditions / one.opening);
    const share = percentText(Math.abs(people / history.closing));
    const way = before < 0 === own < 0 ? "" : before < 0 ? "falling by " : "rising by ";
    return `In your world: it ${movedBy(own)} instead of ${way}${percentText(Math.abs(before))}. At the end it is ${share} ${people < 0 ? "lower" : "higher"}.`;
  }
  // Where all that differs came in this quarter, the sentence's own numbers differ by what it says.
  const rounded = (value: number) => roundedPeople(value, resolution);
  const isOfQuarter = Math.abs(people - (net - history.netAdditions)) < 1;
  const gap = isOfQuarter ? rounded(net) - rounded(history.netAdditions) : people;
  const more = `${words(Math.max(Math.abs(net), Math.abs(history.netAdditions)) < 1e6 ? gap : people)} ${people < 0 ? "fewer" : "more"} ${countedUnit(scenario)}`;
  const revenue = isMoney(currency)
    ? ` and ${moneyText(Math.abs(money), currency)} ${money < 0 ? "less" : "more"} revenue in the quarter`
    : "";
  return `In your world: ${own}. That is ${more}${revenue}.`;
}

/** The firm's act that stirred the most anger: the one whose absence a headline tells of. */
export function mainEvent(scenario: Scenario): MarketEvent | undefined {
  const end = scenario.until;
  return scenario.events
    .filter(({ severity = 0, announced }) => severity > 0 && announced <= end && announced >= scenario.start)
    .reduce<MarketEvent | undefined>(
      (most, event) => ((event.severity ?? 0) > (most?.severity ?? 0) ? event : most),
      undefined,
    );
}
