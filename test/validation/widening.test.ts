import { expect, test } from "vitest";
import { readEpisodePriors } from "../../src/node/bank/load-bank.ts";
import { readCaseWindows } from "../../src/node/data/case-windows.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { widenedClasses, widenedDraw } from "../../src/validation/widening.ts";

const parameters = loadSharedParameters();
const priors = readEpisodePriors("data/episode-priors.csv");

test("a prior that rests on an episode is twice as wide there, and as it was elsewhere", () => {
  const draw = { "joining.priceElasticity": -2, "choice.scale": 5 };
  const middle = -1.5;
  expect(widenedDraw(draw, "netflix-2014", priors, parameters)).toMatchObject({
    "joining.priceElasticity": middle + 2 * (-2 - middle),
    "choice.scale": 5,
  });
  expect(widenedDraw(draw, "peloton-2022", priors, parameters)).toEqual(draw);
});

test("a share stays a share, and what is of one sign keeps it", () => {
  const at = (id: string, value: number, episode: string) =>
    widenedDraw({ [id]: value }, episode, priors, parameters)[id];
  expect(at("rival.trialConversion", 0.95, "blockbuster-2007")).toBe(1);
  expect(at("attention.media", 0.01, "netflix-2014")).toBe(0);
  expect(at("joining.priceElasticity", -0.3, "netflix-2014")).toBe(0);
});

test("so are numbers of the coding rules", () => {
  const number = { value: 1, low: 0.75, high: 1.25 };
  const classes = () => 1.2;
  expect(widenedClasses(classes, "blockbuster-2007", priors)("season.winter", number)).toBeCloseTo(1.4, 12);
  expect(widenedClasses(classes, "blockbuster-2007", priors)("severity.angry", number)).toBe(1.2);
  expect(widenedClasses(classes, "netflix-2014", priors)).toBe(classes);
});

test("every entry names an episode of the bank and a parameter that there is", () => {
  const episodes = new Set(readCaseWindows().map(({ episode }) => episode));
  for (const { episode, kind, id } of priors) {
    expect(episodes).toContain(episode);
    if (kind === "parameter") expect(parameters).toHaveProperty([id]);
  }
});
