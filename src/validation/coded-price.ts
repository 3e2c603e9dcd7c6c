import { isoOf, toDay } from "../market/date.ts";
import type { EventBase, Grandfathering, MarketEvent, PriceChange, Rollout } from "../market/event.ts";
import { type EventSetting, type Kind, laterNotice, messageAbout, noticeOf } from "./coded-event-fields.ts";
import { monthsAfter } from "./coded-joining.ts";
import { RULES } from "./coded-numbers.ts";
import { cents } from "./coded-plans.ts";

/** Prices of the coding, in its currency for the months that a bill covers, as the scenario has them. */
export function amounts(
  prices: Readonly<Record<string, number>>,
  { coding, worth }: EventSetting,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(prices).map(([id, price]) => [
      id,
      cents((price / (coding.plans[id].billingMonths ?? 1)) * worth.factor),
    ]),
  );
}

/** New prices, with whom they reach when: by degrees, not for those who keep the old one. */
export function priceChange(
  event: Kind<"price-change">,
  base: Omit<EventBase, "type">,
  setting: EventSetting,
): MarketEvent[] {
  const change: PriceChange = { ...base, type: "price-change", prices: amounts(event.prices, setting) };
  const { rollout, keeps, id, announced } = event;
  const events: MarketEvent[] = [change, ...laterNotice(event, setting)];
  if (keeps !== undefined) {
    const { until, because } = keeps;
    const keeping: Grandfathering = {
      id: `${id}-kept`,
      type: "grandfathering",
      of: id,
      announced,
      ...(until === undefined ? {} : { until }),
      evidence: "reported",
      source: because,
    };
    events.push(keeping);
  }
  if (rollout === undefined) return events;
  const days = Array.from({ length: rollout.months }, (_, month) => monthsAfter(rollout.first, month));
  const steps = equalSteps(days);
  const by: Rollout = {
    id: `${id}-rollout`,
    type: "rollout",
    of: id,
    announced,
    steps,
    evidence: "assumed",
    source: `${RULES}, effective; ${rollout.because}`,
  };
  events.push(by);
  const { notice } = event;
  if (notice?.daysBefore === undefined) return events;
  const { daysBefore, because } = notice;
  steps.forEach(({ share, effective }, step) => {
    const on = isoOf(Math.max(toDay(announced), toDay(effective) - daysBefore));
    events.push(
      messageAbout(id, `${id}-notice-${step + 1}`, on, noticeOf(notice, setting.numbers, share), because),
    );
  });
  return events;
}

/** Equal shares that sum to 1 in four decimals. */
function equalSteps(days: readonly string[]): { share: number; effective: string }[] {
  const share = Number((1 / days.length).toFixed(4));
  return days.map((effective, step) => {
    const last = step === days.length - 1;
    return { share: last ? Number((1 - share * (days.length - 1)).toFixed(4)) : share, effective };
  });
}

/** A fee where there was none; who is spared is in a step after the last day. */
export function fee(event: Kind<"fee">, base: Omit<EventBase, "type">, setting: EventSetting): MarketEvent[] {
  const { coding, numbers, worth, latest } = setting;
  const prices = { [coding.main]: cents(worth.price + event.amount * worth.factor) };
  const change: PriceChange = { ...base, type: "price-change", prices };
  const events: MarketEvent[] = [change, ...laterNotice(event, setting)];
  if (event.spared === undefined) return events;
  const touched = Number(numbers.classed("touched", event.spared).value.toFixed(4));
  const { effective = event.announced } = event;
  const first = typeof effective === "string" ? effective : effective.existing;
  const never = isoOf(Math.max(toDay(latest), toDay(first)) + 1);
  events.push({
    id: `${event.id}-spared`,
    type: "rollout",
    of: event.id,
    announced: event.announced,
    steps: [
      { share: touched, effective: first },
      { share: Number((1 - touched).toFixed(4)), effective: never },
    ],
    evidence: "assumed",
    source: `${RULES}, touched; ${event.spared.because}`,
  });
  return events;
}
