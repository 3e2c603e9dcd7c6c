export { chart } from "./chart/chart.ts";
export type { VegaLiteSpec } from "./chart/spec.ts";
export type { World } from "./chart/world.ts";
export { type AttributeOptions, attribute } from "./experiment/attribute.ts";
export type {
  Attribution,
  AttributionSample,
  AttributionSetting,
  Interaction,
  Share,
} from "./experiment/attribution.ts";
export {
  type CauseStep,
  type Causes,
  type CausesOptions,
  type CausesQuestion,
  causesOf,
} from "./experiment/causes.ts";
export {
  type Change,
  type Comparison,
  type Counterfactual,
  compare,
  counterfactualOf,
} from "./experiment/compare.ts";
export {
  type DaySpread,
  type Ensemble,
  type EnsembleOptions,
  ensemble,
} from "./experiment/ensemble.ts";
export { type EnsembleScores, ensembleScores, type FigureScore } from "./experiment/ensemble-scores.ts";
export {
  type Executor,
  type ExecutorOptions,
  inlineExecutor,
  type Job,
  type ResultOptions,
} from "./experiment/job.ts";
export { type Leavers, leavers } from "./experiment/leavers.ts";
export type { GroupNames, Player } from "./experiment/players.ts";
export {
  type PeriodSpread,
  type ReplicateOptions,
  replicate,
  summarisePeriods,
} from "./experiment/replicate.ts";
export type { RunFigures } from "./experiment/run-figures.ts";
export { type FigureName, figuresOf, type Uncertainty, uncertaintyOf } from "./experiment/uncertainty.ts";
export { type Draw, withDraw } from "./market/draw.ts";
export type { EventType, MarketEvent } from "./market/event.ts";
export type { Evidence, Sourced } from "./market/evidence.ts";
export { breakEvenLoss, lifetimeValue, sustainablePrice } from "./market/money.ts";
export type { Parameter, Parameters } from "./market/parameter.ts";
export type { Plan, Rival } from "./market/plan.ts";
export type { Candidate, Objective } from "./policy/candidate.ts";
export { type Optimisation, type OptimiseOptions, optimise } from "./policy/optimise.ts";
export {
  type Choice,
  changeOf,
  describePolicy,
  historyOf,
  type Lever,
  type Policy,
  type PolicySpace,
} from "./policy/policy-space.ts";
export { formatIssue, ScenarioError, type ScenarioIssue } from "./scenario/issue.ts";
export type { Observation } from "./scenario/observation.ts";
export { type ParseResult, parseScenario } from "./scenario/parse.ts";
export type { Scenario } from "./scenario/scenario.ts";
export { type Margin, type MarginOptions, marginsOf } from "./sensitivity/margin.ts";
export { type OneAtATime, oneAtATime, type Swing } from "./sensitivity/one-at-a-time.ts";
export type { PointRunOptions, WorldUnder } from "./sensitivity/point-runs.ts";
export {
  type ParameterInfluence,
  type Sensitivity,
  type SensitivityMethod,
  type SensitivityOptions,
  sensitivities,
  sensitivity,
} from "./sensitivity/sensitivity.ts";
export { type Account, accountsOf } from "./simulation/accounts.ts";
export { type ChoiceSum, type ExplainedSubscriber, explainChoice } from "./simulation/explain-choice.ts";
export {
  type HazardByTenureOptions,
  hazardByTenure,
  type TenureHazard,
} from "./simulation/hazard-by-tenure.ts";
export type { Cause, Ledger } from "./simulation/ledger.ts";
export { type Move, type Moves, movesOf } from "./simulation/moves.ts";
export type { DiaryEntry, Observed, Outcome, Period, Persons } from "./simulation/outcome.ts";
export { periodsOf, withObserved } from "./simulation/periods.ts";
export { type PlanValue, type PlanValueOptions, planValuesOf } from "./simulation/plan-values.ts";
export { type RivalPeriod, rivalLedger } from "./simulation/rival-ledger.ts";
export { type SimulateOptions, StoppedError, simulate } from "./simulation/simulate.ts";
export { type FanSummary, type Summary, summarise, summariseFan } from "./statistics/summarise.ts";
export type { BankSummary, WindowResult } from "./validation/bank-score.ts";
export type { BankResult, BankTable, BankTables } from "./validation/validate-bank.ts";
