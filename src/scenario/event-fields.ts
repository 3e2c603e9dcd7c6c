import { z } from "zod";
import { evidence, expectation, id, isoDate, positiveOrZero, share, source, strict, text } from "./fields.ts";

/** Personal notice. */
export const notice = strict({
  channel: text.describe("How they are told: e-mail, letter, in the app."),
  reach: share.describe("Share of those addressed whom it reaches."),
  to: z
    .enum(["affected", "all"])
    .describe("`affected` (default): those whose plan's price changes; `all`: every subscriber.")
    .exactOptional(),
  wakesUnaffected: share
    .describe(
      "With `to: all`, how far its wording wakes those whom the event does not touch, relative to those whom it does: 1 (default) is as much, 0 says clearly that nothing changes for them.",
    )
    .exactOptional(),
}).meta({ id: "Notice", description: "Personal notice.", examples: [{ channel: "e-mail", reach: 1 }] });

const effective = z.union([
  isoDate,
  strict({
    new: isoDate.describe("First day for those who join."),
    existing: isoDate.describe("First day for those who subscribe already, from their next bill."),
  }),
]);

expectation.add(effective, { expected: "a calendar date, YYYY-MM-DD, or { new, existing } with one each" });

const eventId = id.describe(
  "The event's name, which other events, `--set` and `--without` refer to; unique in the file.",
);

/** Fields that every event has, except its type. */
export const eventFields = {
  id: eventId,
  title: text.describe("Name for people; the id if absent.").exactOptional(),
  announced: isoDate.describe("Day on which it becomes public. It may lie before the start."),
  effective: effective
    .describe(
      "Day from which it is in force, or one day for new and one for existing subscribers; the announcement if absent, never before it.",
    )
    .exactOptional(),
  for: z
    .enum(["new", "existing", "all"])
    .describe("Whom it concerns: those who join, those who subscribe already, or `all` (default).")
    .exactOptional(),
  severity: positiveOrZero
    .describe(
      "How much public anger it stirs: 1 is Netflix's price announcement of 12 July 2011, 0 (default) is none.",
    )
    .exactOptional(),
  notice: notice.describe("Personal notice that comes with the event; none if absent.").exactOptional(),
  evidence,
  source,
  note: text.describe("Remark for readers; no effect.").exactOptional(),
};

/** The field that tells the types of events apart. */
export function kind<Name extends string>(name: Name) {
  return z.literal(name).describe("What kind of event it is.");
}
