import { itHoldsRules, made } from "./rule.ts";

const undo = { id: "undo", type: "reversal", announced: "2011-11-01", ...made };
const keep = { id: "keep", type: "grandfathering", of: "price", announced: "2011-07-12", ...made };
const roll = { type: "rollout", steps: [{ share: 1, effective: "2011-10-01" }] };

itHoldsRules([
  {
    rule: "notice about itself",
    wrong: { "events/reminder/about": "reminder" },
    right: { "events/reminder/about": "trial" },
    path: "events.reminder.about",
    says: /another event, found "reminder", the event itself/,
  },
  {
    rule: "response to a later event",
    wrong: { "events/apology/announced": "2011-07-11" },
    right: { "events/apology/announced": "2011-07-12" },
    path: "events.apology.to",
    says: /announced by then, 2011-07-11, found "price", announced on 2011-07-12/,
  },
  {
    rule: "reversal of a later event",
    wrong: { "events/qwikster-reversal/announced": "2011-09-17" },
    right: { "events/qwikster-reversal/announced": "2011-09-18" },
    path: "events.qwikster-reversal.of",
    says: /announced by then/,
  },
  {
    rule: "reversal of a reversal",
    wrong: { "events/+": { ...undo, of: "qwikster-reversal" } },
    right: { "events/+": { ...undo, of: "price" } },
    path: "events.undo.of",
    says: /can be taken back, found "qwikster-reversal", a reversal \(announce the event anew/,
  },
  {
    rule: "reversal of a response",
    wrong: { "events/+": { ...undo, of: "apology" } },
    right: { "events/+": { ...undo, of: "starz" } },
    path: "events.undo.of",
    says: /can be taken back, found "apology", a response/,
  },
  {
    rule: "reversal of grandfathering",
    wrong: { "events/+": keep, "events/8": { ...undo, of: "keep" } },
    right: { "events/+": keep, "events/8": { ...undo, of: "starz" } },
    path: "events.undo.of",
    says: /can be taken back, found "keep", a grandfathering \(say until when in until\)/,
  },
  {
    rule: "reversal of a rollout",
    wrong: { "events/+": { ...keep, ...roll }, "events/8": { ...undo, of: "keep" } },
    right: { "events/+": { ...keep, ...roll }, "events/8": { ...undo, of: "price" } },
    path: "events.undo.of",
    says: /can be taken back, found "keep", a rollout \(give it other steps\)/,
  },
  {
    rule: "reversal of itself",
    wrong: { "events/+": { ...undo, of: "undo" } },
    right: { "events/+": { ...undo, of: "trial" } },
    path: "events.undo.of",
    says: /another event, found "undo", the event itself/,
  },
  {
    rule: "second reversal of an event",
    wrong: { "events/+": { ...undo, of: "qwikster" } },
    right: { "events/+": { ...undo, of: "reminder" } },
    path: "events.undo.of",
    says: /not taken back already, found "qwikster", taken back by qwikster-reversal/,
  },
]);
