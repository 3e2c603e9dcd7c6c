import { asItWas, type Lever, RISE, type World } from "./lever.ts";

/** The real world with other values. */
const set = (...settings: string[]): World => ({ events: [], set: settings });
const takenBack = (day: string): string[] => [
  `events.qwikster-reversal.announced=${day}`,
  `events.qwikster-reversal.effective=${day}`,
];
const HASSLE = ["rebrand.hassle", "rebrand.expected"];
/** Eleven days of the quarter are left in which wavering can be felt. */
const nextDay = takenBack("2011-09-19");
const resolute = set(...nextDay, "parameters.reversal.waver=0");

/** What the split and the second name could have been. */
export const rebrandLevers: readonly Lever[] = [
  {
    name: "the bundle is split at $12.99, rather than $15.98",
    world: set("events.price.prices.both-1=12.99"),
    against: asItWas,
    measure: "cancellations",
    expected: "-",
    source: "the law of demand; Brown, Imai, Vieider & Camerer 2024: a loss counts more than its dollars",
    restsOn: RISE,
  },
  {
    name: "the second name has one account and one site",
    world: set("events.qwikster.hassle=0"),
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "Homburg, Totzek & Kraemer 2014: complexity lowers choice even when cheaper",
    restsOn: HASSLE,
  },
  {
    name: "nobody is written to about the second name",
    world: set("events.qwikster.notice.reach=0"),
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "Ascarza, Iyengar & Schleicher 2016: a letter wakes and loses subscribers",
    restsOn: ["attention.notice", "choice.scale"],
  },
  {
    name: "the second name is taken back after a week, rather than in October",
    world: set(...takenBack("2011-09-25")),
    against: asItWas,
    measure: "closing",
    expected: "+",
    source: "follows from hassle and goodwill; no study of size",
    restsOn: ["reversal.avoided", ...HASSLE],
  },
  {
    name: "taken back on the next day, with wavering at the upper end of its range, rather than none",
    world: set(...nextDay, "parameters.reversal.waver=0.3"),
    against: resolute,
    measure: "closing",
    expected: "-",
    source: "Milfeld, Tatara & Peters: taking back a stance raises distrust",
    restsOn: ["reversal.waver", "goodwill.scale"],
  },
];
