import { fixture } from "./fixture.ts";
import { itHoldsRules, made } from "./rule.ts";

itHoldsRules([
  {
    rule: "baseline with a gap",
    wrong: { "joining/baseline/1/from": "2011-10-02" },
    right: { "joining/baseline/0/to": "2011-08-31", "joining/baseline/1/from": "2011-09-01" },
    path: "joining.baseline.1.from",
    says: /the day after the stretch before, 2011-10-01, found 2011-10-02, a gap/,
  },
  {
    rule: "baseline with an overlap",
    wrong: { "joining/baseline/0/to": "2011-10-01" },
    right: { "joining/baseline/0/to": "2011-10-01", "joining/baseline/1/from": "2011-10-02" },
    path: "joining.baseline.1.from",
    says: /found 2011-10-01, an overlap/,
  },
  {
    rule: "baseline out of order",
    wrong: {
      "joining/baseline/0/from": "2011-06-30",
      "joining/baseline/1/from": "2011-06-29",
      "joining/baseline/1/to": "2011-12-31",
    },
    right: { "joining/baseline/0/from": "2011-06-29" },
    path: "joining.baseline.1.from",
    says: /after the stretch before begins/,
  },
  {
    rule: "baseline that begins after the start",
    wrong: { "joining/baseline/0/from": "2011-07-02" },
    right: { "joining/baseline/0/from": "2011-01-01" },
    path: "joining.baseline.0.from",
    says: /not after the start, 2011-07-01/,
  },
  {
    rule: "baseline that ends before the last day",
    wrong: { "joining/baseline/1/to": "2011-12-30" },
    right: { "joining/baseline/1/to": "2011-12-30", latest: "2011-12-30", "headline/period": "2011Q3" },
    path: "joining.baseline.1.to",
    says: /not before the last day, 2011-12-31/,
  },
  {
    rule: "baseline stretch that ends before it begins",
    wrong: {
      "joining/baseline/+": {
        ...fixture().joining.baseline[1],
        from: "2012-01-01",
        to: "2011-12-31",
      },
    },
    right: {
      "joining/baseline/+": {
        ...fixture().joining.baseline[1],
        from: "2012-01-01",
        to: "2012-01-01",
      },
    },
    path: "joining.baseline.2.to",
    says: /not before from, 2012-01-01/,
  },
  {
    rule: "empty baseline",
    wrong: { "joining/baseline": [] },
    right: {
      "joining/baseline/0/to": "2011-12-31",
      "joining/baseline/1/from": "2012-01-01",
      "joining/baseline/1/to": "2012-01-01",
    },
    path: "joining.baseline",
    says: /an empty list/,
  },
  {
    rule: "joiners of an unknown family",
    wrong: { "joining/planShares": { streams: { value: 1, ...made } } },
    right: { "joining/planShares": { streaming: { value: 1, ...made } } },
    path: "joining.planShares.streams",
    says: /a family of plans/,
  },
  {
    rule: "joiners' shares that do not sum to 1",
    wrong: { "joining/planShares/both/value": 0.3 },
    right: { "joining/planShares/both/value": 0.4 + 5e-7 },
    path: "joining.planShares",
    says: /sum to 1, found a sum of 0\.9/,
  },
]);
