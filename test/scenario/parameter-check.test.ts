import { itHoldsRules } from "./rule.ts";

itHoldsRules([
  {
    rule: "parameter range the wrong way round",
    wrong: { "parameters/choice.scale/range": [8, 2] },
    right: { "parameters/choice.scale/range": [8, 8] },
    path: "parameters.choice.scale.range",
    says: /low before high, found \[8, 2\]/,
  },
  {
    rule: "probability above 1",
    wrong: { "parameters/attention.notice/value": 1.01 },
    right: { "parameters/attention.notice/value": 1, "parameters/choice.scale/value": 100 },
    path: "parameters.attention.notice.value",
    says: /a probability per renewal from 0 to 1, found 1\.01/,
  },
]);
