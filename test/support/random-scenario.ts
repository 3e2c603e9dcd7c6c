import fc from "fast-check";
import { isoOf, toDay } from "../../src/market/date.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { baseline, type Json, madeUp, withParameters } from "./small-service.ts";

const START = toDay("2011-01-20");
/** Runs may end long before it, and events may come after they end. */
const LATEST = "2011-12-31";
const shared = loadSharedParameters();

const cents = (low: number, high: number) =>
  fc.integer({ min: 100 * low, max: 100 * high }).map((amount) => amount / 100);
const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }));
/** A day from forty before the start to `days` after it. */
const dateWithin = (days: number) => fc.integer({ min: -40, max: days - 1 }).map((day) => isoOf(START + day));
const components = fc
  .record({ streaming: fc.constantFrom(0, 0.5, 1), discs: fc.constantFrom(0, 1, 2, 3) })
  .filter(({ streaming, discs }) => streaming + discs > 0);

/** Plans sold from before the start, most with subscribers, and one that is not sold unless an event adds it. */
const plans = fc
  .array(
    fc.record({
      family: fc.constantFrom("a", "b"),
      components,
      // Joining answers to relative changes of price: from next to nothing it would explode.
      amount: cents(5, 30),
      people: fc.integer({ min: 0, max: 9000 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) => {
    const sold = list.map(({ family, components: parts, amount, people }, index): [string, Json] => [
      `plan-${index}`,
      {
        family,
        title: `Plan ${index}`,
        components: parts,
        ...(people % 5 === 0 ? { billingMonths: 12 } : {}),
        opening: { value: index === 0 ? 3000 + people : people, ...madeUp },
        price: [
          { from: "2010-01-01", amount },
          ...(people % 3 === 0 ? [{ from: "2011-02-15", amount: amount + 1 }] : []),
        ],
      },
    ]);
    const later = { family: "c", title: "Later", components: { discs: 1 }, price: [] };
    return Object.fromEntries([...sold, ["later", later]]);
  });

const rivals = fc
  .array(fc.record({ eligible: share, reach: share, components, amount: cents(0, 20), sold: fc.boolean() }), {
    maxLength: 2,
  })
  .map((list) =>
    Object.fromEntries(
      list.map(({ components: parts, amount, sold, ...rival }, index) => [
        `rival-${index}`,
        {
          title: `Rival ${index}`,
          ...rival,
          plans: {
            only: { components: parts, price: [{ from: sold ? "2010-01-01" : "2011-02-20", amount }] },
          },
        },
      ]),
    ),
  );

/** Fields that any event may have. */
function common(days: number) {
  return fc
    .record({
      announced: dateWithin(days),
      later: fc.integer({ min: 0, max: 90 }),
      latest: fc.integer({ min: 0, max: 90 }),
      timing: fc.constantFrom("at once", "later", "apart"),
      for: fc.constantFrom(undefined, undefined, "new", "existing", "all"),
      severity: fc.constantFrom(0, 0, 0.3, 2),
      reach: fc.option(share, { nil: undefined }),
      told: fc.oneof(
        fc.constant({ to: "affected" }),
        fc.constant({ to: "all" }),
        fc.record({ to: fc.constant("all"), wakesUnaffected: share }),
      ),
    })
    .map(({ announced, later, latest, timing, reach, told, ...rest }) => ({
      ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
      announced,
      ...(timing === "later" ? { effective: isoOf(toDay(announced) + later) } : {}),
      ...(timing === "apart"
        ? { effective: { new: isoOf(toDay(announced) + later), existing: isoOf(toDay(announced) + latest) } }
        : {}),
      ...(reach === undefined ? {} : { notice: { channel: "e-mail", reach, ...told } }),
      ...madeUp,
    }));
}

function pricesOf(soldPlans: readonly string[]): fc.Arbitrary<Record<string, number>> {
  return fc.dictionary(fc.constantFrom(...soldPlans), cents(0, 40), { minKeys: 1, maxKeys: 2 });
}

/** Fields of some type of event, for a service with these plans and rivals. */
function specific(
  soldPlans: readonly string[],
  rivalIds: readonly string[],
  days: number,
): fc.Arbitrary<Json> {
  const prices = pricesOf(soldPlans);
  const plan = fc.constantFrom(...soldPlans);
  const component = fc.constantFrom("streaming", "discs");
  const first = fc.constant("event-0");
  const earlier = fc.constantFrom("event-0", "event-1", "event-2");
  const kinds: fc.Arbitrary<Json>[] = [
    fc.record({ type: fc.constant("price-change"), prices }),
    fc
      .record({ type: fc.constantFrom("plan-split", "new-plan"), price: cents(0, 20) })
      .map(({ type, price }) => ({ type, prices: { later: price }, adds: ["later"] })),
    fc.record({
      type: fc.constant("notice"),
      notice: fc.record({ channel: fc.constant("letter"), reach: share }),
    }),
    fc.constant({ type: "media" }),
    fc.record({
      type: fc.constant("rebrand"),
      families: fc.constantFrom<string[]>(["a"], ["c", "a"]),
      hassle: share,
    }),
    fc.record({ type: fc.constantFrom("content-loss", "content-gain"), component, share }),
    fc.record({ type: fc.constant("reversal"), of: earlier }),
    fc.record({
      type: fc.constant("response"),
      to: earlier,
      kind: fc.constantFrom("silence", "explain", "listen", "apologise", "announce-vision"),
      quality: share,
    }),
    fc.record({
      type: fc.constant("response"),
      to: earlier,
      kind: fc.constant("compensate"),
      amount: cents(0, 50),
    }),
    fc.record({
      type: fc.constant("retention-offer"),
      discount: cents(0, 10),
      months: fc.integer({ min: 0, max: 24 }),
    }),
    fc.record({
      type: fc.constant("win-back-offer"),
      discount: cents(0, 10),
      months: fc.integer({ min: 0, max: 24 }),
      reach: share,
    }),
    fc.record({
      type: fc.constant("onboarding"),
      expectations: share,
      doubts: share,
      roadmap: share,
      tone: share,
    }),
    fc
      .record({ type: fc.constant("plan-merge"), from: plan, into: plan })
      .map(({ from, ...rest }) => ({ ...rest, from: [from] })),
    fc.record({
      type: fc.constant("sharing-enforcement"),
      borrowers: fc.integer({ min: 0, max: 3000 }),
      conversion: share,
      months: fc.integer({ min: 1, max: 12 }),
    }),
    fc.record({ type: fc.constant("service-failure"), reach: share }),
    fc.record({ type: fc.constant("grandfathering"), of: first }),
    fc
      .record({
        of: first,
        part: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        day: dateWithin(days),
        wait: fc.integer({ min: 1, max: 60 }),
      })
      .map(({ of, part, day, wait }) => ({
        type: "rollout",
        of,
        steps: [
          { share: part, effective: day },
          { share: 1 - part, effective: isoOf(toDay(day) + wait) },
        ],
      })),
  ];
  if (rivalIds.length > 0) {
    const rival = fc.constantFrom(...rivalIds);
    kinds.push(
      fc.record({
        type: fc.constant("competitor-offer"),
        rival,
        reach: share,
        price: cents(0, 15),
        freeDays: fc.integer({ min: 0, max: 60 }),
        extras: cents(0, 5),
        eligible: share,
      }),
      fc.record({ type: fc.constant("competitor-entry"), rival, reach: share }),
      fc
        .record({ type: fc.constant("competitor-price-change"), rival, amount: cents(0, 20) })
        .map(({ amount, ...rest }) => ({ ...rest, prices: { only: amount } })),
    );
  }
  return fc.oneof(...kinds);
}

/** All but the number of ties, which is limited, and an attention that may ask for more than certainty. */
const free = Object.keys(shared).filter((id) => id !== "wordOfMouth.ties" && id !== "attention.ordinary");

/** Values of some parameters, within the range that the evidence supports. */
const parameterValues = fc
  .array(fc.tuple(fc.constantFrom(...free), fc.double({ min: 0, max: 1, noNaN: true })), {
    maxLength: 8,
  })
  .map((list) =>
    Object.fromEntries(
      list.map(([id, part]) => {
        const [low, high] = shared[id].range;
        return [id, low + part * (high - low)];
      }),
    ),
  );

/**
 * Scenarios of any plans, prices, rivals, joiners, parameters and events. An event that contradicts what is there
 * already is left out.
 */
export const randomScenario: fc.Arbitrary<Scenario> = fc
  .record({
    plans,
    rivals,
    days: fc.integer({ min: 1, max: 130 }),
    joiners: fc.integer({ min: 0, max: 60_000 }),
    returns: fc.integer({ min: 0, max: 15_000 }),
    trialDays: fc.constantFrom(0, 14, 30),
    tenures: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 4 }),
    values: parameterValues,
  })
  .chain(({ days, values, ...market }) => {
    const sold = Object.keys(market.plans).filter((id) => id !== "later");
    const eventOf = (own: fc.Arbitrary<Json>): fc.Arbitrary<Json> =>
      fc.tuple(common(days), own).map(([fields, rest]) => ({ ...fields, ...rest }));
    // Policies about a price need one to be about.
    const price = eventOf(fc.record({ type: fc.constant("price-change"), prices: pricesOf(sold) }));
    const others = fc.array(eventOf(specific(sold, Object.keys(market.rivals), days)), { maxLength: 7 });
    return fc
      .tuple(fc.option(price, { nil: undefined }), others)
      .map(([begin, rest]) => scenarioWith(market, days, begin === undefined ? rest : [begin, ...rest]))
      .map((scenario) => withParameters(scenario, values));
  });

function scenarioWith(market: Json, days: number, events: readonly Json[]): Scenario {
  const tenures = [...market.tenures].sort((a: number, b: number) => a - b);
  const document = {
    id: "random",
    title: "Random",
    start: isoOf(START),
    until: isoOf(START + days - 1),
    latest: LATEST,
    headline: { period: "2011Q2", quantity: "closing" },
    currency: "USD",
    churnDefinition: "cancellations/average",
    plans: market.plans,
    rivals: market.rivals,
    opening: { tenure: tenures.map((months: number) => ({ months, share: 1 / tenures.length })), ...madeUp },
    joining: {
      baseline: [baseline(market.joiners, market.returns, isoOf(START), LATEST)],
      trialDays: market.trialDays,
    },
    parameters: {},
  };
  const kept: Json[] = [];
  let scenario: Scenario | undefined;
  for (const added of [undefined, ...events]) {
    const next = added === undefined ? [] : [{ id: `event-${kept.length}`, ...added }];
    const result = parseScenario({ ...document, events: [...kept, ...next] }, shared);
    if (!result.ok) continue;
    kept.push(...next);
    scenario = result.scenario;
  }
  if (scenario === undefined) throw new Error("the market without events must be sound");
  return scenario;
}
