import { describe, expect, it } from "vitest";
import { onboardingMultiplier, onboardingQuality } from "../../../src/behaviour/onboarding.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { simulate } from "../../../src/simulation/simulate.ts";
import { bytesOf, expectSameBytes, sumOf } from "../../support/ledger-checks.ts";
import { ALONE, baseline, happening, type Json, smallService } from "../../support/small-service.ts";
import { expectChange, lever, netflix, netflixWith } from "./netflix-worlds.ts";

const parts = (part: number): Json => ({ expectations: part, doubts: part, roadmap: part, tone: part });
const endedTrial = ({ ledger }: Outcome): number => sumOf(ledger.leftTrial);
const quit = ({ ledger }: Outcome): number => sumOf(ledger.leftBackground);

describe("onboarding", () => {
  const welcome = lever("onboarding", { announced: "2011-07-01", ...parts(1) });
  const calm = netflixWith([welcome]);
  // The strongest and most lasting effect that the parameters' ranges allow.
  const violent = netflixWith([welcome], { "onboarding.best": 0.35, "onboarding.months": 3 });

  it("lowers trial ends and early quits, a better one more", () => {
    expectChange(netflix, calm, endedTrial, "-");
    expectChange(calm, violent, endedTrial, "-");
    expectChange(netflix, violent, quit, "-");
  });

  it("is felt at the newcomers' first renewal, not before", () => {
    const [plain, kind] = [netflix, violent].map((world) =>
      simulate(world, { subscribers: 3000, until: "2011-09-30" }),
    );
    const [before, after] = [bytesOf(plain), bytesOf(kind)];
    const plans = plain.plans.length;
    // The newcomers of 1 July renew on 1 August.
    expect(after.leftTrial.slice(0, 31 * plans)).toEqual(before.leftTrial.slice(0, 31 * plans));
    expect(after.leftBackground.slice(0, 31 * plans)).toEqual(before.leftBackground.slice(0, 31 * plans));
    expect(after.closing).not.toEqual(before.closing);
  });

  it("changes nothing for those who subscribe already", () => {
    const world = (...events: Json[]) =>
      smallService({ events, joining: { baseline: [baseline(0, 0)], trialDays: 30 } });
    const run = (scenario: ReturnType<typeof world>) => simulate(scenario, { subscribers: 3000 });
    expectSameBytes(
      run(world()),
      run(world(happening("onboarding", { announced: "2011-01-01", ...parts(1) }))),
    );
  });

  it("changes nothing for those who joined before it began", () => {
    const early = [
      baseline(2_000_000, 20_000, "2011-01-01", "2011-02-28"),
      baseline(0, 0, "2011-03-01", "2011-06-30"),
    ];
    const run = (announced?: string) =>
      simulate(
        smallService(
          {
            events: announced ? [happening("onboarding", { announced, ...parts(1) })] : [],
            joining: { baseline: early, trialDays: 30 },
          },
          ALONE,
        ),
        { subscribers: 3000 },
      );
    expectSameBytes(run(), run("2011-03-01"));
    expect(endedTrial(run("2011-02-01"))).toBeLessThan(endedTrial(run()));
  });
});

describe("what onboarding leaves of the hazard", () => {
  it("is the best value in the first days, and all of it in the end", () => {
    expect(onboardingMultiplier(1, 0, 0.5, 1)).toBe(0.5);
    expect(onboardingMultiplier(0, 0, 0.5, 1)).toBe(1);
    expect(onboardingMultiplier(0.5, 0, 0.5, 1)).toBe(0.75);
    expect(onboardingMultiplier(1, 1, 0.5, 1)).toBeCloseTo(1 - 0.5 * Math.exp(-1), 12);
    expect(onboardingMultiplier(1, 40, 0.5, 1)).toBeCloseTo(1, 12);
  });

  it("counts the four parts alike", () => {
    for (const part of ["expectations", "doubts", "roadmap", "tone"]) {
      expect(onboardingQuality({ ...parts(0), [part]: 1 })).toBe(0.25);
    }
    expect(onboardingQuality(parts(1))).toBe(1);
  });
});
