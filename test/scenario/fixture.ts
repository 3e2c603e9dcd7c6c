/**
 * A shrunken Netflix of 2011 as it would stand in a file: two plans and one that the split adds, one rival,
 * and an event of most types. The figures are round, not true.
 */
export function fixture(): Json {
  return structuredClone(document);
}

/** JSON that a test may change at will. */
// biome-ignore lint/suspicious/noExplicitAny: tests put wrong things into documents on purpose
export type Json = any;

/** An event of each type that the fixture lacks for being a lever; together they fit into it. */
export function levers(): Json {
  return structuredClone(leverEvents);
}

const evidence = { evidence: "assumed", source: "made up for tests" };

const document = {
  $schema: "../scenario.schema.json",
  id: "tiny-2011",
  title: "A price rise, small",
  start: "2011-07-01",
  until: "2011-09-30",
  latest: "2011-12-31",
  headline: { period: "2011Q3", quantity: "closing" },
  currency: "USD",
  churnDefinition: "cancellations/(opening+grossAdditions)",
  plans: {
    streaming: {
      family: "streaming",
      title: "Streaming",
      components: { streaming: 1 },
      opening: { value: 300, ...evidence },
      price: [{ from: "2010-11-22", amount: 7.99 }],
    },
    "both-1": {
      family: "both",
      title: "1 disc + streaming",
      components: { streaming: 1, discs: 1 },
      opening: { value: 700, low: 600, high: 800, ...evidence },
      price: [
        { from: "2009-01-01", amount: 8.99 },
        { from: "2010-11-22", amount: 9.99 },
      ],
      cost: { value: 5, ...evidence },
    },
    "dvd-1": { family: "dvd", title: "1 disc", components: { discs: 1 }, price: [] },
  },
  rivals: {
    blockbuster: {
      title: "Blockbuster",
      eligible: 1,
      reach: 0.5,
      plans: { "by-mail": { components: { discs: 1 }, price: [{ from: "2011-01-01", amount: 11.99 }] } },
    },
  },
  events: [
    {
      id: "price",
      type: "plan-split",
      announced: "2011-07-12",
      effective: { new: "2011-07-12", existing: "2011-09-01" },
      prices: { "both-1": 15.98, "dvd-1": 7.99 },
      adds: ["dvd-1"],
      notice: { channel: "e-mail", reach: 1 },
      severity: 1,
      ...evidence,
    },
    {
      id: "reminder",
      type: "notice",
      about: "price",
      announced: "2011-08-15",
      notice: { channel: "e-mail", reach: 0.8, to: "all" },
      ...evidence,
    },
    {
      id: "trial",
      type: "competitor-offer",
      rival: "blockbuster",
      plans: ["by-mail"],
      announced: "2011-07-14",
      until: "2011-09-15",
      price: 9.99,
      freeDays: 30,
      extras: 1,
      reach: 0.3,
      ...evidence,
    },
    {
      id: "qwikster",
      type: "rebrand",
      announced: "2011-09-18",
      effective: "2011-10-20",
      families: ["dvd", "both"],
      severity: 0.6,
      ...evidence,
    },
    {
      id: "apology",
      type: "response",
      to: "price",
      kind: "apologise",
      announced: "2011-09-18",
      quality: 0.4,
      ...evidence,
    },
    { id: "qwikster-reversal", type: "reversal", of: "qwikster", announced: "2011-10-10", ...evidence },
    {
      id: "starz",
      type: "content-loss",
      announced: "2011-09-01",
      effective: "2012-02-28",
      component: "streaming",
      share: 0.08,
      ...evidence,
    },
  ],
  opening: {
    tenure: [
      { months: 0, share: 0.1 },
      { months: 12, share: 0.9 },
    ],
    ...evidence,
  },
  joining: {
    baseline: [
      {
        from: "2011-07-01",
        to: "2011-09-30",
        newJoiners: { value: 150, ...evidence },
        returns: { value: 50, ...evidence },
      },
      {
        from: "2011-10-01",
        to: "2011-12-31",
        newJoiners: { value: 160, ...evidence },
        returns: { value: 50, ...evidence },
      },
    ],
    trialDays: 30,
    planShares: { streaming: { value: 0.6, ...evidence }, both: { value: 0.4, ...evidence } },
  },
  parameters: {
    "attention.notice": { value: 0.55, unit: "probability per renewal", range: [0.3, 0.85], ...evidence },
    "choice.scale": { value: 4, unit: "dollars per month", range: [2, 8], ...evidence },
  },
};

const leverEvents = [
  {
    id: "cut",
    type: "price-change",
    announced: "2011-08-01",
    effective: "2011-10-01",
    prices: { streaming: 6.99 },
    ...evidence,
  },
  {
    id: "keep",
    type: "grandfathering",
    of: "price",
    announced: "2011-07-12",
    families: ["both"],
    until: "2011-12-01",
    ...evidence,
  },
  {
    id: "steps",
    type: "rollout",
    of: "cut",
    announced: "2011-08-01",
    steps: [
      { share: 0.25, effective: "2011-10-01" },
      { share: 0.75, effective: "2011-11-01" },
    ],
    ...evidence,
  },
  {
    id: "stay",
    type: "retention-offer",
    announced: "2011-07-20",
    discount: 3,
    months: 2,
    until: "2011-12-31",
    ...evidence,
  },
  {
    id: "back",
    type: "win-back-offer",
    announced: "2011-08-01",
    discount: 3,
    months: 2,
    reach: 0.1,
    ...evidence,
  },
  {
    id: "welcome",
    type: "onboarding",
    announced: "2011-08-01",
    expectations: 1,
    doubts: 0.5,
    roadmap: 0,
    tone: 1,
    ...evidence,
  },
  {
    id: "refund",
    type: "response",
    to: "price",
    kind: "compensate",
    amount: 5,
    announced: "2011-09-20",
    ...evidence,
  },
];
