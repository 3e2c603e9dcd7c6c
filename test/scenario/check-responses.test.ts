import { itHoldsRules, made } from "./rule.ts";

const offer = { discount: 3, months: 3, announced: "2011-07-20", ...made };
const parts = { expectations: 1, doubts: 1, roadmap: 1, tone: 1 };
const welcome = { id: "welcome", type: "onboarding", announced: "2011-07-20", ...parts, ...made };

itHoldsRules([
  {
    rule: "compensation of nothing in particular",
    wrong: { "events/apology/kind": "compensate" },
    right: { "events/apology/kind": "compensate", "events/apology/amount": 0 },
    path: "events.apology.amount",
    says: /an amount of money with compensate, found nothing/,
  },
  {
    rule: "negative compensation",
    wrong: { "events/apology/kind": "compensate", "events/apology/amount": -1 },
    right: { "events/apology/kind": "compensate", "events/apology/amount": 3 },
    path: "events.apology.amount",
    says: /an amount of money of at least 0, found -1/,
  },
  {
    rule: "amount of an apology",
    wrong: { "events/apology/amount": 3 },
    right: { "events/apology/amount": undefined },
    path: "events.apology.amount",
    says: /no amount with apologise, found 3/,
  },
  {
    rule: "retention offer for those who join",
    wrong: { "events/+": { id: "stay", type: "retention-offer", for: "new", ...offer } },
    right: { "events/+": { id: "stay", type: "retention-offer", for: "existing", ...offer } },
    path: "events.stay.for",
    says: /existing or all with retention-offer, found "new"/,
  },
  {
    rule: "win-back offer for those who join",
    wrong: { "events/+": { id: "back", type: "win-back-offer", reach: 0.1, for: "new", ...offer } },
    right: { "events/+": { id: "back", type: "win-back-offer", reach: 0.1, for: "all", ...offer } },
    path: "events.back.for",
    says: /existing or all with win-back-offer/,
  },
  {
    rule: "onboarding of those who subscribe already",
    wrong: { "events/+": { ...welcome, for: "existing" } },
    right: { "events/+": { ...welcome, for: "new" } },
    path: "events.welcome.for",
    says: /new or all with onboarding, found "existing"/,
  },
  {
    rule: "onboarding that is better than it gets",
    wrong: { "events/+": { ...welcome, tone: 1.1 } },
    right: { "events/+": { ...welcome, tone: 0 } },
    path: "events.welcome.tone",
    says: /from 0 \(as before\) to 1 \(as good as it gets\), found 1\.1/,
  },
]);
