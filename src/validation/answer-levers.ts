import type { MarketEvent, ResponseKind } from "../market/event.ts";
import { asItWas, DAY_ONE, type Lever, made, RISE, type World } from "./lever.ts";

const answer = (kind: ResponseKind, announced = DAY_ONE, amount?: number): MarketEvent => ({
  id: `${kind}-${announced}`,
  type: "response",
  to: "price",
  kind,
  announced,
  ...(amount === undefined ? {} : { amount }),
  ...made,
});

const takeBack = (announced: string): World => ({
  events: [{ id: "undo", type: "reversal", of: "price", announced, ...made }],
});
const sorry: World = { events: [answer("apologise")] };
const sorryTwice: World = { events: [...sorry.events, answer("apologise", "2011-07-14")] };
const undone = takeBack("2011-07-25");
const listening: World = { events: [answer("listen")] };
const paid: World = { events: [answer("compensate", DAY_ONE, 5)] };
const silent: World = { events: [answer("silence")], set: ["parameters.storm.silence=0.2"] };
const STORM = ["storm.engagement", "attention.media"];

/** What the firm can say about its price, and taking it back. */
export const answerLevers: readonly Lever[] = [
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
