import { describe, expect, it } from "vitest";
import {
  isRewired,
  listenersOf,
  meanListeners,
  rewiredTo,
  type SmallWorld,
  smallWorld,
  usualExposure,
  wordOfMouth,
} from "../../src/behaviour/word-of-mouth.ts";
import { keyOf } from "../../src/random/stream.ts";
import {
  averageClustering,
  type Graph,
  graphOf,
  meanPathLength,
  tieCount,
} from "../support/graph-statistics.ts";
import { expectMean, shareError } from "../support/within-error.ts";

const key = keyOf(9, "tie");

/** Ties that a place owns. */
function ownTies(world: SmallWorld, place: number): [number, number][] {
  return Array.from({ length: world.reach }, (_, index): [number, number] => {
    const step = index + 1;
    const end = isRewired(world, place, step) ? rewiredTo(world, place, step) : (place + step) % world.places;
    return [place, end];
  });
}

function undirected(world: SmallWorld): Graph {
  const ties = Array.from({ length: world.places }, (_, place) => ownTies(world, place)).flat();
  return graphOf(world.places, ties);
}

/** Mean path of a ring in which everybody is tied to the `reach` nearest on both sides. */
function ringPath(places: number, reach: number): number {
  let steps = 0;
  for (let away = 1; away < places; away++) steps += Math.ceil(Math.min(away, places - away) / reach);
  return steps / (places - 1);
}

describe("a ring without rewiring", () => {
  it.each([
    [8, 9 / 14],
    [6, 3 / 5],
    [4, 1 / 2],
  ])("with %i ties has the reference clustering", (ties, clustering) => {
    const graph = undirected(smallWorld(key, 200, ties, 0));
    expect(tieCount(graph)).toBe((200 * ties) / 2);
    expect(averageClustering(graph)).toBeCloseTo(clustering, 12);
    expect(clustering).toBeCloseTo((3 * (ties - 2)) / (4 * (ties - 1)), 12);
  });

  it("has the mean path of the closed form, which gives the reference value for 10 ties", () => {
    expect(ringPath(1000, 5)).toBeCloseTo(50.4504504505, 9);
    expect(meanPathLength(undirected(smallWorld(key, 1000, 8, 0)))).toBeCloseTo(ringPath(1000, 4), 9);
  });

  it("is heard on both sides, across the seam too", () => {
    const listeners = new Int32Array(8);
    const world = smallWorld(key, 50, 8, 0);
    expect(listenersOf(world, 0, listeners)).toBe(8);
    expect([...listeners].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 46, 47, 48, 49]);
    expect(listenersOf(world, 49, listeners)).toBe(8);
    expect([...listeners].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 45, 46, 47, 48]);
  });
});

describe("a small world", () => {
  const world = smallWorld(key, 6000, 8, 0.1);

  it("keeps the clustering of its ring times (1 - rewiring)^3", () => {
    const clustering = averageClustering(undirected(world));
    expect(Math.abs(clustering - (9 / 14) * 0.9 ** 3)).toBeLessThan(0.02);
  });

  it("has short paths", () => {
    const small = undirected(smallWorld(key, 1000, 8, 0.1));
    expect(meanPathLength(small)).toBeLessThan(ringPath(1000, 4) / 10);
  });

  it("rewires as many ties as it says, to anywhere", () => {
    let rewired = 0;
    let ends = 0;
    for (let place = 0; place < world.places; place++) {
      for (let step = 1; step <= 4; step++) {
        if (!isRewired(world, place, step)) continue;
        rewired++;
        ends += rewiredTo(world, place, step) / world.places;
      }
    }
    const ties = 4 * world.places;
    expectMean(rewired / ties, 0.1, shareError(0.1, ties));
    // A uniform end has mean 1/2 and variance 1/12.
    expectMean(ends / rewired, 0.5, Math.sqrt(1 / 12 / rewired));
  });

  it("is heard both ways along a tie in place, and from its owner along a rewired one", () => {
    const heard = Array.from({ length: world.places }, () => new Set<number>());
    const listeners = new Int32Array(8);
    let total = 0;
    for (let place = 0; place < world.places; place++) {
      const count = listenersOf(world, place, listeners);
      total += count;
      for (const listener of listeners.subarray(0, count)) heard[place].add(listener);
    }
    let unheard = 0;
    for (let place = 0; place < world.places; place++) {
      for (const [index, [, end]] of ownTies(world, place).entries()) {
        if (!heard[place].has(end)) unheard++;
        if (!isRewired(world, place, index + 1) && !heard[end].has(place)) unheard++;
      }
    }
    expect(unheard).toBe(0);
    // Ties in place count twice: the number of listeners is 8 less the rewired ties, which are binomial.
    expect(meanListeners(world)).toBeCloseTo(7.6, 12);
    expectMean(total / world.places, 7.6, Math.sqrt((4 * 0.1 * 0.9) / world.places));
  });

  it("is the same whoever asks, and another under another key", () => {
    const ties = ownTies(world, 17);
    ownTies(world, 18);
    expect(ownTies(world, 17)).toEqual(ties);
    const other = { ...world, key: keyOf(10, "tie") };
    const rewired = (of: SmallWorld): number[] =>
      Array.from({ length: 500 }, (_, place) => place).filter((place) => isRewired(of, place, 2));
    expect(rewired(other)).not.toEqual(rewired(world));
  });

  it("may be wholly rewired, or have no ties", () => {
    const wild = smallWorld(key, 100, 8, 1);
    for (let step = 1; step <= 4; step++) expect(isRewired(wild, 3, step)).toBe(true);
    expect(listenersOf(wild, 3, new Int32Array(8))).toBe(4);
    expect(listenersOf(smallWorld(key, 100, 0, 0.1), 3, new Int32Array(8))).toBe(0);
  });

  it("refuses more ties than it can have", () => {
    expect(() => smallWorld(key, 100, 10, 0)).toThrow(/at most 8/);
    expect(() => smallWorld(key, 8, 8, 0)).toThrow(/too few/);
    expect(() => smallWorld(key, 100, Number.NaN, 0)).toThrow(RangeError);
  });
});

describe("the hazard multiplier", () => {
  it("adds ties up, as the reference says", () => {
    const ratios = [1, 2, 3].map((fresh) => wordOfMouth(fresh, 0, 0.797));
    [1.797, 2.594, 3.391].forEach((ratio, index) => {
      expect(ratios[index]).toBeCloseTo(ratio, 12);
    });
  });

  it("is 1 at the usual exposure, on average over any exposures with that mean, and without coupling", () => {
    expect(wordOfMouth(0.3, 0.3, 0.797)).toBe(1);
    const exposures = [0, 0, 0.5, 0.2, 0.8];
    const mean = exposures.reduce((sum, exposure) => sum + wordOfMouth(exposure, 0.3, 0.797) / 5, 0);
    expect(mean).toBeCloseTo(1, 12);
    expect(wordOfMouth(4, 0.3, 0)).toBe(1);
  });
});

describe("the usual exposure", () => {
  const decay = 28;
  const fade = Math.exp(-1 / decay);

  it("stands still while the same share leaves every day", () => {
    const level = (7.6 * 0.0013 * fade) / (1 - fade);
    for (const exposure of usualExposure(new Float64Array(200).fill(0.0013), 7.6, decay)) {
      expect(exposure).toBeCloseTo(level, 12);
    }
  });

  it("counts a day's leavers from the next day on, fading", () => {
    const share = new Float64Array(30);
    share[3] = 0.01;
    const exposure = usualExposure(share, 2, decay);
    expect([...exposure.slice(0, 4)]).toEqual([0, 0, 0, 0]);
    for (let day = 4; day < 30; day++) {
      expect(exposure[day]).toBeCloseTo(2 * 0.01 * Math.exp(-(day - 3) / decay), 14);
    }
  });

  it("of no days is none", () => {
    expect(usualExposure(new Float64Array(0), 7.6, decay)).toHaveLength(0);
  });
});
