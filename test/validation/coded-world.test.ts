import { describe, expect, it } from "vitest";
import type { MarketEvent, PriceChange } from "../../src/market/event.ts";
import { listCodedCases, loadCodingRules, loadCodings } from "../../src/node/data/coded-cases.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { drawClasses } from "../../src/validation/class-draw.ts";
import { codedDocument, worldOf } from "../../src/validation/coded-world.ts";
import type { Coding } from "../../src/validation/coding.ts";

const rules = loadCodingRules();
const shared = loadSharedParameters();
const codings = listCodedCases().flatMap((id) => loadCodings(id, rules));
const named = codings.map((coding) => [`${coding.case} ${coding.sheet}`, coding] as const);
const codingOf = (id: string, sheet = 1) =>
  codings.find((coding) => coding.case === id && coding.sheet === sheet) as Coding;
const eventOf = <T extends MarketEvent["type"]>(id: string, event: string, type: T, sheet = 1) => {
  const { scenario } = worldOf(codingOf(id, sheet), rules, shared);
  const found = scenario.events.find((other) => other.id === event);
  expect(found?.type).toBe(type);
  return found as Extract<MarketEvent, { type: T }>;
};

describe.each(named)("the world of %s", (_, coding) => {
  const { scenario, untouched } = worldOf(coding, rules, shared);

  it("has a mean bill of the fitted case's", () => {
    let [bills, people] = [0, 0];
    for (const { opening, price } of Object.values(scenario.plans)) {
      bills += (opening?.value ?? 0) * (price.at(-1)?.amount ?? 0);
      people += opening?.value ?? 0;
    }
    // Prices are rounded to a cent.
    expect(Math.abs(bills / people - rules.bill.value)).toBeLessThan(0.005);
    expect(scenario.currency).toBe("XTS");
  });

  it("names what it counts where that is an index", () => {
    const isIndex = coding.people.counts !== "people";
    expect(scenario.unit).toEqual(isIndex ? expect.stringMatching(/^points of /) : undefined);
  });

  it("has everybody of the sheet, those who are not touched beside it", () => {
    const people = Object.values(scenario.plans).reduce((sum, { opening }) => sum + (opening?.value ?? 0), 0);
    const borrowers = worldOf(coding, rules, shared).borrowers?.people ?? 0;
    const all = people + borrowers + (untouched?.people ?? 0);
    const plans = Object.keys(scenario.plans).length;
    expect(Math.abs(all - coding.people.level.value)).toBeLessThanOrEqual(plans);
  });

  it("runs from before its event to the end of its quarter", () => {
    expect(scenario.start).toBe(coding.start);
    expect(scenario.until).toBe(coding.until);
    expect(coding.start <= scenario.until).toBe(true);
    expect(scenario.events.some(({ id }) => id === coding.event)).toBe(true);
  });

  it("is sound in draws too", () => {
    for (let draw = 0; draw < 3; draw++) {
      const { scenario: drawn } = codedDocument(coding, rules, shared, drawClasses(draw, 1));
      const result = parseScenario(JSON.parse(JSON.stringify(drawn)), shared);
      expect(result.ok ? [] : result.issues).toEqual([]);
    }
  });
});

describe("a rule", () => {
  it("of severity multiplies by the share concerned", () => {
    expect(eventOf("brand-budlight-boycott-2023", "boycott", "media").severity).toBe(1 * 0.5);
    expect(eventOf("brand-crackerbarrel-logo-2025", "rebrand", "rebrand").severity).toBe(2 * 0.7);
    expect(eventOf("moviepass-2017-2019", "price-cut", "price-change").severity).toBeUndefined();
  });

  it("of prices keeps their ratios", () => {
    const { prices } = eventOf("netflix-us-2019", "price", "price-change") as PriceChange;
    expect(prices.standard / prices.basic).toBeCloseTo(12.99 / 8.99, 2);
  });

  it("of yearly bills counts by the month", () => {
    const { prices } = eventOf("amazon-prime-us-cirp", "price-2014", "price-change");
    expect(prices.prime).toBeCloseTo((rules.bill.value * 99) / 79, 2);
  });

  it("of rollouts divides equally, and writes to each step", () => {
    const { steps } = eventOf("netflix-us-2019", "price-rollout", "rollout");
    expect(steps.map(({ effective }) => effective)).toEqual(["2019-03-15", "2019-04-15", "2019-05-15"]);
    const { scenario } = worldOf(codingOf("netflix-us-2019"), rules, shared);
    const letters = scenario.events.flatMap((event) => (event.type === "notice" ? [event] : []));
    expect(letters.map(({ announced }) => announced)).toEqual(["2019-02-13", "2019-03-16", "2019-04-15"]);
    expect(letters.reduce((sum, { notice }) => sum + notice.reach, 0)).toBeCloseTo(1, 9);
  });

  it("of machines lowers the elasticity of joining and raises the baseline at once", () => {
    const { scenario } = worldOf(codingOf("peloton-2022"), rules, shared);
    const whole = 39 + 1445 / 36;
    expect(scenario.parameters["joining.priceElasticity"].value).toBeCloseTo((-1.5 * 39) / whole, 9);
    const [before, after] = scenario.joining.baseline.slice(0, 2);
    expect([before.to, after.from]).toEqual(["2022-04-14", "2022-04-15"]);
    const daily = ({ newJoiners, returns }: typeof before, days: number) =>
      (newJoiners.value + returns.value) / days;
    const fall = 1 + (1.5 * 300) / 36 / (39 + 1745 / 36);
    // People are rounded to thousands.
    expect(daily(after, 77) / daily(before, 14)).toBeCloseTo(fall, 1);
  });

  it("of a step between plans makes the gain as large in dollars as of the whole", () => {
    const { scenario } = worldOf(codingOf("paramountplus-2023-2024"), rules, shared);
    const gains = scenario.events.flatMap((event) => (event.type === "content-gain" ? [event.share] : []));
    const times = gains.reduce((product, share) => product * (1 + share), 1) - 1;
    const { "taste.upper.mean": upper, "taste.offer.mean": offer } = scenario.parameters;
    expect(times * upper.value).toBeCloseTo(((0.5 * 10.99) / 9.99) * offer.value, 2);
  });

  it("of a fee spares some by a last step", () => {
    const { steps } = eventOf("brand-bofa-debitfee-2011", "fee-spared", "rollout");
    expect(steps[0]).toEqual({ share: 0.8, effective: "2012-02-01" });
    expect(steps[1].effective > "2012-02-01").toBe(true);
  });
});

it("people who are not touched go on by the baseline", () => {
  const { untouched, scenario } = worldOf(codingOf("wbd-max-rebrand-2023"), rules, shared);
  expect(untouched?.people).toBeCloseTo(97.6e6 / 2, 0);
  const [flow] = untouched?.flows ?? [];
  const [baseline] = scenario.joining.baseline;
  expect(flow.from).toBe(baseline.from);
  expect(flow.cancellations).toBeCloseTo(48.8e6 * 0.067 * (91 / (365.25 / 12)), 0);
});
