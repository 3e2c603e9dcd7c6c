import { isoOf, toDay } from "../market/date.ts";
import type {
  EventBase,
  Grandfathering,
  MarketEvent,
  Notice,
  NoticeEvent,
  PriceChange,
  Rollout,
} from "../market/event.ts";
import { exp } from "../random/exp.ts";
import { log } from "../random/log.ts";
import { monthsAfter } from "./coded-joining.ts";
import { type CodedNumbers, RULES } from "./coded-numbers.ts";
import { cents, OFFER, type Worth } from "./coded-plans.ts";
import type { CodedEvent, CodedNotice, CodedShare, Coding } from "./coding.ts";

/** What the events of a coding are written with. */
export interface EventSetting {
  readonly coding: Coding;
  readonly numbers: CodedNumbers;
  readonly worth: Worth;
  /** Paying subscribers at the start. */
  readonly payers: number;
  /** Families of plans. */
  readonly families: readonly string[];
  /** Last day that a run may have. */
  readonly latest: string;
}

type Kind<T extends CodedEvent["type"]> = Extract<CodedEvent, { readonly type: T }>;

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

function baseOf(event: CodedEvent, { numbers }: EventSetting): Omit<EventBase, "type"> {
  const { id, title, announced, effective, severity, evidence, because } = event;
  const anger = severity && numbers.classed("severity", severity);
  const concerned = severity?.concerned && numbers.classed("concerned", severity.concerned);
  const level = anger && Number((anger.value * (concerned?.value ?? 1)).toFixed(6));
  const classes = [anger, concerned].flatMap((part) => (part === undefined ? [] : [part.source])).join("; ");
  const message = event.notice;
  const atOnce = message !== undefined && message.on === undefined && message.daysBefore === undefined;
  return {
    id,
    title,
    announced,
    ...(effective === undefined ? {} : { effective }),
    ...(event.for === undefined ? {} : { for: event.for }),
    ...(level === undefined || level === 0 ? {} : { severity: level }),
    ...(atOnce && message.class !== "none" ? { notice: noticeOf(message, numbers, 1) } : {}),
    evidence,
    source: because,
    ...(classes === "" ? {} : { note: classes }),
  };
}

function noticeOf(message: CodedNotice, numbers: CodedNumbers, share: number): Notice {
  const reach = numbers.classed("notice", message).value * share;
  const { others } = message;
  if (others === undefined) return { channel: "message", reach };
  return { channel: "message", reach, to: "all", wakesUnaffected: others === "comforted" ? 0 : 1 };
}

/** A message that goes out on a day of its own. */
function laterNotice(event: CodedEvent, { numbers }: EventSetting): NoticeEvent[] {
  const { notice } = event;
  if (notice?.on === undefined) return [];
  return [
    messageAbout(event.id, `${event.id}-notice`, notice.on, noticeOf(notice, numbers, 1), notice.because),
  ];
}

function messageAbout(
  about: string,
  id: string,
  announced: string,
  notice: Notice,
  because: string,
): NoticeEvent {
  return {
    id,
    type: "notice",
    about,
    announced,
    notice,
    evidence: "assumed",
    source: `${RULES}, notice; ${because}`,
  };
}

/** Prices of the coding, in its currency for the months that a bill covers, as the scenario has them. */
function amounts(
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

function priceChange(
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
function fee(event: Kind<"fee">, base: Omit<EventBase, "type">, setting: EventSetting): MarketEvent[] {
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

/** Worth of extras, in the scenario's currency a month. */
function extrasOf(
  {
    perUse,
    uses,
  }: { readonly perUse: number; readonly uses: { readonly class: string; readonly because: string } },
  { numbers, worth }: EventSetting,
): number {
  const given = numbers.classed("extras", { class: "given", because: uses.because }).value;
  return perUse * numbers.classed("uses", uses).value * given * worth.factor;
}

/** Content lost or gained; a gain of more than all there was is several gains, which multiply. */
function content(
  event: Kind<"content-loss" | "content-gain">,
  base: Omit<EventBase, "type">,
  setting: EventSetting,
): MarketEvent[] {
  const { type, component = OFFER } = event;
  const share = contentShare(event.share, component, setting);
  const times = share > 1 ? Math.ceil(log(1 + share) / log(2)) : 1;
  const each = Number((times === 1 ? share : exp(log(1 + share) / times) - 1).toFixed(6));
  return Array.from({ length: times }, (_, time) => {
    const id = time === 0 ? base.id : `${base.id}-${time + 1}`;
    return { ...base, id, type, component, share: each };
  });
}

/**
 * Share of a component's viewing. Of a step's component as large in dollars as it would be of the whole.
 */
function contentShare(
  share: CodedShare,
  component: string,
  { numbers, worth, coding }: EventSetting,
): number {
  const part = numbers.of("content", share).value;
  const ratio = "alone" in share ? (share.alone / share.plan) * (share.part ?? 1) : 1;
  const isStep = coding.components?.some(({ id, worth: own }) => id === component && own === "step") ?? false;
  const whole = isStep ? worth.mean / worth.components[component] : 1;
  return Number((part * ratio * whole).toFixed(6));
}
