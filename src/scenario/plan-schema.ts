import { z } from "zod";
import {
  amount,
  evidence,
  expectation,
  id,
  isoDate,
  positiveOrZero,
  share,
  source,
  sourcedCount,
  sourcedShare,
  strict,
  text,
} from "./fields.ts";

const priceStep = strict({
  from: isoDate.describe("First day of this price."),
  amount: amount.describe("Price per month, in the scenario's currency."),
  evidence: evidence.exactOptional(),
  source: source.exactOptional(),
}).meta({
  id: "PriceStep",
  description: "A price from a day on.",
  examples: [{ from: "2010-11-22", amount: 9.99 }],
});

const pricePath = z
  .array(priceStep)
  .describe(
    "Dated price path, earliest first. A plan without a step on or before a day is not sold on that day; an empty path is a plan that an event adds.",
  );

const components = z
  .record(id, positiveOrZero)
  .describe(
    "What the plan gives, by component: `streaming: 1` is the whole streaming library, `discs: 2` is two discs out at a time.",
  );

/** A plan of the focal service. */
export const planSchema = strict({
  family: id.describe(
    "Family that reports add the plan into, such as `both` for `both-1`, `both-2` and `both-3`.",
  ),
  title: text.describe("Name for people."),
  components,
  opening: sourcedCount
    .describe("Subscribers at the opening, in people; none if absent, as for a plan that is not sold yet.")
    .exactOptional(),
  price: pricePath,
  billingMonths: z
    .int()
    .min(1)
    .max(60)
    .describe("Months that a bill covers, such as 12 for an annual plan; 1 if absent. Prices stay per month.")
    .register(expectation, { expected: "a whole number from 1 to 60" })
    .exactOptional(),
  cost: sourcedCount
    .describe("What serving one subscriber for a month costs, in the scenario's currency.")
    .exactOptional(),
}).meta({ id: "Plan", description: "A plan of the focal service." });

const addition = strict({
  from: isoDate.describe("First day."),
  to: isoDate.describe("Last day."),
  people: sourcedCount.describe("People whom the rival wins elsewhere over these days."),
}).meta({ id: "RivalAddition", description: "People whom a rival wins elsewhere." });

const rivalPlan = strict({
  title: text.describe("Name for people; the plan's id if absent.").exactOptional(),
  components,
  price: pricePath,
}).meta({ id: "RivalPlan", description: "A plan of a rival." });

/** A rival service. */
export const rivalSchema = strict({
  title: text.describe("Name for people."),
  eligible: share.describe(
    "Share of the focal service's subscribers who could use it at all (a store nearby, the right contract).",
  ),
  reach: share.describe("Share of the eligible who know of it at the opening.").exactOptional(),
  plans: z.record(id, rivalPlan).describe("The rival's plans by id."),
  opening: sourcedCount
    .describe("The rival's own subscribers at the opening, in people; for its own ledger only.")
    .exactOptional(),
  monthlyChurn: sourcedShare
    .describe("Share of its subscribers who leave it in a month; for its own ledger only.")
    .exactOptional(),
  additions: z
    .array(addition)
    .describe("People whom it wins elsewhere, in stretches of days; for its own ledger only.")
    .exactOptional(),
  evidence: evidence.exactOptional(),
  source: source.exactOptional(),
}).meta({ id: "Rival", description: "A rival service." });
