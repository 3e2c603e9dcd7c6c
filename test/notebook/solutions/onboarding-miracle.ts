import { type Change, counterfactualOf, type MarketEvent, periodsOf, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const scenarioOf = (change: Change) => counterfactualOf(netflix.scenario, change).scenario;
const assumed = { evidence: "assumed", source: "what if" } as const;
const named = { id: "welcome", type: "onboarding", ...assumed } as const;
const onDay = { ...named, announced: "2011-07-01" };
const said = (part: number) => ({ expectations: part, doubts: part });
const shown = (part: number) => ({ roadmap: part, tone: part });
const best: MarketEvent = { ...onDay, ...said(1), ...shown(1) };
const effect = ([first, months]: number[]) => [
  `parameters.onboarding.best=${first}`,
  `parameters.onboarding.months=${months}`,
];
const run = simulate(netflix.scenario, size);

// solution
const myBest = 0.2;
const myMonths = 6;
const miracle = scenarioOf({ with: best, set: effect([myBest, myMonths]) });
const won = periodsOf(simulate(miracle, size))[1].closing - periodsOf(run)[1].closing;
check("810,000 more on 31 December", won >= 810_000, {
  hint: `yours brings ${Math.round(won / 1000)},000; it may be better, or last longer`,
});
// end of solution
