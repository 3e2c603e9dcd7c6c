import { itHoldsRules } from "./rule.ts";

itHoldsRules([
  {
    rule: "headline outside the run",
    wrong: { "headline/period": "2012Q1" },
    right: { "headline/period": "2011Q4" },
    path: "headline.period",
    says: /within 2011-07-01 to 2011-12-31.*2012Q1/,
  },
  {
    rule: "headline of a quarter that the run has a part of",
    wrong: { start: "2011-07-02" },
    right: { start: "2011-07-01" },
    path: "headline.period",
    says: /2011Q3, 2011-07-01 to 2011-09-30 \(the run has a part of it only; the headline needs a whole/,
  },
  {
    rule: "headline of an unknown quantity",
    wrong: { "headline/quantity": "closng" },
    right: { "headline/quantity": "closing.both" },
    path: "headline.quantity",
    says: /did you mean closing\?/,
  },
]);
