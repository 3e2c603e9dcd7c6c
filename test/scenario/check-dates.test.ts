import { itHoldsRules, made } from "./rule.ts";

const offer = { discount: 3, months: 3, announced: "2011-07-20", ...made };

const people = { people: { value: 10, ...made } };

itHoldsRules([
  {
    rule: "until before start",
    wrong: { until: "2011-06-30" },
    right: { until: "2011-07-01" },
    path: "until",
    says: /not before the start, 2011-07-01.*2011-06-30/,
  },
  {
    rule: "latest before until",
    wrong: { until: "2012-01-01" },
    right: { until: "2011-12-31" },
    path: "latest",
    says: /not before until, 2012-01-01/,
  },
  {
    rule: "event announced after the last day",
    wrong: { "events/trial/announced": "2012-01-01", "events/trial/until": undefined },
    right: { "events/trial/announced": "2011-12-31", "events/trial/until": undefined },
    path: "events.trial.announced",
    says: /not after the last day, 2011-12-31/,
  },
  {
    rule: "effective before announced",
    wrong: { "events/qwikster/effective": "2011-09-17" },
    right: { "events/qwikster/effective": "2011-09-18" },
    path: "events.qwikster.effective",
    says: /not before its announcement, 2011-09-18.*2011-09-17/,
  },
  {
    rule: "effective for new ones before announced",
    wrong: { "events/price/effective/new": "2011-07-11" },
    right: { "events/price/effective/existing": "2011-07-12" },
    path: "events.price.effective.new",
    says: /not before its announcement/,
  },
  {
    rule: "a rival's additions over before they begin",
    wrong: { "rivals/blockbuster/additions": [{ ...people, from: "2011-07-02", to: "2011-07-01" }] },
    right: { "rivals/blockbuster/additions": [{ ...people, from: "2011-07-01", to: "2011-07-01" }] },
    path: "rivals.blockbuster.additions.0.to",
    says: /not before from, 2011-07-02.*2011-07-01/,
  },
  {
    rule: "offer over before it is announced",
    wrong: { "events/trial/until": "2011-07-13" },
    right: { "events/trial/until": "2011-07-14" },
    path: "events.trial.until",
    says: /not before the offer's announcement, 2011-07-14/,
  },
  {
    rule: "offer over before it begins",
    wrong: { "events/trial/effective": "2011-09-16" },
    right: { "events/trial/effective": "2011-09-15" },
    path: "events.trial.until",
    says: /not before the offer's beginning, 2011-09-16/,
  },
  {
    rule: "retention offer over before it is announced",
    wrong: { "events/+": { id: "stay", type: "retention-offer", until: "2011-07-19", ...offer } },
    right: { "events/+": { id: "stay", type: "retention-offer", until: "2011-07-20", ...offer } },
    path: "events.stay.until",
    says: /not before the offer's announcement, 2011-07-20, found 2011-07-19/,
  },
  {
    rule: "win-back offer over before it is announced",
    wrong: { "events/+": { id: "back", type: "win-back-offer", reach: 0.1, until: "2011-07-19", ...offer } },
    right: { "events/+": { id: "back", type: "win-back-offer", reach: 0.1, until: "2011-07-20", ...offer } },
    path: "events.back.until",
    says: /not before the offer's announcement/,
  },
]);
