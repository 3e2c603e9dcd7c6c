export type { EventType, MarketEvent } from "./market/event.ts";
export type { Evidence, Sourced } from "./market/evidence.ts";
export type { Parameter, Parameters } from "./market/parameter.ts";
export type { Plan, Rival } from "./market/plan.ts";
export type { Observation } from "./scenario/observation.ts";
export type { Scenario } from "./scenario/scenario.ts";
export type { Observed, Outcome, Period } from "./simulation/outcome.ts";
export { periodsOf } from "./simulation/periods.ts";
export { type SimulateOptions, simulate } from "./simulation/simulate.ts";
