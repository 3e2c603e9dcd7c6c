import { z } from "zod";
import { eventSchema } from "./event-schema.ts";
import {
  evidence,
  expectation,
  finite,
  id,
  isoDate,
  share,
  source,
  sourcedCount,
  sourcedShare,
  strict,
  text,
  wholeNumber,
} from "./fields.ts";
import { planSchema, rivalSchema } from "./plan-schema.ts";

const interval = z.tuple([finite, finite]);
expectation.add(interval, { expected: "two finite numbers, [low, high]" });

/** A behavioural parameter. */
const parameterSchema = strict({
  value: finite.describe("The number that runs use."),
  unit: text
    .describe("Unit in words. Values of a `probability …` or a `share …` must lie between 0 and 1.")
    .register(expectation, { expected: 'a unit in words, such as "dollars per month"' }),
  range: interval.describe(
    "Roughly the central 90 % of what the evidence supports, both ends included. A value outside it is allowed: it is a lever.",
  ),
  evidence,
  source,
  meaning: text.describe("What the parameter means, in a sentence.").exactOptional(),
  prior: strict({
    mean: finite.describe("Mean of the prior."),
    range: interval.describe("Its range, as the parameter's."),
  })
    .describe("Set by `churnkit calibrate`: the prior that the fitted value started from.")
    .exactOptional(),
}).meta({
  id: "Parameter",
  description: "A behavioural parameter: a number with its unit, range, evidence and source.",
  examples: [
    {
      value: 0.55,
      unit: "probability per renewal",
      range: [0.3, 0.85],
      evidence: "assumed",
      source: "docs/model.md",
    },
  ],
});

const parameterName = z.string().regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/);
expectation.add(parameterName, {
  expected: "a parameter's name (words of letters, digits, - and _ joined by dots)",
});

/** Parameters by dotted name. */
export const parametersSchema = z.record(parameterName, parameterSchema);

const joiningBaseline = strict({
  from: isoDate.describe("First day of the stretch."),
  to: isoDate.describe("Last day of the stretch."),
  newJoiners: sourcedCount.describe("People over the whole stretch who never subscribed before."),
  returns: sourcedCount.describe(
    "People over the whole stretch who come back after having left before the start.",
  ),
}).meta({ id: "JoiningBaseline", description: "Joiners of a stretch of days if nothing happened." });

const joining = strict({
  baseline: z
    .array(joiningBaseline)
    .describe("Stretches of days, earliest first, without gap or overlap from `start` to `latest`."),
  trialDays: wholeNumber.describe("Length of the free trial in days; 0 for none."),
  planShares: z
    .record(id, sourcedShare)
    .describe("Share of joiners who choose each family at the opening's prices; they sum to 1.")
    .exactOptional(),
}).meta({ id: "Joining", description: "Who comes in." });

const tenureClass = strict({
  months: wholeNumber.describe("Completed months of tenure; the last class is open-ended."),
  share: share.describe("Share of the opening subscribers."),
}).meta({ id: "TenureClass", description: "A class of opening subscribers by tenure." });

const headline = strict({
  period: z
    .string()
    .regex(/^\d{4}Q[1-4]$/)
    .describe("Calendar quarter, such as `2011Q3`, that lies within `start` to `latest`.")
    .register(expectation, { expected: "a calendar quarter such as 2011Q3" }),
  quantity: text.describe(
    "`opening`, `grossAdditions`, `returns`, `cancellations`, `netAdditions`, `closing`, `monthlyChurn`, `revenue`, or `closing.<family>`.",
  ),
});

/** A scenario, complete. */
export const scenarioSchema = strict({
  $schema: text.describe("Address of the JSON Schema, for editors; no effect.").exactOptional(),
  id: id.describe("Name of the scenario for machines: file names and `--json` output use it."),
  title: text.describe("Name for people."),
  description: text.describe("What the scenario is about; no effect.").exactOptional(),
  grade: z
    .enum(["A", "B", "C"])
    .describe(
      "How well the case is documented: A figures of the firm, B part of them, C shapes only; no effect.",
    )
    .exactOptional(),
  unit: text
    .describe(
      "What is counted, in the plural, where it is not subscribers: `points of a sales index`; no effect.",
    )
    .exactOptional(),
  start: isoDate.describe("First simulated day. Openings are those of the evening before."),
  until: isoDate.describe("Last simulated day if nothing else is asked for."),
  latest: isoDate.describe("Last day that `--until` may ask for; `until` if absent.").exactOptional(),
  headline: headline.describe("The figure that the case is known for."),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe("ISO 4217 code of every price.")
    .register(expectation, { expected: "a currency code of three capitals such as USD" }),
  churnDefinition: z
    .enum(["cancellations/(opening+grossAdditions)", "cancellations/opening", "cancellations/average"])
    .describe("How the monthly churn of a report is counted."),
  plans: z
    .record(id, planSchema)
    .describe("The focal service's plans by id, those of later events included."),
  contentCost: sourcedCount
    .describe(
      "What content costs in a month however many subscribe, on top of the plans' `cost`; none if absent. For money only.",
    )
    .exactOptional(),
  rivals: z.record(id, rivalSchema).describe("Rival services by id; none if absent.").exactOptional(),
  events: z
    .array(eventSchema)
    .describe(
      "Everything dated: the firm's acts, its rivals' and the world's. Two events on one day apply in this order.",
    ),
  opening: strict({
    tenure: z.array(tenureClass).min(1).describe("Classes of tenure, shortest first; their shares sum to 1."),
    evidence,
    source,
  })
    .describe("How long the opening subscribers have subscribed.")
    .exactOptional(),
  joining: joining.describe("Who comes in."),
  parameters: parametersSchema.describe(
    "In a file: the behavioural parameters that this case overrides, by dotted name; `{}` for none.",
  ),
}).meta({
  title: "churnkit scenario",
  description:
    "The complete input of a run, without the seed: plans, rivals, dated events, joiners and parameters.",
});
