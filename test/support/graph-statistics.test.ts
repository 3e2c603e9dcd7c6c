import { describe, expect, it } from "vitest";
import {
  averageClustering,
  degreeAssortativity,
  graphOf,
  meanPathLength,
  tieCount,
  transitivity,
} from "./graph-statistics.ts";

/** Zachary's karate club (1977): each member's friends with a higher number. */
const FRIENDS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31],
  1: [2, 3, 7, 13, 17, 19, 21, 30],
  2: [3, 7, 8, 9, 13, 27, 28, 32],
  3: [7, 12, 13],
  4: [6, 10],
  5: [6, 10, 16],
  6: [16],
  8: [30, 32, 33],
  9: [33],
  13: [33],
  14: [32, 33],
  15: [32, 33],
  18: [32, 33],
  19: [33],
  20: [32, 33],
  22: [32, 33],
  23: [25, 27, 29, 32, 33],
  24: [25, 27, 31],
  25: [31],
  26: [29, 33],
  27: [33],
  28: [31, 33],
  29: [32, 33],
  30: [32, 33],
  31: [32, 33],
  32: [33],
};

function karateClub(): [number, number][] {
  return Object.entries(FRIENDS).flatMap(([member, friends]) =>
    friends.map((friend): [number, number] => [Number(member), friend]),
  );
}

describe("statistics of the karate club", () => {
  const club = graphOf(34, karateClub());

  it("have the reference values", () => {
    expect(tieCount(club)).toBe(78);
    expect(averageClustering(club)).toBeCloseTo(0.5706384782, 9);
    expect(transitivity(club)).toBeCloseTo(0.2556818182, 9);
    expect(meanPathLength(club)).toBeCloseTo(2.4081996435, 9);
    expect(degreeAssortativity(club)).toBeCloseTo(-0.4756130977, 9);
  });
});

it("knows a graph in two parts", () => {
  expect(
    meanPathLength(
      graphOf(4, [
        [0, 1],
        [2, 3],
      ]),
    ),
  ).toBe(Number.POSITIVE_INFINITY);
});
