import type { MarketEvent } from "../market/event.ts";
import { content, extrasOf } from "./coded-content.ts";
import { baseOf, type EventSetting, laterNotice } from "./coded-event-fields.ts";
import { cents, OFFER } from "./coded-plans.ts";
import { amounts, fee, priceChange } from "./coded-price.ts";
import type { CodedEvent } from "./coding.ts";

/** The events of a coding's scenario; a coded event may become several. */
export function codedEvents(setting: EventSetting): MarketEvent[] {
  return setting.coding.events.flatMap((event) => eventsOf(event, setting));
}

function eventsOf(event: CodedEvent, setting: EventSetting): MarketEvent[] {
  const base = baseOf(event, setting);
  const { numbers, worth, coding } = setting;
  switch (event.type) {
    case "price-change":
      return priceChange(event, base, setting);
    case "fee":
      return fee(event, base, setting);
    case "new-plan": {
      const prices = amounts(event.prices, setting);
      return [
        { ...base, type: event.type, prices, adds: Object.keys(prices) },
        ...laterNotice(event, setting),
      ];
    }
    case "media":
      return [{ ...base, type: event.type }];
    case "rebrand": {
      const hassle = numbers.classed("hassle", event.hassle).value;
      return [
        { ...base, type: event.type, families: setting.families, hassle },
        ...laterNotice(event, setting),
      ];
    }
    case "reversal":
      return [{ ...base, type: event.type, of: event.of }];
    case "response": {
      const { to, kind } = event;
      const quality = event.quality && numbers.classed("answer", event.quality).value;
      return [{ ...base, type: event.type, to, kind, ...(quality === undefined ? {} : { quality }) }];
    }
    case "content-loss":
    case "content-gain":
      return [...content(event, base, setting), ...laterNotice(event, setting)];
    case "extra": {
      const extras = extrasOf(event, setting);
      const users = numbers.classed("eligible", event.users).value;
      return [
        {
          ...base,
          type: "content-gain",
          component: OFFER,
          share: (extras / worth.components[OFFER]) * users,
        },
      ];
    }
    case "competitor-offer": {
      const { rival, price, freeDays, until } = event;
      const eligible = event.eligible && numbers.classed("eligible", event.eligible).value;
      return [
        {
          ...base,
          type: event.type,
          rival,
          reach: numbers.classed("newReach", event.reach).value,
          ...(eligible === undefined ? {} : { eligible }),
          ...(price === undefined ? {} : { price: cents(price * worth.factor) }),
          ...(freeDays === undefined ? {} : { freeDays }),
          ...(until === undefined ? {} : { until }),
          ...(event.extras === undefined ? {} : { extras: cents(extrasOf(event.extras, setting)) }),
        },
      ];
    }
    case "competitor-entry":
      return [
        {
          ...base,
          type: event.type,
          rival: event.rival,
          reach: numbers.classed("newReach", event.reach).value,
        },
      ];
    case "competitor-price-change": {
      const { rival, price, frozen } = event;
      const before = coding.rivals[rival].price ?? worth.price / worth.factor;
      const dearer = frozen === undefined ? 0 : numbers.classed("frozen", frozen).value * worth.mean;
      const after = cents((price ?? before) * worth.factor + dearer);
      return [{ ...base, type: event.type, rival, prices: { [`${rival}-plan`]: after } }];
    }
    case "sharing-enforcement": {
      const own = (name: "borrowers" | "conversion" | "months" | "lenders") =>
        numbers.of("sharing", event[name], name).value;
      const burden = numbers.classed("sharing", { class: "burden", because: event.because }).value;
      return [
        {
          ...base,
          type: event.type,
          borrowers: Math.round(own("borrowers") * setting.payers),
          conversion: own("conversion"),
          months: own("months"),
          lenders: own("lenders"),
          burden: cents(burden * event.fee * worth.factor),
        },
        ...laterNotice(event, setting),
      ];
    }
  }
}
