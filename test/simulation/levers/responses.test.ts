import { describe, expect, it } from "vitest";
import { toDay } from "../../../src/market/date.ts";
import type { ResponseKind } from "../../../src/market/event.ts";
import { parameterValue } from "../../../src/market/parameter.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { type Mood, moodOf } from "../../../src/simulation/mood.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { closingOf, sumOf } from "../../support/ledger-checks.ts";
import type { Json } from "../../support/small-service.ts";
import { ERRORS } from "../../support/within-error.ts";
import { differenceBetween, expectChange, lever, netflix, netflixWith } from "./netflix-worlds.ts";

const DAYS = 92;
const START = toDay(netflix.start);
const FELT = { "storm.silence": 0.2 };
const answer = (kind: ResponseKind, changes: Json = {}): Json =>
  lever("response", {
    id: `${kind}-now`,
    to: "price",
    kind,
    ...(kind === "compensate" ? { amount: 5 } : {}),
    ...changes,
  });

/** The same with a price announcement that stirs a tenth of the anger. */
const calmly = (scenario: Scenario): Scenario => ({
  ...scenario,
  events: scenario.events.map((event) => (event.id === "price" ? { ...event, severity: 0.1 } : event)),
});

type Sums = Readonly<Record<"damage" | "posts" | "understanding", number>>;

/** Sums of the mood's columns from July to September. */
function sumsOf(scenario: Scenario): Sums {
  const mood: Mood = moodOf(scenario, START, DAYS);
  return {
    damage: sumOf(mood.damage),
    posts: sumOf(mood.posts),
    understanding: sumOf(mood.understanding.price ?? []),
  };
}
const moodWith = (...events: Json[]): Sums => sumsOf(netflixWith(events, FELT));

const none = moodWith();
const noneInCalm = sumsOf(calmly(netflixWith([], FELT)));
const LATE = { announced: "2011-08-02" };

const expected: [ResponseKind, damage: number, posts: number, understanding: number][] = [
  ["silence", 0, 1, 0],
  ["explain", 0, -1, 1],
  ["listen", -1, -1, 0],
  ["apologise", -1, -1, 0],
  ["compensate", -1, 1, 0],
  ["announce-vision", -1, -1, 1],
];

describe.each(expected)("%s", (kind, damage, posts, understanding) => {
  const early = moodWith(answer(kind));
  const late = moodWith(answer(kind, LATE));

  it("moves damage, posts and understanding the way it should", () => {
    expect(Math.sign(early.damage - none.damage)).toBe(damage);
    expect(Math.sign(early.posts - none.posts)).toBe(posts);
    expect(Math.sign(early.understanding - none.understanding)).toBe(understanding);
  });

  it("moves them less when it comes three weeks late", () => {
    for (const column of ["damage", "posts", "understanding"] as const) {
      const [soon, afterwards] = [early, late].map((mood) => Math.abs(mood[column] - none[column]));
      if (soon > 0) expect(afterwards).toBeLessThan(soon);
      else expect(afterwards).toBe(0);
    }
  });

  it("moves damage and posts less in a calm than in a storm", () => {
    const calm = sumsOf(calmly(netflixWith([answer(kind)], FELT)));
    for (const column of ["damage", "posts"] as const) {
      const [inCalm, inStorm] = [calm[column] - noneInCalm[column], early[column] - none[column]];
      expect(Math.sign(inCalm)).toBe(Math.sign(inStorm));
      if (inStorm !== 0) expect(Math.abs(inCalm)).toBeLessThan(0.5 * Math.abs(inStorm));
    }
  });

  it("moves them less at half the quality", () => {
    const half = moodWith(answer(kind, { quality: 0.5 }));
    if (damage !== 0) expect(none.damage - half.damage).toBeCloseTo((none.damage - early.damage) / 2, 9);
    if (posts < 0) expect(none.posts - half.posts).toBeLessThan(none.posts - early.posts);
    if (understanding > 0) expect(half.understanding).toBeCloseTo(early.understanding / 2, 9);
  });
});

it.each(["listen", "apologise", "compensate", "announce-vision"] as const)(
  "%s a week later repairs half as much for good",
  (kind) => {
    // In the real course a second apology comes in September.
    const last = (...events: Json[]) => {
      const world = netflixWith(events);
      const alone = { ...world, events: world.events.filter(({ id }) => id !== "apology") };
      return moodOf(alone, START, DAYS).damage[DAYS - 1];
    };
    const [early, late] = [answer(kind), answer(kind, { announced: "2011-07-19" })].map(
      (event) => last() - last(event),
    );
    expect(parameterValue(netflix.parameters, "response.halfLifeDays")).toBe(7);
    expect(late / early).toBeCloseTo(0.5, 9);
  },
);

describe("answers one after the other", () => {
  it("a repeated apology is worth less, and may do harm", () => {
    const again = (day: string): Json =>
      answer("apologise", { id: `sorry-${day}`, announced: `2011-07-${day}` });
    const worth = (values: Record<string, number>, count: number) => {
      const damage = (events: Json[]) => sumOf(moodOf(netflixWith(events, values), START, 60).damage);
      const all = ["12", "13", "14"].map(again);
      return damage(all.slice(0, count - 1)) - damage(all.slice(0, count));
    };
    const repeat = { "response.apologyRepeat": 0.3 };
    expect(worth(repeat, 1)).toBeGreaterThan(worth(repeat, 2));
    expect(worth(repeat, 2)).toBeGreaterThan(0);
    expect(worth(repeat, 3)).toBeLessThan(0);
    for (const count of [2, 3]) expect(worth({ "response.apologyRepeat": -0.5 }, count)).toBeLessThan(0);
  });

  it("subscribers keep away where it does harm", () => {
    const sorry = ["12", "13", "14"].map((day) =>
      answer("apologise", { id: `sorry-${day}`, announced: `2011-07-${day}` }),
    );
    const harmful = { "response.apologyRepeat": -0.5 };
    const [once, often] = [1, 3].map((count) => netflixWith(sorry.slice(0, count), harmful));
    expectChange(once, often, closingOf, "-");
  });

  it("a repeated apology damps the storm less, and may feed it", () => {
    const posts = (repeat: number, count: number) => {
      const events = ["12", "13"]
        .slice(0, count)
        .map((day) => answer("apologise", { id: day, announced: `2011-07-${day}` }));
      return sumOf(moodOf(netflixWith(events, { "response.apologyRepeat": repeat }), START, 60).posts);
    };
    const first = posts(0.3, 0) - posts(0.3, 1);
    const second = posts(0.3, 1) - posts(0.3, 2);
    expect(second).toBeGreaterThan(0);
    expect(second).toBeLessThan(first / 2);
    expect(posts(-0.5, 2)).toBeGreaterThan(posts(-0.5, 1));
  });

  it("each further dollar of compensation repairs less, and all together no more than compensation can", () => {
    const repaired = [0, 3, 6, 9, 1000].map(
      (amount) => none.damage - moodWith(answer("compensate", { amount })).damage,
    );
    const steps = [1, 2, 3].map((index) => repaired[index] - repaired[index - 1]);
    expect(repaired[0]).toBe(0);
    // Three dollars repair half of what compensation can, three more half of the rest.
    expect(steps[1] / steps[0]).toBeCloseTo(0.5, 9);
    expect(steps[2] / steps[1]).toBeCloseTo(0.5, 9);
    const most = parameterValue(netflix.parameters, "response.compensation");
    expect(repaired[4]).toBeLessThanOrEqual(most * none.damage);
    expect(repaired[4]).toBeCloseTo(2 * repaired[1], 9);
  });

  it("all together repair at most their cap", () => {
    const values = { "response.listen": 0.6, "response.vision": 0.6, "response.cap": 0.7 };
    const last = (events: Json[]) => moodOf(netflixWith(events, values), START, 40).damage[39];
    const all = last([answer("listen"), answer("announce-vision")]);
    expect(all / last([])).toBeCloseTo(0.3, 9);
  });

  it("compensation feeds the storm by what its parameter says, and no storm lasts for ever", () => {
    const alone = (...events: Json[]) => {
      const world = netflixWith(events, { "storm.compensation": 0.3, "storm.branching": 0.9 });
      const calm = {
        ...world,
        events: world.events.filter(({ type, id }) => type === "response" || id === "price"),
      };
      return moodOf({ ...calm, events: calm.events.filter(({ id }) => id !== "apology") }, START, 400).posts;
    };
    const paid = (id: string): Json => answer("compensate", { id, amount: 1000 });
    const [plain, once, often] = [
      alone(),
      alone(paid("a")),
      alone(..."abcdefgh".split("").map((id) => paid(id))),
    ];
    const burst = parameterValue(netflix.parameters, "storm.postsPerSeverity");
    expect(sumOf(plain)).toBeCloseTo(burst / 0.1, 1);
    expect(sumOf(once)).toBeCloseTo((1.3 * burst) / 0.1, 1);
    for (let day = 20; day < 400; day++) expect(often[day]).toBeLessThan(often[day - 1]);
  });
});

describe("subscribers", () => {
  const closing = (outcome: Outcome): number => closingOf(outcome);
  const attentive = ({ ledger }: Outcome): number => sumOf(ledger.attentive);
  const early = netflixWith([answer("listen")]);

  it("stay and join more for an answer, and less for one that comes late", () => {
    const late = netflixWith([answer("listen", LATE)]);
    expectChange(netflix, early, closing, "+");
    expectChange(late, early, closing, "+");
  });

  it("leave more for a poor compensation in a storm that it feeds, at the ends of what is known", () => {
    const values = { "storm.compensation": 0.3, "response.compensation": 0.1, "attention.media": 0.3 };
    const poor = answer("compensate", { amount: 20, announced: "2011-07-13" });
    const left = ({ ledger }: Outcome): number => sumOf(ledger.leftChoice);
    expectChange(netflixWith([], values), netflixWith([poor], values), left, "+");
  });

  it.each(["explain", "apologise", "compensate", "announce-vision"] as const)(
    "stay and join more for %s",
    (kind) => {
      const changes = kind === "compensate" ? { amount: 20 } : {};
      expectChange(netflix, netflixWith([answer(kind, changes)]), closing, "+");
    },
  );

  it("think again more often when the storm is fed, by silence or by compensation", () => {
    const loud = { "storm.silence": 0.2, "storm.compensation": 0.3 };
    expectChange(netflix, netflixWith([answer("silence")], loud), attentive, "+");
    expectChange(netflix, netflixWith([answer("compensate")], loud), attentive, "+");
  });

  it("feel little of it in a calm, and much in a storm", () => {
    const calm = differenceBetween(calmly(netflix), calmly(early), closing);
    const violent = differenceBetween(netflix, early, closing);
    expect(violent.mean - calm.mean).toBeGreaterThan(ERRORS * Math.hypot(violent.error, calm.error));
  });
});
