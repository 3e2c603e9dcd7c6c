import type { MarketEvent, ResponseKind } from "../market/event.ts";

/** What a lever is measured by: figures of the quarter, or posts about the firm. */
export type Measure = "cancellations" | "returns" | "closing" | "posts";

/** A world: the real events, some more, and other values. */
export interface World {
  readonly events: readonly MarketEvent[];
  readonly set?: readonly string[];
}

/** Something that a firm can do, and what the literature lets one expect of it. */
export interface Lever {
  /** In words, what is different from the world that it is held against. */
  readonly name: string;
  readonly world: World;
  readonly against: World;
  readonly measure: Measure;
  readonly expected: "+" | "-";
  readonly source: string;
  /** Parameters on which the size rests most. */
  readonly restsOn: readonly string[];
}

const DAY_ONE = "2011-07-12";
const made = { evidence: "assumed", source: "what if" } as const;
const asItWas: World = { events: [] };

const takeBack = (announced: string): World => ({
  events: [{ id: "undo", type: "reversal", of: "price", announced, ...made }],
});
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
const answer = (kind: ResponseKind, announced = DAY_ONE, amount?: number): MarketEvent => ({
  id: `${kind}-${announced}`,
  type: "response",
  to: "price",
  kind,
  announced,
  ...(amount === undefined ? {} : { amount }),
  ...made,
});

const keptForGood = keep();
const threeOff = stay(3, 3);
const sorry: World = { events: [answer("apologise")] };
const sorryTwice: World = { events: [...sorry.events, answer("apologise", "2011-07-14")] };
const undone = takeBack("2011-07-25");
const listening: World = { events: [answer("listen")] };
const paid: World = { events: [answer("compensate", DAY_ONE, 5)] };
const silent: World = { events: [answer("silence")], set: ["parameters.storm.silence=0.2"] };

const RISE = ["attention.notice", "choice.scale", "choice.lossAversion"];
const STORM = ["storm.engagement", "attention.media"];

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
  {
    name: "the reason is explained at once",
    world: { events: [answer("explain")] },
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "Homburg, Hoyer & Koschate 2005; Xia, Monroe & Cox 2004",
    restsOn: ["response.explain", "choice.unfairness", ...STORM],
  },
  {
    name: "the firm listens and adapts at once",
    world: listening,
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "Herhausen et al. 2019; Gelbrich & Roschk 2011",
    restsOn: ["response.listen", "goodwill.scale", ...STORM],
  },
  {
    name: "it listens on 2 August, rather than at once",
    world: { events: [answer("listen", "2011-08-02")] },
    against: listening,
    measure: "closing",
    expected: "-",
    source: "Roschk & Kaiser 2013: late answers are worth less",
    restsOn: ["response.halfLifeDays", ...STORM],
  },
  {
    name: "an apology at once",
    world: sorry,
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "Roschk & Kaiser 2013; about nothing in Halperin, Ho, List & Muir 2022",
    restsOn: ["response.apology", "goodwill.scale", ...STORM],
  },
  {
    name: "a second apology two days later, rather than one",
    world: sorryTwice,
    against: sorry,
    measure: "closing",
    expected: "-",
    source: "Halperin, Ho, List & Muir 2022: repeated apologies backfire",
    restsOn: ["response.apologyRepeat", ...STORM],
  },
  {
    name: "a third two days after that, rather than two",
    world: { events: [...sorryTwice.events, answer("apologise", "2011-07-16")] },
    against: sorryTwice,
    measure: "closing",
    expected: "-",
    source: "Halperin, Ho, List & Muir 2022: repeated apologies backfire",
    restsOn: ["response.apologyRepeat", ...STORM],
  },
  {
    name: "$5 to every subscriber at once",
    world: paid,
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "Knox & van Oest 2014; Roschk & Gelbrich 2014",
    restsOn: ["response.compensation", "response.compensationHalf", "goodwill.scale"],
  },
  {
    name: "the same, posts about it",
    world: paid,
    against: asItWas,
    measure: "posts",
    expected: "+",
    source: "Herhausen et al. 2019: compensation in public fuels the fire",
    restsOn: ["storm.compensation"],
  },
  {
    name: "silence is announced, at the upper end of what it may do",
    world: silent,
    against: asItWas,
    measure: "posts",
    expected: "+",
    source: "Herhausen et al. 2019; the sign only, and by default no effect",
    restsOn: ["storm.silence"],
  },
  {
    name: "the same silence, subscribers",
    world: silent,
    against: asItWas,
    measure: "closing",
    expected: "-",
    source: "follows from the posts",
    restsOn: ["storm.silence", "attention.media"],
  },
  {
    name: "the price is taken back on 25 July",
    world: undone,
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "Bank of America 2011: closures of accounts eased when the fee was dropped",
    restsOn: ["reversal.avoided", ...RISE],
  },
  {
    name: "it is taken back on 12 September, rather than on 25 July",
    world: takeBack("2011-09-12"),
    against: undone,
    measure: "closing",
    expected: "-",
    source: "Cracker Barrel 2025: a reversal did not bring back who had left",
    restsOn: ["reversal.avoided", ...RISE],
  },
  {
    name: "taking back on 25 July shows wavering, at the upper end, rather than none",
    world: { ...undone, set: ["parameters.reversal.waver=0.3"] },
    against: { ...undone, set: ["parameters.reversal.waver=0"] },
    measure: "closing",
    expected: "-",
    source: "Milfeld, Tatara & Peters: taking back a stance raises distrust",
    restsOn: ["reversal.waver", "goodwill.scale"],
  },
  {
    name: "the whole plan and its reason on day one",
    world: { events: [answer("announce-vision")] },
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "Campbell 1999; Homburg, Hoyer & Koschate 2005",
    restsOn: ["response.vision", "response.explain", "goodwill.scale", ...STORM],
  },
];
