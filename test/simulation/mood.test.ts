import { describe, expect, it } from "vitest";
import { damageShape } from "../../src/behaviour/goodwill.ts";
import { toDay } from "../../src/market/date.ts";
import { parameterValue } from "../../src/market/parameter.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { moodOf } from "../../src/simulation/mood.ts";
import { event, happening, type Json, smallService } from "../support/small-service.ts";

const DAYS = 181;
const START = toDay("2011-01-01");
const moodWith = (events: Json[], values: Record<string, number> = {}) =>
  moodOf(smallService({ events }, values), START, DAYS);
const dayOf = (iso: string): number => toDay(iso) - START;

const scandal = happening("media", { id: "scandal", severity: 0.5, announced: "2011-02-10" });
const answer = (kind: string, more: Json = {}) =>
  happening("response", { id: kind, to: "scandal", kind, announced: "2011-02-15", ...more });

function shapeParameters({ parameters }: Scenario): Parameters<typeof damageShape>[1] {
  const value = (id: string): number => parameterValue(parameters, id);
  return {
    riseDays: value("goodwill.riseDays"),
    shortDays: value("goodwill.shortDays"),
    longShare: value("goodwill.longShare"),
    longYears: value("goodwill.longYears"),
    cap: value("response.cap"),
    halfLifeDays: value("response.halfLifeDays"),
    avoided: value("reversal.avoided"),
    waver: value("reversal.waver"),
  };
}

describe("the public mood", () => {
  it("is calm without anything that stirs, and with what stirs nobody", () => {
    for (const events of [[], [event({ notice: { channel: "e-mail", reach: 1 } })]]) {
      const mood = moodWith(events);
      for (const column of [mood.posts, mood.storm, mood.damage]) {
        expect(column).toEqual(new Float64Array(DAYS));
      }
      expect(mood.understanding).toEqual({});
    }
  });

  it("does not move before an announcement", () => {
    const mood = moodWith([scandal]);
    const day = dayOf("2011-02-10");
    expect(mood.posts.slice(0, day)).toEqual(new Float64Array(day));
    expect(mood.damage.slice(0, day)).toEqual(new Float64Array(day));
    expect(mood.damage[day]).toBeGreaterThan(0);
    const scenario = smallService();
    expect(mood.posts[day]).toBe(0.5 * parameterValue(scenario.parameters, "storm.postsPerSeverity"));
    const shape = shapeParameters(scenario);
    expect(mood.damage[day + 40]).toBeCloseTo(0.5 * damageShape(41, shape), 12);
  });

  it("grows with severity", () => {
    const [mild, grave] = [0.2, 0.4].map((severity) => moodWith([{ ...scandal, severity }]));
    mild.damage.forEach((damage, day) => {
      expect(grave.damage[day]).toBeCloseTo(2 * damage, 12);
      expect(grave.posts[day]).toBeCloseTo(2 * mild.posts[day], 9);
    });
  });

  it("of just before the start is still in the air", () => {
    const mood = moodWith([{ ...scandal, announced: "2010-12-20" }]);
    expect(mood.damage[0]).toBeGreaterThan(0);
    expect(mood.storm[0]).toBeGreaterThan(0);
  });

  it("follows from the scenario's days, not from how many are asked for", () => {
    const scenario = smallService({ events: [scandal, answer("apologise")] });
    const [short, long] = [60, DAYS].map((days) => moodOf(scenario, START, days));
    expect(long.damage.slice(0, 60)).toEqual(short.damage);
    expect(long.storm.slice(0, 60)).toEqual(short.storm);
  });
});

describe("an apology", () => {
  const last = DAYS - 1;

  it("repairs damage, with its quality, and each further one by less", () => {
    const values = { "response.apology": 0.2, "response.apologyRepeat": 0.3 };
    const damage = (...answers: Json[]) => moodWith([scandal, ...answers], values).damage[last];
    const none = damage();
    const one = damage(answer("apologise"));
    const half = damage(answer("apologise", { quality: 0.5 }));
    const two = damage(answer("apologise"), answer("apologise", { id: "again" }));
    expect(none - half).toBeCloseTo((none - one) / 2, 12);
    expect(none - two).toBeCloseTo(1.3 * (none - one), 12);
    expect(one).toBeLessThan(none);
  });

  it("for something else wears the next one out, and repairs nothing here", () => {
    const other = { ...scandal, id: "other", severity: 0 };
    const elsewhere = answer("apologise", { id: "elsewhere", to: "other", announced: "2011-02-12" });
    const values = { "response.apologyRepeat": 0.3 };
    const damage = (...more: Json[]) => moodWith([scandal, other, ...more], values).damage[last];
    const full = damage() - damage(answer("apologise"));
    expect(damage(elsewhere)).toBe(damage());
    expect(damage() - damage(elsewhere, answer("apologise"))).toBeCloseTo(0.3 * full, 12);
  });

  /** What each of `count` apologies repairs, in parts of what the first one does. */
  const worths = (count: number, values: Record<string, number>): number[] => {
    const apologies = Array.from({ length: count }, (_, index) => answer("apologise", { id: `no-${index}` }));
    const damages = Array.from(
      { length: count + 1 },
      (_, made) => moodWith([scandal, ...apologies.slice(0, made)], values).damage[last],
    );
    const repairs = apologies.map((_, index) => damages[index] - damages[index + 1]);
    return repairs.map((repair) => repair / repairs[0]);
  };

  it("repeated backfires in the end: each is worth less than the one before by the same step, at worst as bad as the first was good", () => {
    const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));
    expect(worths(5, { "response.apologyRepeat": 0.3 })).toEqual(close([1, 0.3, -0.4, -1, -1]));
    expect(worths(4, { "response.apologyRepeat": 0.7 })).toEqual(close([1, 0.7, 0.4, 0.1]));
    expect(worths(4, { "response.apologyRepeat": -0.5 })).toEqual(close([1, -0.5, -1, -1]));
  });

  it("that does harm at once does no good when it is repeated", () => {
    const values = { "response.apology": -0.1, "response.apologyRepeat": -0.5 };
    expect(worths(3, values)).toEqual([1, 1, 1].map((value) => expect.closeTo(value, 9)));
  });

  it("of low quality wears the next one out less", () => {
    const poor = answer("apologise", { id: "poor", quality: 0.5 });
    const values = { "response.apologyRepeat": 0.3 };
    const damage = (...answers: Json[]) => moodWith([scandal, ...answers], values).damage[last];
    const full = damage() - damage(answer("apologise"));
    expect(damage(poor) - damage(poor, answer("apologise"))).toBeCloseTo(0.65 * full, 12);
  });
});

describe("other answers", () => {
  it("an explanation takes away part of the unfairness from its day on, twice of what is left", () => {
    const values = { "response.explain": 0.1 };
    const mood = moodWith([scandal, answer("explain", { quality: 0.5 })], values);
    const understanding = mood.understanding.scandal;
    const day = dayOf("2011-02-15");
    expect([understanding[day - 1], understanding[day]]).toEqual([0, expect.closeTo(0.05, 12)]);
    const twice = moodWith([scandal, answer("explain"), answer("explain", { id: "again" })], values);
    expect(twice.understanding.scandal[day]).toBeCloseTo(0.19, 12);
  });

  it("damps or feeds the storm of the event that it answers, and no other", () => {
    const other = { ...scandal, id: "other", announced: "2011-02-12" };
    const posts = (...events: Json[]) => moodWith(events, { "storm.engagement": 0.3 }).posts;
    const [own, others] = [posts(scandal), posts(other)];
    const listen = answer("listen");
    const damped = posts(scandal, listen);
    const both = posts(scandal, other, listen);
    for (let day = 0; day < DAYS; day++) expect(both[day]).toBeCloseTo(damped[day] + others[day], 6);
    expect(damped[dayOf("2011-02-20")]).toBeLessThan(own[dayOf("2011-02-20")]);
    // Without an answer the posts of both are one storm.
    posts(scandal, other).forEach((count, day) => {
      expect(count).toBeCloseTo(own[day] + others[day], 6);
    });
  });

  it("silence feeds the storm and engagement damps it", () => {
    const values = { "storm.silence": 0.2, "storm.engagement": 0.3 };
    const total = (...answers: Json[]) =>
      moodWith([scandal, ...answers], values).posts.reduce((sum, posts) => sum + posts, 0);
    expect(total(answer("silence"))).toBeGreaterThan(total());
    expect(total(answer("explain"))).toBeLessThan(total());
    expect(total(answer("explain"))).toBe(total(answer("apologise")));
  });
});

describe("a reversal", () => {
  it("spares what was still to come but wavering is held against the firm", () => {
    const undo = happening("reversal", { of: "scandal", announced: "2011-03-01" });
    const last = DAYS - 1;
    const plain = moodWith([scandal]).damage;
    const firm = moodWith([scandal, undo], { "reversal.waver": 0 }).damage;
    const wavering = moodWith([scandal, undo], { "reversal.waver": 0.5 }).damage;
    const day = dayOf("2011-03-01");
    expect(firm.slice(0, day)).toEqual(plain.slice(0, day));
    expect(firm[last]).toBeLessThan(plain[last]);
    expect(wavering[last]).toBeGreaterThan(firm[last]);
  });
});
