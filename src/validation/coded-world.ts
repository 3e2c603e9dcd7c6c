import type { Parameters } from "../market/parameter.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type ClassDraw, centralClasses } from "./class-draw.ts";
import type { Coding } from "./coding.ts";
import type { CodingRules } from "./coding-rules.ts";

/** People of a stretch of days who keep their terms, carried forward by the joining baseline alone. */
export interface CarriedForward {
  /** ISO dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly grossAdditions: number;
  readonly cancellations: number;
}

/** A coded case as a world to run, and what the run leaves out. */
export interface CodedWorld {
  /** The people whom the event can touch. */
  readonly scenario: Scenario;
  /** The others: how many on the evening before the start, and what they do. Add them to the run's figures. */
  readonly untouched?: { readonly people: number; readonly flows: readonly CarriedForward[] };
  /**
   * Where the case counts users: those who use a payer's account at the start, and the share of them who take an account
   * of their own. Users are subscribers plus borrowers less those who have taken one.
   */
  readonly borrowers?: {
    readonly people: number;
    readonly conversion: number;
    readonly months: number;
    readonly from: string;
  };
}

/**
 * The world of a coding.
 *
 * @param shared Shared parameters, with the values of a draw put in if there is one.
 * @param classes Values of the rules' numbers; their central ones by default.
 */
export function worldOf(
  coding: Coding,
  rules: CodingRules,
  shared: Parameters,
  classes: ClassDraw = centralClasses,
): CodedWorld {
  void [coding, rules, shared, classes];
  throw new Error("not written yet");
}

/** The scenario of a coding: {@link worldOf} without what the run leaves out. */
export function scenarioOf(
  coding: Coding,
  rules: CodingRules,
  shared: Parameters,
  classes: ClassDraw = centralClasses,
): Scenario {
  return worldOf(coding, rules, shared, classes).scenario;
}
