import { z } from "zod";
import { parseDay } from "../market/date.ts";

/**
 * What an issue says was expected where a value of one of these schemas stands. Copies of a schema (with a
 * description of their own, say) inherit it.
 */
export const expectation = z.registry<{ expected: string }>();

/** An object that may have no other keys than these. */
export const strict = z.strictObject;

export const text = z.string().min(1);
expectation.add(text, { expected: "a text that is not empty" });

export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/);
expectation.add(id, { expected: "an id (letters, digits, - and _, the first no - or _)" });

export const isoDate = z
  .string()
  .refine((iso) => parseDay(iso) !== undefined)
  .meta({
    id: "Date",
    format: "date",
    pattern: "^\\d{4}-\\d{2}-\\d{2}$",
    description: "A calendar date, YYYY-MM-DD.",
    examples: ["2011-07-12"],
  });
expectation.add(isoDate, { expected: "a calendar date, YYYY-MM-DD" });

export const finite = z.number();
expectation.add(finite, { expected: "a finite number" });

export const positiveOrZero = z.number().min(0);
expectation.add(positiveOrZero, { expected: "a number of at least 0" });

export const amount = z.number().min(0);
expectation.add(amount, { expected: "an amount of money of at least 0" });

export const wholeNumber = z.int().min(0);
expectation.add(wholeNumber, { expected: "a whole number of at least 0" });

export const share = z.number().min(0).max(1);
expectation.add(share, { expected: "a share from 0 to 1" });

export const evidence = z
  .enum(["reported", "derived", "estimated", "literature", "assumed", "calibrated", "unverified"])
  .meta({
    id: "Evidence",
    description:
      "How the number is known: reported (published by the firm or a named observer), derived (arithmetic on reported numbers), estimated (a statistical estimate on data), literature (a published effect from another setting), assumed (a judgement), calibrated (fitted by `churnkit calibrate`), unverified (seen in no source).",
  });

export const source = text.describe("Where the number or fact comes from, so that a reader can look it up.");

const SOURCED = 'an object { "value", "evidence", "source" }';

const sourced = strict({
  value: finite.describe("The number that runs use."),
  low: finite.describe("Lower end of its plausible interval.").exactOptional(),
  high: finite.describe("Upper end of its plausible interval.").exactOptional(),
  evidence,
  source,
}).meta({
  id: "Sourced",
  description: "A number that says where it comes from, with an optional plausible interval.",
  examples: [
    {
      value: 17500000,
      low: 16500000,
      high: 19500000,
      evidence: "assumed",
      source: "data/netflix-2011/README.md",
    },
  ],
});
expectation.add(sourced, { expected: SOURCED });

/** A number with its source that cannot be negative: people, money. */
export const sourcedCount = strict({
  ...sourced.shape,
  value: positiveOrZero.describe("The number that runs use; never negative."),
}).meta({ id: "SourcedCount", description: "A number of at least 0 that says where it comes from." });
expectation.add(sourcedCount, { expected: SOURCED });

/** A share with its source. */
export const sourcedShare = strict({
  ...sourced.shape,
  value: share.describe("The share that runs use, 0 to 1."),
}).meta({ id: "SourcedShare", description: "A share from 0 to 1 that says where it comes from." });
expectation.add(sourcedShare, { expected: SOURCED });

/** Prices by plan id. */
export const prices = z
  .record(id, amount)
  .refine((byPlan) => Object.keys(byPlan).length > 0)
  .meta({ minProperties: 1, examples: [{ "both-1": 15.98 }] });
expectation.add(prices, { expected: "at least one price by plan id" });
