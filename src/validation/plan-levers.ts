import { asItWas, type Lever, made, type World } from "./lever.ts";

const few = {
  family: "both",
  title: "Streaming, two discs a month",
  components: { streaming: 1, discs: 0.5 },
  price: [{ from: "2011-07-12", amount: 9.99 }],
};
const cheap: World = { events: [], set: [`plans.both-few=${JSON.stringify(few)}`] };
const half: World = {
  events: [
    {
      id: "second-step",
      type: "price-change",
      announced: "2011-07-12",
      effective: "2012-03-01",
      prices: { "both-1": 15.98, "both-2": 19.98, "both-3": 23.98 },
      ...made,
    },
  ],
  set: Object.entries({ "both-1": 12.99, "both-2": 17.49, "both-3": 21.99 }).map(
    ([plan, price]) => `events.price.prices.${plan}=${price}`,
  ),
};
const lost = (share: number): World => ({
  events: [
    {
      id: "films-lost",
      type: "content-loss",
      component: "streaming",
      announced: "2011-07-01",
      effective: "2011-08-01",
      share,
      ...made,
    },
  ],
});
const aTwentieth = lost(0.05);
const WOKEN = ["attention.notice", "goodwill.scale"];
const CONTENT = ["taste.streaming.mean", "joining.priceElasticity", "choice.scale"];

/** What is sold, to whom it is written, and what there is to see, each alone. */
export const planLevers: readonly Lever[] = [
  {
    name: "half of the rise in September, the other half in March",
    world: half,
    against: asItWas,
    measure: "cancellations",
    expected: "-",
    source: "arithmetic: half of it is met later",
    restsOn: ["attention.notice", "choice.scale", "choice.lossAversion", "choice.anticipation"],
  },
  {
    name: "a smaller plan at the old price: streaming and two discs a month for $9.99",
    world: cheap,
    against: asItWas,
    measure: "cancellations",
    expected: "-",
    source: "Disney+ 2022-23: a cheap tier at the old price took up most of a rise",
    restsOn: ["choice.scale", "taste.discs.mean", "taste.discs.exponent"],
  },
  {
    name: "the mail about the price goes to everybody, not to those affected",
    world: { events: [], set: ["events.price.notice.to=all"] },
    against: asItWas,
    measure: "closing",
    expected: "-",
    source: "Ascarza, Iyengar & Schleicher 2016: a letter meant well raised leaving from 6.4 to 10 %",
    restsOn: WOKEN,
  },
  {
    name: "the letter about Qwikster tells those with streaming alone first that nothing changes",
    world: { events: [], set: ["events.qwikster.notice.wakesUnaffected=0"] },
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "the same; that wording decides is a judgement",
    restsOn: WOKEN,
  },
  {
    name: "a twentieth of what is watched is gone from 1 August",
    world: aTwentieth,
    against: asItWas,
    measure: "closing",
    expected: "-",
    source: "Disney+ Hotstar 2022-23: -39 % in four quarters without its cricket league",
    restsOn: CONTENT,
  },
  {
    name: "six tenths of it, rather than a twentieth",
    world: lost(0.6),
    against: aTwentieth,
    measure: "closing",
    expected: "-",
    source: "the same: six in ten were said to have come for the league",
    restsOn: CONTENT,
  },
];
