import { fixture } from "./fixture.ts";
import { itHoldsRules, made } from "./rule.ts";

const rivalCut = {
  id: "rival-cut",
  type: "competitor-price-change",
  rival: "blockbuster",
  announced: "2011-08-01",
  ...made,
};

const keep = { id: "keep", type: "grandfathering", of: "price", announced: "2011-07-12", ...made };
const steps = [{ share: 1, effective: "2011-10-01" }];

itHoldsRules([
  {
    rule: "two events of one id",
    wrong: { "events/reminder/id": "trial" },
    right: { "events/reminder/id": "trial-2" },
    path: "events.2.id",
    says: /no other event has, found "trial"/,
  },
  {
    rule: "price for an unknown plan",
    wrong: { "events/price/prices/both-2": 19.98 },
    right: { "events/price/prices/streaming": 7.99 },
    path: "events.price.prices.both-2",
    says: /a plan \(streaming, both-1, dvd-1\), found "both-2" \(did you mean both-1\?\)/,
  },
  {
    rule: "added plan that does not exist",
    wrong: { "events/price/adds": ["dvd-l"] },
    right: { "events/price/adds": ["dvd-1"] },
    path: "events.price.adds.0",
    says: /did you mean dvd-1\?/,
  },
  {
    rule: "unknown rival",
    wrong: { "events/trial/rival": "blokcbuster" },
    right: { "rivals/other": fixture().rivals.blockbuster, "events/trial/rival": "other" },
    path: "events.trial.rival",
    says: /a rival \(blockbuster\), found "blokcbuster" \(did you mean blockbuster\?\)/,
  },
  {
    rule: "unknown plan of a rival",
    wrong: { "events/trial/plans": ["by-mial"] },
    right: { "events/trial/plans": undefined },
    path: "events.trial.plans.0",
    says: /a plan of blockbuster.*did you mean by-mail\?/,
  },
  {
    rule: "unknown family in a rebranding",
    wrong: { "events/qwikster/families": ["both-1"] },
    right: { "events/qwikster/families": ["both"] },
    path: "events.qwikster.families.0",
    says: /a family of plans \(streaming, both, dvd\)/,
  },
  {
    rule: "unknown component",
    wrong: { "events/starz/component": "streams" },
    right: { "events/starz/component": "discs" },
    path: "events.starz.component",
    says: /a component of a plan \(streaming, discs\), found "streams"/,
  },
  {
    rule: "price for an unknown plan of a rival",
    wrong: { "events/+": { ...rivalCut, prices: { "both-1": 9.99 } } },
    right: { "events/+": { ...rivalCut, prices: { "by-mail": 9.99 } } },
    path: "events.rival-cut.prices.both-1",
    says: /a plan of blockbuster/,
  },
  {
    rule: "reversal of an unknown event",
    wrong: { "events/qwikster-reversal/of": "quikster" },
    right: { "events/qwikster-reversal/of": "price" },
    path: "events.qwikster-reversal.of",
    says: /did you mean qwikster\?/,
  },
  {
    rule: "grandfathering of an unknown event",
    wrong: { "events/+": { ...keep, of: "prise" } },
    right: { "events/+": keep },
    path: "events.keep.of",
    says: /did you mean price\?/,
  },
  {
    rule: "grandfathering of an unknown family",
    wrong: { "events/+": { ...keep, families: ["both", "stremaing"] } },
    right: { "events/+": { ...keep, families: ["both", "streaming"] } },
    path: "events.keep.families.1",
    says: /a family of plans \(streaming, both, dvd\), found "stremaing" \(did you mean streaming\?\)/,
  },
  {
    rule: "rollout of an unknown event",
    wrong: { "events/+": { ...keep, type: "rollout", of: "prise", steps } },
    right: { "events/+": { ...keep, type: "rollout", steps } },
    path: "events.keep.of",
    says: /did you mean price\?/,
  },
  {
    rule: "response to an unknown event",
    wrong: { "events/apology/to": "prise" },
    right: { "events/apology/to": "qwikster" },
    path: "events.apology.to",
    says: /did you mean price\?/,
  },
  {
    rule: "notice about an unknown event",
    wrong: { "events/reminder/about": "prices" },
    right: { "events/reminder/about": undefined },
    path: "events.reminder.about",
    says: /did you mean price\?/,
  },
]);
