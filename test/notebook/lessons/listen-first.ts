import { counterfactualOf, simulate } from "../../../src/index.ts";
import { lessonSize, loadCase } from "../../../src/node/index.ts";

// What the cells of the notebook set up before its exercises.
const netflix = loadCase("netflix-2011");
export const size = lessonSize(20_000);
export const run = simulate(netflix.scenario, size);
export const sumOf = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);
const without = ["apology", "qwikster"];
export const { scenario: quiet } = counterfactualOf(netflix.scenario, { without: without });
const assumed = { evidence: "assumed", source: "what if" };
export const answer = (kind: string, announced: string) => {
  const common = { id: `${kind}-${announced}`, announced: announced, ...assumed };
  if (kind === "reverse") return { ...common, type: "reversal", of: "price" };
  const amount = kind === "compensate" ? { amount: 5 } : {}; // dollars
  return { ...common, type: "response", to: "price", kind: kind, ...amount };
};
