import type { Ensemble } from "../../../src/index.ts";
import { figuresExecutor, lessonSize, loadCase } from "../../../src/node/index.ts";

// What the cells of the notebook set up before its exercises.
export const netflix = loadCase("netflix-2011");
export const size = lessonSize(10_000);
export const seeds20 = { ...size, replicates: 20, executor: figuresExecutor() };
export const width = ({ periods }: Ensemble) => {
  const { p05, p95 } = periods[1].closing;
  return (p95 - p05) / 1e6;
};
