import { z } from "zod";
import { eventFields, kind, notice } from "./event-fields.ts";
import { amount, id, isoDate, positiveOrZero, prices, share, strict, text, wholeNumber } from "./fields.ts";
import { leverSchemas } from "./lever-schemas.ts";

const adds = z.array(id).describe("Plans that become available; their prices stand in `prices`.");
const rival = id.describe("Id of the rival in `rivals`.");
const reach = share.describe("Share of the eligible who know of it.");
const component = id.describe("Component whose viewing changes, as named in the plans' `components`.");

/**
 * The event types. To add one: its interface and its place in `MarketEvent` (`market/event.ts`), an entry
 * here, the references it makes in `cross-check` files, and a section in `docs/scenario.md`.
 */
export const eventSchemas = [
  strict({
    type: kind("price-change"),
    ...eventFields,
    prices: prices.describe("New monthly prices by plan id."),
  }).meta({ id: "PriceChange", title: "price-change", description: "Prices of plans change." }),
  strict({
    type: kind("plan-split"),
    ...eventFields,
    prices: prices.describe(
      "Monthly prices by plan id, of the bundles that stay and of the parts that are added.",
    ),
    adds,
  }).meta({
    id: "PlanSplit",
    title: "plan-split",
    description:
      "A bundle is taken apart: its price becomes the sum of its parts, and the parts are sold alone.",
  }),
  strict({
    type: kind("new-plan"),
    ...eventFields,
    prices: prices.describe("Monthly prices of the plans that are added, by plan id."),
    adds: adds.min(1),
  }).meta({ id: "NewPlan", title: "new-plan", description: "Plans become available." }),
  strict({
    type: kind("notice"),
    ...eventFields,
    about: id.describe("Id of the event that it tells of; nothing in particular if absent.").exactOptional(),
    notice: notice.describe("Who is told, and how."),
  }).meta({ id: "NoticeEvent", title: "notice", description: "The firm writes to subscribers." }),
  strict({ type: kind("media"), ...eventFields }).meta({
    id: "Media",
    title: "media",
    description: "Press coverage without any change of the firm's own; `severity` says how much it stirs.",
  }),
  strict({
    type: kind("rebrand"),
    ...eventFields,
    families: z.array(id).min(1).describe("Families whose subscribers have the extra trouble."),
    hassle: share
      .describe("Share of the parameter `rebrand.hassle` that applies; 1 if absent.")
      .exactOptional(),
  }).meta({
    id: "Rebrand",
    title: "rebrand",
    description: "A new name or a second account: hassle while in force, expected while announced.",
  }),
  strict({
    type: kind("reversal"),
    ...eventFields,
    of: id.describe("Id of the event that is taken back."),
  }).meta({
    id: "Reversal",
    title: "reversal",
    description: "Another event is taken back: from its date that event is no longer in force or expected.",
  }),
  strict({
    type: kind("response"),
    ...eventFields,
    to: id.describe("Id of the event that the firm answers for."),
    kind: z
      .enum(["silence", "explain", "listen", "apologise", "compensate", "announce-vision"])
      .describe("What the firm does."),
    quality: share.describe("Empathy and intensity of the answer; 1 if absent.").exactOptional(),
    amount: amount
      .describe("With `compensate`: what each subscriber gets once, in the scenario's currency.")
      .exactOptional(),
  }).meta({
    id: "Response",
    title: "response",
    description: "What the firm says or does about an event that it caused.",
  }),
  ...leverSchemas,
  strict({
    type: kind("competitor-offer"),
    ...eventFields,
    rival,
    plans: z
      .array(id)
      .min(1)
      .describe("The rival's plans that the offer is for; all if absent.")
      .exactOptional(),
    until: isoDate.describe("Last day on which it can be taken up; no end if absent.").exactOptional(),
    price: amount.describe("Price per month under the offer; the plan's own if absent.").exactOptional(),
    freeDays: wholeNumber.describe("Days free of charge at the beginning; 0 if absent.").exactOptional(),
    extras: positiveOrZero
      .describe("Worth of extras in the scenario's currency per month; 0 if absent.")
      .exactOptional(),
    reach,
    eligible: share
      .describe("Share of the focal subscribers who may take it up; the rival's `eligible` if absent.")
      .exactOptional(),
    campaign: text.describe("Name of the campaign; no effect.").exactOptional(),
  }).meta({ id: "CompetitorOffer", title: "competitor-offer", description: "A rival's dated offer." }),
  strict({ type: kind("competitor-entry"), ...eventFields, rival, reach }).meta({
    id: "CompetitorEntry",
    title: "competitor-entry",
    description: "A rival's plans become available to those whom it reaches.",
  }),
  strict({
    type: kind("competitor-price-change"),
    ...eventFields,
    rival,
    prices: prices.describe("New monthly prices by the rival's plan id."),
  }).meta({
    id: "CompetitorPriceChange",
    title: "competitor-price-change",
    description: "A rival changes its prices.",
  }),
  strict({
    type: kind("content-loss"),
    ...eventFields,
    component,
    share: share.describe("Share of the component's viewing that is lost."),
  }).meta({
    id: "ContentLoss",
    title: "content-loss",
    description: "A share of a component's viewing is lost, felt from the effective date.",
  }),
  strict({
    type: kind("content-gain"),
    ...eventFields,
    component,
    share: share.describe("Viewing gained, as a share of what the component had."),
  }).meta({ id: "ContentGain", title: "content-gain", description: "A component gains viewing." }),
] as const;

/** Any event. */
export const eventSchema = z.discriminatedUnion("type", eventSchemas);

/** What can be checked of an event whose type is unknown. */
export const untypedEventSchema = z.looseObject(eventFields);
