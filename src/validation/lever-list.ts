import { answerLevers } from "./answer-levers.ts";
import { asItWas, DAY_ONE, type Lever, made, RISE, type World } from "./lever.ts";
import { planLevers } from "./plan-levers.ts";
import { rebrandLevers } from "./rebrand-levers.ts";
import { rivalLevers } from "./rival-levers.ts";

const keep = (until?: string): World => ({
  events: [
    {
      id: "keep",
      type: "grandfathering",
      of: "price",
      announced: DAY_ONE,
      ...(until ? { until } : {}),
      ...made,
    },
  ],
});
const stay = (discount: number, months: number): World => ({
  events: [{ id: "stay", type: "retention-offer", announced: DAY_ONE, discount, months, ...made }],
});
const keptForGood = keep();
const threeOff = stay(3, 3);

/** The levers, each alone in Netflix's third quarter of 2011. */
export const levers: readonly Lever[] = [
  {
    name: "existing subscribers keep their price",
    world: keptForGood,
    against: asItWas,
    measure: "cancellations",
    expected: "-",
    source: "Netflix 2016: 0.16 M net additions against 0.53 M expected when the kept prices of 2014 ended",
    restsOn: RISE,
  },
  {
    name: "they keep it until 1 November, rather than for good",
    world: keep("2011-11-01"),
    against: keptForGood,
    measure: "cancellations",
    expected: "+",
    source: "arithmetic: postponed is not spared",
    restsOn: [...RISE, "choice.anticipation"],
  },
  {
    name: "the price comes in thirds on 1 September, October and November",
    world: {
      events: [
        {
          id: "thirds",
          type: "rollout",
          of: "price",
          announced: DAY_ONE,
          steps: [
            { share: 1 / 3, effective: "2011-09-01" },
            { share: 1 / 3, effective: "2011-10-01" },
            { share: 1 / 3, effective: "2011-11-01" },
          ],
          ...made,
        },
      ],
    },
    against: asItWas,
    measure: "cancellations",
    expected: "-",
    source: "arithmetic: two thirds meet it later",
    restsOn: [...RISE, "choice.anticipation"],
  },
  {
    name: "$3 off for 3 months to who is leaving",
    world: threeOff,
    against: asItWas,
    measure: "cancellations",
    expected: "-",
    source:
      "a lower price keeps; but offers made unasked woke and lost subscribers (Ascarza, Iyengar & Schleicher 2016)",
    restsOn: ["choice.scale", "switching.horizon"],
  },
  {
    name: "$6 off for 12 months, rather than $3 for 3",
    world: stay(6, 12),
    against: threeOff,
    measure: "cancellations",
    expected: "-",
    source: "a lower price keeps more; renewals after it are not looked at (Kanuri & Andrews 2019: lower)",
    restsOn: ["choice.scale", "switching.horizon"],
  },
  {
    name: "$3 off for 3 months to who has left, heard of by 20 % a month",
    world: {
      events: [
        {
          id: "back",
          type: "win-back-offer",
          announced: DAY_ONE,
          discount: 3,
          months: 3,
          reach: 0.2,
          ...made,
        },
      ],
    },
    against: asItWas,
    measure: "returns",
    expected: "+",
    source: "Kumar, Bhagwat & Zhang 2015: 41 to 47 % of lapsed customers took an offer",
    restsOn: ["winBack.open", "winBack.half"],
  },
  {
    name: "newcomers are received as well as can be, from 1 July",
    world: {
      events: [
        {
          id: "welcome",
          type: "onboarding",
          announced: "2011-07-01",
          expectations: 1,
          doubts: 1,
          roadmap: 1,
          tone: 1,
          ...made,
        },
      ],
    },
    against: asItWas,
    measure: "cancellations",
    expected: "-",
    source: "Retana, Forman & Wu 2016: leaving in the first week halved",
    restsOn: ["onboarding.best", "onboarding.months"],
  },
  ...planLevers,
  ...answerLevers,
  ...rebrandLevers,
  ...rivalLevers,
];
