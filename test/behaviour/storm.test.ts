import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stormPosts, stormVolume } from "../../src/behaviour/storm.ts";

const PARAMETERS = { postsPerSeverity: 1000, branching: 0.6, fadeDays: 1.5 };
const sum = (posts: Float64Array): number => posts.reduce((total, count) => total + count, 0);

describe("a storm", () => {
  it("makes burst / (1 - branching) posts in all and ends, for any branching below 1", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        (branching, fadeDays, severity) => {
          const posts = stormPosts([{ day: 0, severity }], [], { ...PARAMETERS, branching, fadeDays }, 4000);
          const expected = (1000 * severity) / (1 - branching);
          expect(Math.abs(sum(posts) - expected)).toBeLessThanOrEqual(1e-9 * expected);
          expect(posts[3999]).toBeLessThan(1e-6);
        },
      ),
      { seed: 1, numRuns: 50 },
    );
  });

  it("falls by the same factor every day", () => {
    const posts = stormPosts([{ day: 2, severity: 2 }], [], PARAMETERS, 40);
    const fade = Math.exp(-1 / 1.5);
    expect([...posts.slice(0, 4)]).toEqual([0, 0, 2000, expect.closeTo(0.6 * (1 - fade) * 2000, 9)]);
    const factor = fade + (1 - fade) * 0.6;
    for (let day = 4; day < 40; day++) expect(posts[day] / posts[day - 1]).toBeCloseTo(factor, 12);
  });

  it("stays at the mean rate of a self-exciting process while fed daily", () => {
    const daily = Array.from({ length: 300 }, (_, day) => ({ day, severity: 1 }));
    const posts = stormPosts(daily, [], PARAMETERS, 300);
    // The mean rate of a self-exciting process: its base rate by 1 / (1 - branching ratio).
    expect(posts[299]).toBeCloseTo(1000 / (1 - 0.6), 6);
  });

  it("without branching is its burst", () => {
    const posts = stormPosts([{ day: 1, severity: 3 }], [], { ...PARAMETERS, branching: 0 }, 4);
    expect([...posts]).toEqual([0, 3000, 0, 0]);
  });

  it("of before the start is felt within the warm-up, and not before it", () => {
    const sources = [{ day: -10, severity: 1 }];
    const early = stormPosts(sources, [], PARAMETERS, 5, 20);
    expect(early).toHaveLength(25);
    expect(early[10]).toBe(1000);
    expect(early[20]).toBeGreaterThan(0);
    expect(sum(stormPosts(sources, [], PARAMETERS, 5, 5))).toBe(0);
  });

  it("is damped or fed from the day of an answer on", () => {
    const sources = [{ day: 0, severity: 1 }];
    const plain = stormPosts(sources, [], PARAMETERS, 60);
    const damped = stormPosts(sources, [{ day: 5, factor: 0.5 }], PARAMETERS, 60);
    const fed = stormPosts(sources, [{ day: 5, factor: 1.2 }], PARAMETERS, 60);
    expect(damped.slice(0, 5)).toEqual(plain.slice(0, 5));
    for (let day = 5; day < 60; day++) {
      expect(damped[day]).toBeLessThan(plain[day]);
      expect(fed[day]).toBeGreaterThan(plain[day]);
    }
    const twice = stormPosts(
      sources,
      [
        { day: 5, factor: 0.5 },
        { day: 5, factor: 0.5 },
      ],
      PARAMETERS,
      60,
    );
    expect(twice[5]).toBeCloseTo(plain[5] / 4, 12);
  });
});

describe("storm volume", () => {
  it("counts the posts of 30 days, that day included, relative to the reference", () => {
    const posts = new Float64Array(70);
    posts[10] = 500;
    posts[50] = 1000;
    const volume = stormVolume(posts, 5, 2000);
    expect(volume).toHaveLength(65);
    posts.slice(5).forEach((_, index) => {
      const day = index + 5;
      const expected = day >= 10 && day < 40 ? 0.25 : day >= 50 ? 0.5 : 0;
      expect(volume[index]).toBe(expected);
    });
  });

  it("is never negative, whatever rounding does", () => {
    const posts = stormPosts([{ day: 0, severity: 1 }], [], PARAMETERS, 400);
    expect(Math.min(...stormVolume(posts, 0, 1))).toBeGreaterThanOrEqual(0);
  });
});
