import type { Change, MarketEvent } from "../../../src/index.ts";
import { counterfactualOf, periodsOf, rivalLedger, simulate } from "../../../src/index.ts";
import { check, lessonSize, loadCase } from "../../../src/node/index.ts";

const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
const world = (change: Change = {}, base = netflix.scenario, options = size) => {
  const { scenario } = counterfactualOf(base, change);
  const outcome = simulate(scenario, options);
  return { scenario, outcome, quarters: periodsOf(outcome) };
};
type World = ReturnType<typeof world>;
const wonBy = ({ outcome, scenario }: World, rival: string | string[] = "blockbuster") =>
  rivalLedger(outcome, scenario, rival);
const thousands = (people: number) => Math.round(people / 1000);
const toSeptember = { ...size, until: "2011-09-30" };
const asItWas = world();
const invented = { evidence: "assumed", source: "what if" } as const;
const dayOne = { announced: "2011-07-12", ...invented };
const keep: MarketEvent = { id: "old-price", type: "grandfathering", of: "price", ...dayOne };
const stay = (discount: number, months: number): MarketEvent => {
  return { id: "stay", type: "retention-offer", discount, months, ...dayOne };
};
const before = wonBy(asItWas)[0].fromLeavers;

// solution
const myActs: MarketEvent[] = [keep, stay(6, 6)];
const defended = world({ with: myActs }, netflix.scenario, toSeptember);
const still = wonBy(defended)[0].fromLeavers;
check("half as many leave for Blockbuster", still <= before / 2, {
  hint: `${thousands(still)} thousand still leave, of ${thousands(before)}`,
});
// end of solution
