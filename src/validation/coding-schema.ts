import { z } from "zod";
import {
  amount,
  evidence,
  expectation,
  finite,
  id,
  isoDate,
  positiveOrZero,
  share,
  strict,
  text,
  wholeNumber,
} from "../scenario/fields.ts";

const classed = strict({ class: id, because: text });
const told = strict({
  value: finite,
  low: finite.exactOptional(),
  high: finite.exactOptional(),
  evidence,
  because: text,
});
const coded = z.union([classed, told]);
expectation.add(coded, { expected: "{ class, because } or { value, low, high, evidence, because }" });

const quarter = z.string().regex(/^\d{4}Q[1-4]$/);
expectation.add(quarter, { expected: "a quarter such as 2019Q1" });

const several = z.number().gt(0);
expectation.add(several, { expected: "a number above 0" });

const months = z.int().min(1);
expectation.add(months, { expected: "a whole number of months above 0" });

const people = strict({
  counts: z.enum(["people", "index", "users"]),
  unit: text.exactOptional(),
  level: told,
  touched: coded.exactOptional(),
  serviceMonths: wholeNumber,
});

const plan = strict({
  title: text,
  family: id.exactOptional(),
  price: amount.exactOptional(),
  billingMonths: months.exactOptional(),
  lacks: z.array(id).exactOptional(),
});

const bill = z.discriminatedUnion("kind", [
  strict({ kind: z.literal("plans"), because: text }),
  strict({ kind: z.literal("income"), value: several, because: text }),
  strict({ kind: z.literal("shadow"), because: text }),
]);

const joining = strict({
  season: classed,
  quarters: z.array(
    strict({
      quarter,
      net: finite.exactOptional(),
      gross: positiveOrZero.exactOptional(),
      level: positiveOrZero,
    }),
  ),
  known: classed,
  returners: classed,
  returns: classed.exactOptional(),
  trialDays: wholeNumber,
  because: text,
});

const rival = strict({
  title: text,
  substitutability: classed,
  reach: classed.exactOptional(),
  eligible: classed.exactOptional(),
  price: amount.exactOptional(),
  uses: classed.exactOptional(),
  of: id.exactOptional(),
  from: isoDate.exactOptional(),
  because: text.exactOptional(),
});

const effective = z.union([isoDate, strict({ new: isoDate, existing: isoDate })]);
expectation.add(effective, { expected: "a calendar date, YYYY-MM-DD, or { new, existing } with one each" });

const prices = z.record(id, amount);
const perUse = { perUse: amount, uses: classed };

const eventFields = {
  id,
  title: text,
  announced: isoDate,
  effective: effective.exactOptional(),
  for: z.enum(["new", "existing", "all"]).exactOptional(),
  severity: strict({ ...classed.shape, concerned: classed.exactOptional() }).exactOptional(),
  notice: strict({
    ...classed.shape,
    on: isoDate.exactOptional(),
    daysBefore: wholeNumber.exactOptional(),
    others: z.enum(["comforted", "woken"]).exactOptional(),
  }).exactOptional(),
  evidence,
  because: text,
};

const contentShare = z.union([
  strict({
    ...classed.shape,
    alone: several.exactOptional(),
    plan: several.exactOptional(),
    part: share.exactOptional(),
  }),
  told,
]);
expectation.add(contentShare, {
  expected:
    "{ class, because }, with { alone, plan } for a second catalogue, or { value, evidence, because }",
});

function kind<Name extends string>(name: Name) {
  return z.literal(name);
}

const event = z.discriminatedUnion("type", [
  strict({
    ...eventFields,
    type: kind("price-change"),
    prices,
    rollout: strict({ first: isoDate, months, because: text }).exactOptional(),
    keeps: strict({ until: isoDate.exactOptional(), because: text }).exactOptional(),
  }),
  strict({ ...eventFields, type: kind("fee"), amount, spared: classed.exactOptional() }),
  strict({ ...eventFields, type: kind("new-plan"), prices, against: amount.exactOptional() }),
  strict({ ...eventFields, type: kind("media") }),
  strict({ ...eventFields, type: kind("rebrand"), hassle: classed }),
  strict({ ...eventFields, type: kind("reversal"), of: id }),
  strict({
    ...eventFields,
    type: kind("response"),
    to: id,
    kind: z.enum(["silence", "explain", "listen", "apologise", "compensate", "announce-vision"]),
    quality: classed.exactOptional(),
  }),
  strict({ ...eventFields, type: kind("content-loss"), component: id.exactOptional(), share: contentShare }),
  strict({ ...eventFields, type: kind("content-gain"), component: id.exactOptional(), share: contentShare }),
  strict({ ...eventFields, type: kind("extra"), ...perUse, users: classed }),
  strict({
    ...eventFields,
    type: kind("competitor-offer"),
    rival: id,
    reach: classed,
    eligible: classed.exactOptional(),
    price: amount.exactOptional(),
    freeDays: wholeNumber.exactOptional(),
    until: isoDate.exactOptional(),
    extras: strict(perUse).exactOptional(),
  }),
  strict({ ...eventFields, type: kind("competitor-entry"), rival: id, reach: classed }),
  strict({
    ...eventFields,
    type: kind("competitor-price-change"),
    rival: id,
    price: amount.exactOptional(),
    frozen: classed.exactOptional(),
  }),
  strict({
    ...eventFields,
    type: kind("sharing-enforcement"),
    borrowers: coded,
    conversion: coded,
    months: coded,
    lenders: coded,
    fee: amount,
  }),
]);

/** What a `coding.json` looks like. */
export const codingSchema = strict({
  case: id,
  sheet: z.int().min(1),
  event: id,
  title: text,
  grade: z.enum(["A", "B", "C"]),
  start: isoDate,
  until: isoDate,
  currency: z.string().regex(/^[A-Z]{3}$/),
  churnDefinition: z.enum([
    "cancellations/(opening+grossAdditions)",
    "cancellations/opening",
    "cancellations/average",
  ]),
  people,
  bill,
  main: id,
  plans: z.record(id, plan),
  opening: strict({ ...classed.shape, plan: id }).exactOptional(),
  worth: classed,
  components: z.array(strict({ id, worth: z.union([coded, z.literal("step")]) })).exactOptional(),
  churn: z.union([classed, strict({ value: share, of: classed })]),
  joining,
  machine: strict({ before: amount, after: amount, from: isoDate, because: text }).exactOptional(),
  rivals: z.record(id, rival),
  leaving: classed,
  events: z.array(event).min(1),
  window: strict({
    before: z.array(strict({ from: isoDate, to: isoDate, quantity: text, value: finite })).exactOptional(),
    note: text.exactOptional(),
  }).exactOptional(),
});

const classNumber = strict({
  criterion: text.exactOptional(),
  value: finite,
  low: finite.exactOptional(),
  high: finite.exactOptional(),
  evidence,
  source: text,
});

/** What `data/coding-rules.json` looks like. */
export const codingRulesSchema = strict({
  bill: classNumber,
  tables: z.record(
    id,
    strict({
      title: text,
      unit: text,
      drawn: z.enum(["class", "case"]),
      classes: z.record(id, classNumber),
    }),
  ),
  seasons: z.record(
    id,
    strict({
      criterion: text,
      factors: z.tuple([several, several, several, several]),
      stretch: classNumber.exactOptional(),
      evidence,
      source: text,
    }),
  ),
});
