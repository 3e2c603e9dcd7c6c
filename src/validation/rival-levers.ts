import type { MarketEvent } from "../market/event.ts";
import { asItWas, DAY_ONE, type Lever, made, type World } from "./lever.ts";

const set = (...settings: string[]): World => ({ events: [], set: settings });
const trial = (...settings: string[]): World =>
  set(...settings.map((setting) => `events.blockbuster-trial.${setting}`));
const offer = (terms: Partial<Extract<MarketEvent, { type: "competitor-offer" }>>): World => ({
  events: [
    {
      id: "move",
      type: "competitor-offer",
      rival: "blockbuster",
      announced: DAY_ONE,
      reach: 0,
      ...terms,
      ...made,
    },
  ],
});

const KNOWN = ["rival.awarenessMonths", "rival.stormReach"];
const PRICE = ["choice.scale", "taste.discs.mean"];
const heard = offer({ reach: 0.5 });

/** What a rival can do. */
export const rivalLevers: readonly Lever[] = [
  {
    name: "Blockbuster's trial is free for 180 days, rather than 30",
    world: trial("freeDays=180"),
    against: asItWas,
    measure: "cancellations",
    expected: "+",
    source: "the law of demand; Datta, Foubert & van Heerde 2015: but trial customers stay a third as long",
    restsOn: ["switching.horizon", "rival.trialConversion", ...PRICE],
  },
  {
    name: "60 % hear of the trial, rather than 30 %",
    world: trial("reach=0.6"),
    against: asItWas,
    measure: "closing",
    expected: "-",
    source: "arithmetic: only who knows of it can take it",
    restsOn: KNOWN,
  },
  {
    name: "the trial is for customers of Netflix alone",
    world: trial('for="existing"'),
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "arithmetic: newcomers do not meet it",
    restsOn: KNOWN,
  },
  {
    name: "Blockbuster's price is $7.99, rather than $9.99",
    world: set("events.blockbuster-trial-price.prices.by-mail-1=7.99"),
    against: asItWas,
    measure: "closing",
    expected: "-",
    source: "Bijmolt, van Heerde & Pieters 2005: own-price elasticities of -2.6 in the mean",
    restsOn: PRICE,
  },
  {
    name: "exchanges in its stores are worth $4 a month, heard of by 50 %, rather than nothing",
    world: offer({ reach: 0.5, extras: 4 }),
    against: heard,
    measure: "closing",
    expected: "-",
    source: "Netflix 2007: 32 % fewer joined in the third quarter of Total Access",
    restsOn: PRICE,
  },
  {
    name: "a contest keeps up half as much anger as the price did, from 15 September",
    world: set("events.blockbuster-contest.severity=0.5"),
    against: asItWas,
    measure: "closing",
    expected: "-",
    source: "follows from posts and goodwill; no study of size",
    restsOn: ["storm.postsPerSeverity", "attention.media", "goodwill.scale"],
  },
];
