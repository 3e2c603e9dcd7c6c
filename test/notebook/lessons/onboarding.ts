import { type Change, counterfactualOf, type MarketEvent, simulate } from "../../../src/index.ts";
import { lessonSize, loadCase } from "../../../src/node/index.ts";

// What the cells of the notebook set up before its exercises.
const netflix = loadCase("netflix-2011");
export const size = lessonSize(20_000);
export const scenarioOf = (change: Change) => counterfactualOf(netflix.scenario, change).scenario;
const assumed = { evidence: "assumed", source: "what if" } as const;
const named = { id: "welcome", type: "onboarding", ...assumed } as const;
const onDay = { ...named, announced: "2011-07-01" };
const said = (part: number) => ({ expectations: part, doubts: part });
const shown = (part: number) => ({ roadmap: part, tone: part });
export const best: MarketEvent = { ...onDay, ...said(1), ...shown(1) };
export const effect = ([first, months]: number[]) => [
  `parameters.onboarding.best=${first}`,
  `parameters.onboarding.months=${months}`,
];
export const run = simulate(netflix.scenario, size);
