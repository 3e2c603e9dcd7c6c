import { type Change, counterfactualOf, periodsOf, rivalLedger, simulate } from "../../../src/index.ts";
import { lessonSize, loadCase } from "../../../src/node/index.ts";

// What the cells of the notebook set up before its exercises.
export const netflix = loadCase("netflix-2011");
const size = lessonSize(20_000);
export const world = (change: Change = {}, base = netflix.scenario, options = size) => {
  const { scenario } = counterfactualOf(base, change);
  const outcome = simulate(scenario, options);
  return { scenario, outcome, quarters: periodsOf(outcome) };
};
type World = ReturnType<typeof world>;
export const wonBy = ({ outcome, scenario }: World, rival: string | string[] = "blockbuster") =>
  rivalLedger(outcome, scenario, rival);
export const thousands = (people: number) => Math.round(people / 1000);
export const toSeptember = { ...size, until: "2011-09-30" };
export const trial = "events.blockbuster-trial";
