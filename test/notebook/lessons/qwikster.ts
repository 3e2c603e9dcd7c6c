import { type Change, counterfactualOf, type Outcome, periodsOf, simulate } from "../../../src/index.ts";
import { lessonSize, loadCase } from "../../../src/node/index.ts";

// What the cells of the notebook set up before its exercises.
const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
export const scenarioOf = (change: Change) => counterfactualOf(netflix.scenario, change).scenario;
export const runOf = (change: Change) => simulate(scenarioOf(change), size);
export const none = runOf({ without: ["qwikster"] });
const closing = (one: Outcome, quarter: number) => periodsOf(one)[quarter].closing / 1e6;
export const lost = (one: Outcome, other: Outcome) =>
  [0, 1].map((quarter) => closing(other, quarter) - closing(one, quarter));
