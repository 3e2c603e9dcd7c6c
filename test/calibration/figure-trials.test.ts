import { beforeAll, expect, it } from "vitest";
import { simulatedFigures } from "../../src/calibration/figure-trials.ts";
import { nothingKept } from "../../src/calibration/kept-batches.ts";
import { posterior } from "../../src/calibration/posterior.ts";
import { inlineExecutor } from "../../src/experiment/job.ts";
import type { Parameters } from "../../src/market/parameter.ts";
import { casesUnder } from "../../src/node/data/cases-under.ts";
import { loadSharedParameters } from "../../src/node/data/load-case.ts";
import { workerExecutor } from "../../src/node/worker-executor.ts";
import { ensureBuilt } from "../notebook/built.ts";
import { plan, stageOf } from "./netflix-plan.ts";

beforeAll(ensureBuilt, 120_000);

const shared = loadSharedParameters();
/** The others are certain here, so that there is less to do. */
const uncertain = ["attention.notice", "choice.scale", "storm.branching"];
const few: Parameters = Object.fromEntries(
  Object.entries(shared).map(([id, parameter]) => {
    if (uncertain.includes(id)) return [id, parameter];
    const { value } = parameter;
    return [id, { ...parameter, range: [value, value], prior: { mean: value, range: [value, value] } }];
  }),
);
const short = {
  ...plan,
  stages: [{ ...stageOf("event", "figures"), free: uncertain.slice(0, 2) }, stageOf("mood", "mood")],
};
const size = {
  seed: 1,
  subscribers: 100,
  runs: 40,
  waves: 1,
  particles: 20,
  finalSubscribers: 100,
  rows: 20,
};

it("the posterior of the real model is the same on one thread and on two", async () => {
  const options = { size, onProgress: () => {} };
  const here = await posterior(short, few, casesUnder(), { ...options, executor: inlineExecutor });
  const there = await posterior(short, few, casesUnder(), { ...options, executor: workerExecutor(2) });
  expect(JSON.stringify(there)).toBe(JSON.stringify(here));
  expect(here.rows).toHaveLength(20);
  expect(Object.keys(here.rows[0])).toEqual(uncertain);
  expect(here.targets).toHaveLength(12);
});

it("what was fitted before makes no difference", async () => {
  const options = { size, executor: inlineExecutor };
  const other = { ...few, "choice.scale": { ...few["choice.scale"], value: 3 } };
  const [one, two] = [
    await posterior(short, few, casesUnder(), options),
    await posterior(short, other, casesUnder(), options),
  ];
  expect(two.rows).toEqual(one.rows);
});

it("trials have luck of their own, unless they are to be compared", async () => {
  const options = { subscribers: 100, executor: inlineExecutor, kept: nothingKept, purpose: "test" };
  const twice = [shared, shared];
  const [first, second] = await simulatedFigures(short, twice, casesUnder(), options);
  expect(second).not.toEqual(first);
  const [third, fourth] = await simulatedFigures(short, twice, casesUnder(), { ...options, sameLuck: true });
  expect(fourth).toEqual(third);
  const other = await simulatedFigures(short, [shared], casesUnder(), { ...options, purpose: "another" });
  expect(other).not.toEqual([first]);
});
