import { itHoldsRules } from "./rule.ts";

const shape = {
  unit: "shape",
  range: [0.35, 1.5],
  evidence: "literature",
  source: "Fader & Hardie 2007",
  meaning: "First shape of the Beta distribution of quit hazards.",
};

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
  {
    rule: "shape below 0",
    wrong: { "parameters/quit.alpha": { ...shape, value: -5 } },
    right: { "parameters/quit.alpha": { ...shape, value: 0.1 } },
    path: "parameters.quit.alpha.value",
    says: /a shape above 0, found -5/,
  },
]);
