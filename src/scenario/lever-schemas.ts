import { z } from "zod";
import { eventFields, kind } from "./event-fields.ts";
import { amount, expectation, id, isoDate, positiveOrZero, share, strict } from "./fields.ts";

const repriced = id.describe(
  "Id of the event whose price it is about: a price-change, plan-split or new-plan.",
);
const rolloutStep = strict({
  share: share.describe("Share of the existing subscribers; the shares of all steps sum to 1."),
  effective: isoDate.describe("First day on which the new price is charged to them."),
}).meta({ id: "RolloutStep", description: "A part of the existing subscribers and its day." });
const discount = amount.describe("Off the price, per month.");
const monthsOff = positiveOrZero.describe("Months for which the discount is given.");
const duration = z.number().positive();
expectation.add(duration, { expected: "a number above 0" });
const received = z.number().min(0).max(1);
expectation.add(received, { expected: "a number from 0 (as before) to 1 (as good as it gets)" });

/** What a firm can do for those who subscribe, leave, have left or have just come. */
export const leverSchemas = [
  strict({
    type: kind("grandfathering"),
    ...eventFields,
    of: repriced,
    families: z
      .array(id)
      .min(1)
      .describe("Families whose subscribers keep the old price; all if absent.")
      .exactOptional(),
    until: isoDate
      .describe("First day on which the new price is charged to them too; never if absent.")
      .exactOptional(),
  }).meta({
    id: "Grandfathering",
    title: "grandfathering",
    description: "Existing subscribers keep the old price of another event, for good or until a day.",
  }),
  strict({
    type: kind("rollout"),
    ...eventFields,
    of: repriced,
    steps: z
      .array(rolloutStep)
      .min(1)
      .describe("Groups of the existing subscribers by the day from which they are charged, earliest first."),
  }).meta({
    id: "Rollout",
    title: "rollout",
    description: "The price of another event reaches existing subscribers in steps, each on its own day.",
  }),
  strict({
    type: kind("retention-offer"),
    ...eventFields,
    discount,
    months: monthsOff,
    until: isoDate.describe("Last day on which it is made; no end if absent.").exactOptional(),
  }).meta({
    id: "RetentionOffer",
    title: "retention-offer",
    description: "Who is about to leave by choice is offered a discount for some months.",
  }),
  strict({
    type: kind("win-back-offer"),
    ...eventFields,
    discount,
    months: monthsOff,
    reach: share.describe("Chance that a former subscriber hears of it in a month."),
    until: isoDate.describe("Last day on which it is made; no end if absent.").exactOptional(),
  }).meta({
    id: "WinBackOffer",
    title: "win-back-offer",
    description: "Those who have left are offered a discount for some months if they come back.",
  }),
  strict({
    type: kind("onboarding"),
    ...eventFields,
    expectations: received.describe("What the service is and is not is said before the first bill."),
    doubts: received.describe("Doubts are asked for and eased."),
    roadmap: received.describe("What comes next is shown."),
    tone: received.describe("It is said kindly."),
  }).meta({
    id: "Onboarding",
    title: "onboarding",
    description:
      "How those who join from then on are received; each part from 0 (as before) to 1 (as good as it gets).",
  }),
  strict({
    type: kind("plan-merge"),
    ...eventFields,
    from: z.array(id).min(1).describe("Plans that are closed."),
    into: id.describe("Plan that their subscribers are in from their next renewal on."),
  }).meta({
    id: "PlanMerge",
    title: "plan-merge",
    description:
      "Plans are closed and their subscribers moved into another at their next renewal, asked or not.",
  }),
  strict({
    type: kind("sharing-enforcement"),
    ...eventFields,
    borrowers: positiveOrZero.describe("People who use somebody else's subscription."),
    conversion: share.describe("Share of them who take a subscription of their own."),
    months: duration.describe("Time constant with which they do, in months; above 0."),
    lenders: share.describe("Share of the subscribers who lend their account; 0 if absent.").exactOptional(),
    burden: amount.describe("What it takes from each of them, per month; 0 if absent.").exactOptional(),
  }).meta({
    id: "SharingEnforcement",
    title: "sharing-enforcement",
    description: "People who use somebody else's subscription are asked to pay for their own.",
  }),
  strict({
    type: kind("service-failure"),
    ...eventFields,
    reach: share.describe("Share of the subscribers who are hit; it wakes them at their next renewal."),
  }).meta({
    id: "ServiceFailure",
    title: "service-failure",
    description: "The service fails some of its subscribers.",
  }),
] as const;
