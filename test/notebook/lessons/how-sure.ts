import { type Ensemble, periodsOf, type Scenario, simulate } from "../../../src/index.ts";
import { figuresExecutor, lessonSize, loadCase } from "../../../src/node/index.ts";

// What the cells of the notebook set up before its exercises.
export const netflix = loadCase("netflix-2011");
export const size = lessonSize(10_000);
export const seeds20 = { ...size, replicates: 20, executor: figuresExecutor() };
export const width = ({ periods }: Ensemble) => {
  const { p05, p95 } = periods[1].closing;
  return (p95 - p05) / 1e6;
};
export const spread = (values: number[]) => Math.max(...values) - Math.min(...values);
const summer = { ...size, until: "2011-09-30" };
export const september = (scenario: Scenario, seed: number) =>
  periodsOf(simulate(scenario, { ...summer, seed }))[0].closing / 1e6;
