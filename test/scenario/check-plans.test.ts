import { itHoldsRules, made } from "./rule.ts";

const unsold = { family: "both", title: "Not sold", components: { discs: 1 }, price: [] };

itHoldsRules([
  {
    rule: "price path out of order",
    wrong: { "plans/both-1/price/1/from": "2009-01-01" },
    right: { "plans/both-1/price/1/from": "2009-01-02" },
    path: "plans.both-1.price.1.from",
    says: /after the step before, 2009-01-01/,
  },
  {
    rule: "rival's price path out of order",
    wrong: { "rivals/blockbuster/plans/by-mail/price/+": { from: "2010-01-01", amount: 1 } },
    right: { "rivals/blockbuster/plans/by-mail/price/+": { from: "2011-08-01", amount: 1 } },
    path: "rivals.blockbuster.plans.by-mail.price.1.from",
    says: /after the step before, 2011-01-01/,
  },
  {
    rule: "opening subscribers of a plan not sold at the start",
    wrong: { "plans/dvd-1/opening": { value: 1, ...made } },
    right: { "plans/dvd-1/opening": { value: 0, ...made } },
    path: "plans.dvd-1.opening",
    says: /not sold on 2011-07-01, found 1/,
  },
  {
    rule: "opening subscribers of a plan that an event before the start adds",
    wrong: { "plans/dvd-1/opening": { value: 10, ...made }, "events/price/effective/new": "2011-07-12" },
    right: {
      "plans/dvd-1/opening": { value: 10, ...made },
      "events/price/announced": "2011-06-01",
      "events/price/effective/new": "2011-07-01",
    },
    path: "plans.dvd-1.opening",
    says: /not sold/,
  },
  {
    rule: "no opening subscribers at all",
    wrong: { "plans/streaming/opening/value": 0, "plans/both-1/opening": undefined },
    right: { "plans/both-1/opening": undefined },
    path: "plans",
    says: /at least one plan with opening subscribers/,
  },
  {
    rule: "tenure shares that do not sum to 1",
    wrong: { "opening/tenure/1/share": 0.90001 },
    right: { "opening/tenure/1/share": 0.9000001 },
    path: "opening.tenure",
    says: /sum to 1, found a sum of 1\.00001/,
  },
  {
    rule: "tenure classes out of order",
    wrong: { "opening/tenure/1/months": 0 },
    right: { "opening/tenure/1/months": 1 },
    path: "opening.tenure.1.months",
    says: /more months than the class before, 0/,
  },
  {
    rule: "more plans than can be chosen among",
    wrong: Object.fromEntries(Array.from({ length: 28 }, (_, index) => [`plans/more-${index}`, unsold])),
    right: Object.fromEntries(Array.from({ length: 27 }, (_, index) => [`plans/more-${index}`, unsold])),
    path: "plans",
    says: /at most 31 plans, the rivals' included, found 32/,
  },
]);
