import { itHoldsRules, made } from "./rule.ts";

const keep = { id: "keep", type: "grandfathering", of: "price", announced: "2011-07-12", ...made };
const steps = [
  { share: 0.5, effective: "2011-09-01" },
  { share: 0.5, effective: "2011-10-01" },
];
const roll = { id: "roll", type: "rollout", of: "price", announced: "2011-07-12", steps, ...made };
const cut = {
  id: "cut",
  type: "price-change",
  announced: "2011-08-01",
  prices: { streaming: 6.99 },
  ...made,
};
const undo = { id: "undo", type: "reversal", of: "price", announced: "2011-11-01", ...made };
const stepsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    share: 1 / count,
    effective: `2011-${index < 31 ? "08" : index < 61 ? "09" : "10"}-${String((index < 31 ? index : index < 61 ? index - 31 : index - 61) + 1).padStart(2, "0")}`,
  }));

itHoldsRules([
  {
    rule: "grandfathering of an event without prices",
    wrong: { "events/+": { ...keep, of: "qwikster", announced: "2011-09-18" } },
    right: { "events/+": keep },
    path: "events.keep.of",
    says: /an event that changes prices, found "qwikster", a rebrand/,
  },
  {
    rule: "rollout of an event without prices",
    wrong: {
      "events/+": {
        ...roll,
        of: "starz",
        announced: "2011-09-01",
        steps: [{ share: 1, effective: "2011-10-01" }],
      },
    },
    right: { "events/+": roll },
    path: "events.roll.of",
    says: /an event that changes prices, found "starz", a content-loss/,
  },
  {
    rule: "grandfathering of itself",
    wrong: { "events/+": { ...keep, of: "keep" } },
    right: { "events/+": { ...keep, of: "price" } },
    path: "events.keep.of",
    says: /another event, found "keep", the event itself/,
  },
  {
    rule: "grandfathering of an event for new subscribers",
    wrong: {
      "events/+": { ...cut, for: "new" },
      "events/8": { ...keep, of: "cut", announced: "2011-08-01" },
    },
    right: {
      "events/+": { ...cut, for: "existing" },
      "events/8": { ...keep, of: "cut", announced: "2011-08-01" },
    },
    path: "events.keep.of",
    says: /concerns existing subscribers, found "cut", which is for new ones alone/,
  },
  {
    rule: "grandfathering before its event is known",
    wrong: { "events/+": { ...keep, announced: "2011-07-11" } },
    right: { "events/+": { ...keep, announced: "2011-07-12" } },
    path: "events.keep.of",
    says: /announced by then, 2011-07-11/,
  },
  {
    rule: "grandfathering of a price that is charged already",
    wrong: { "events/+": { ...keep, announced: "2011-09-02" } },
    right: { "events/+": { ...keep, announced: "2011-09-01" } },
    path: "events.keep.announced",
    says: /not after price is charged to existing subscribers, 2011-09-01, found 2011-09-02 \(what is charged/,
  },
  {
    rule: "grandfathering that ends before it begins",
    wrong: { "events/+": { ...keep, until: "2011-08-31" } },
    right: { "events/+": { ...keep, until: "2011-09-01" } },
    path: "events.keep.until",
    says: /not before price takes effect, 2011-09-01, found 2011-08-31/,
  },
  {
    rule: "grandfathering of an event that is taken back",
    wrong: { "events/+": keep, "events/8": undo },
    right: { "events/+": keep, "events/8": { ...undo, of: "starz" } },
    path: "events.keep.of",
    says: /not taken back, found "price", taken back by undo/,
  },
  {
    rule: "grandfathering and rollout of one event",
    wrong: { "events/+": keep, "events/8": roll },
    right: {
      "events/+": { ...cut },
      "events/8": { ...keep, of: "cut", announced: "2011-08-01" },
      "events/9": roll,
    },
    path: "events.roll.of",
    says: /one policy for existing subscribers, found "price", which keep is of too/,
  },
  {
    rule: "two grandfatherings of one family",
    wrong: {
      "events/+": { ...keep, families: ["both"] },
      "events/8": { ...keep, id: "keep-2", families: ["streaming", "both"] },
    },
    right: {
      "events/+": { ...keep, families: ["both"] },
      "events/8": { ...keep, id: "keep-2", families: ["streaming", "dvd"] },
    },
    path: "events.keep-2.families",
    says: /keep their price by one event, found "both", which keeps it by keep too/,
  },
  {
    rule: "grandfathering of everybody beside one of a family",
    wrong: { "events/+": { ...keep, families: ["dvd"] }, "events/8": { ...keep, id: "keep-2" } },
    right: {
      "events/+": { ...keep, families: ["dvd"] },
      "events/8": { ...keep, id: "keep-2", families: ["both"] },
    },
    path: "events.keep-2.of",
    says: /keep their price by one event, found "dvd"/,
  },
  {
    rule: "rollout to less than everybody",
    wrong: { "events/+": { ...roll, steps: [steps[0], { ...steps[1], share: 0.4 }] } },
    right: { "events/+": { ...roll, steps: [steps[0], { ...steps[1], share: 0.4999999 }] } },
    path: "events.roll.steps",
    says: /shares that sum to 1, found a sum of 0\.9/,
  },
  {
    rule: "rollout whose steps go back",
    wrong: { "events/+": { ...roll, steps: [steps[0], { ...steps[1], effective: "2011-09-01" }] } },
    right: { "events/+": { ...roll, steps: [steps[0], { ...steps[1], effective: "2011-09-02" }] } },
    path: "events.roll.steps.1.effective",
    says: /after the step before, 2011-09-01, found 2011-09-01/,
  },
  {
    rule: "rollout that begins before it is announced",
    wrong: { "events/+": { ...roll, steps: [{ ...steps[0], effective: "2011-07-11" }, steps[1]] } },
    right: { "events/+": { ...roll, steps: [{ ...steps[0], effective: "2011-07-12" }, steps[1]] } },
    path: "events.roll.steps.0.effective",
    says: /not before its announcement, 2011-07-12, found 2011-07-11/,
  },
  {
    rule: "rollout that begins before the start",
    wrong: {
      "events/price/announced": "2011-06-01",
      "events/+": {
        ...roll,
        announced: "2011-06-10",
        steps: [{ ...steps[0], effective: "2011-06-30" }, steps[1]],
      },
    },
    right: {
      "events/price/announced": "2011-06-01",
      "events/+": {
        ...roll,
        announced: "2011-06-10",
        steps: [{ ...steps[0], effective: "2011-07-01" }, steps[1]],
      },
    },
    path: "events.roll.steps.0.effective",
    says: /not before the start, 2011-07-01, found 2011-06-30/,
  },
  {
    rule: "second rollout",
    wrong: {
      "events/+": roll,
      "events/8": cut,
      "events/9": { ...roll, id: "roll-2", of: "cut", announced: "2011-08-01" },
    },
    right: { "events/+": roll, "events/8": cut },
    path: "events.roll-2.type",
    says: /one rollout in a scenario, found a second one after roll/,
  },
  {
    rule: "more groups by price than a run can tell apart",
    wrong: { "events/+": { ...roll, steps: stepsOf(64) } },
    right: { "events/+": { ...roll, steps: stepsOf(63) } },
    path: "events",
    says: /at most 64 steps of a rollout and days on which prices change for newcomers, found 65/,
  },
]);
