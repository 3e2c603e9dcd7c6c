import { expect, test } from "vitest";
import { chart } from "../../src/chart/chart.ts";
import { drawnTexts } from "./drawn-texts.ts";
import { sampleOptimum, sampleSpace } from "./sample-optimum.ts";

const space = sampleSpace;
const textsOf = async (options = {}) =>
  (await drawnTexts(chart.frontier(sampleOptimum, options))).map(({ text }) => text);
const pointsOf = (options = {}) => {
  const layers = chart.frontier(sampleOptimum, options).layer as {
    mark?: { type: string };
    data: { values: Record<string, number>[] };
    layer?: { mark: { type: string } }[];
  }[];
  return layers
    .filter(({ mark, layer }) => mark?.type === "point" || layer?.some((part) => part.mark.type === "point"))
    .map(({ data }) => data.values);
};

test("every policy that was tried, the frontier and history stand at their two ends", () => {
  const [tried, best, done] = pointsOf();
  const places = sampleOptimum.tried.map(({ contribution, subscribers }) => ({
    x: subscribers.mean,
    y: contribution.mean,
  }));
  expect(tried).toEqual(places);
  expect(best).toMatchObject(places.slice(1, 4));
  expect(done).toEqual([{ x: 24.9e6, xLow: 24.85e6, xHigh: 24.95e6, y: 396e6, yLow: 393e6, yHigh: 399e6 }]);
  expect(pointsOf({ against: "trust" })[2]).toMatchObject([{ x: -0.37, y: 396e6 }]);
});

test("the key says what each letter does, and once what all of them do", async () => {
  const texts = await textsOf({ space });
  for (const text of ["A", "B", "C", "as it was", "nothing more", "14 for both", "12 for both"])
    expect(texts).toContain(text);
  expect(texts.join(" ")).toContain(
    "and all of these: no new name; 3 off for three months to who wants to leave",
  );
  expect((await textsOf()).join(" ")).toContain("and all of these: name old; offer three");
});

test("the caption has the frontier and history in numbers", () => {
  expect(chart.frontier(sampleOptimum, { space }).description).toBe(
    "Of 7 policies tried in 14 runs no other beats these in contribution and subscribers at once: " +
      "A (no new name; 3 off for three months to who wants to leave) contribution 415.00M, subscribers 25.80M; " +
      "B (14 for both; no new name; 3 off for three months to who wants to leave) contribution 357.00M, subscribers 26.80M; " +
      "C (12 for both; no new name; 3 off for three months to who wants to leave) contribution 285.00M, subscribers 28.10M; " +
      "what was done brought contribution 396.00M, subscribers 24.90M.",
  );
});

test("an end is not weighed against itself", () => {
  expect(() => chart.frontier(sampleOptimum, { against: "contribution" })).toThrow(
    "another end than contribution",
  );
});
