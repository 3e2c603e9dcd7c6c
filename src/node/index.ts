export { loadBankResult, type ShippedBank } from "./bank/load-bank-result.ts";
export { type RenderedChart, renderChart } from "./chart/render-chart.ts";
export { saveChart } from "./chart/save-chart.ts";
export {
  type Case,
  type LoadCaseOptions,
  listCases,
  loadCase,
  loadCaseFolder,
  loadScenarioFile,
  loadSharedParameters,
  openCase,
} from "./data/load-case.ts";
export { loadPosterior, type PosteriorOptions } from "./data/load-posterior.ts";
export { type OpenScenario, openScenario } from "./data/open-scenario.ts";
export type { CaseOptions } from "./data/package-data.ts";
export { loadPolicySpace } from "./data/policy-space.ts";
export { type Reading, readReadings } from "./data/readings.ts";
export { type CheckOptions, check } from "./notebook/check.ts";
export { displayBundle, md } from "./notebook/display.ts";
export { type LabOptions, lab } from "./notebook/lab.ts";
export { type LessonSize, lessonSize } from "./notebook/lesson-size.ts";
export { type Progress, progress } from "./notebook/progress.ts";
export {
  type ExecutedCell,
  type NotebookRun,
  type RunNotebookOptions,
  runNotebook,
} from "./notebook/runner.ts";
export { show } from "./notebook/show.ts";
export { type TableOptions, table } from "./notebook/table.ts";
export { simulateOnWorkers, type WorkerRunOptions } from "./simulate-on-workers.ts";
export { figuresExecutor, outcomeExecutor, workerExecutor } from "./worker-executor.ts";
