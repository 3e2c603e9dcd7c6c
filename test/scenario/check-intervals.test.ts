import { itHoldsRules, made } from "./rule.ts";

itHoldsRules([
  {
    rule: "value below its interval",
    wrong: { "plans/both-1/opening/value": 599 },
    right: { "plans/both-1/opening/value": 600 },
    path: "plans.both-1.opening.low",
    says: /at most the value, 599, found 600/,
  },
  {
    rule: "value above its interval",
    wrong: { "joining/baseline/0/returns": { value: 10, high: 9, ...made } },
    right: { "joining/baseline/0/returns": { value: 10, high: 10, ...made } },
    path: "joining.baseline.0.returns.high",
    says: /at least the value, 10, found 9/,
  },
  {
    rule: "interval the wrong way round",
    wrong: { "plans/both-1/cost": { value: 5, low: 7, high: 3, ...made } },
    right: { "plans/both-1/cost": { value: 5, low: 3, high: 7, ...made } },
    path: "plans.both-1.cost.low",
    says: /at most high, 3, found 7/,
  },
]);
