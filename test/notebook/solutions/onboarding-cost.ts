import type { Change, MarketEvent, Outcome } from "../../../src/index.ts";
import { counterfactualOf, periodsOf, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const scenarioOf = (change: Change) => counterfactualOf(netflix.scenario, change).scenario;
const strengths = { weak: [0.8, 0.25], middle: [0.5, 1], strong: [0.35, 3] };
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
const worlds = Object.values(strengths).map((how) =>
  simulate(scenarioOf({ with: best, set: effect(how) }), size),
);
const total = (world: Outcome, what: "revenue" | "grossAdditions") =>
  periodsOf(world).reduce((sum, quarter) => sum + quarter[what], 0);
const extra = total(worlds[1], "revenue") - total(run, "revenue");

// solution
const mine = extra / total(worlds[1], "grossAdditions"); // dollars per welcome
const right = extra / total(worlds[1], "grossAdditions");
check(`a welcome may cost ${mine.toFixed(2)} dollars`, Math.abs(mine - right) < 0.005, {
  hint: "divide by those who are welcomed, in both quarters: total(worlds[1], ...)",
});
// end of solution
