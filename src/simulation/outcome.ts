import type { Observation } from "../scenario/observation.ts";
import type { ChurnDefinition } from "../scenario/scenario.ts";
import type { Ledger } from "./ledger.ts";

/** What a run gives: columns, and what is needed to read them. Plain data; survives a message to another thread. */
export interface Outcome {
  readonly scenario: string;
  readonly title: string;
  /** What is counted, in the plural, where it is not subscribers. */
  readonly unit?: string;
  readonly seed: number;
  /** Agents at the opening. */
  readonly agents: number;
  readonly peoplePerAgent: number;
  /** ISO dates of the first and last simulated day. */
  readonly start: string;
  readonly until: string;
  readonly currency: string;
  readonly churnDefinition: ChurnDefinition;
  readonly plans: readonly string[];
  readonly families: readonly string[];
  /** Index into `families` per plan. */
  readonly familyOf: readonly number[];
  /** Names of the ledger's destinations: rivals' plans, then nothing. */
  readonly destinations: readonly string[];
  /** Agents per plan at the opening. */
  readonly opening: Int32Array;
  readonly ledger: Ledger;
  /** Everybody at the end, if the run was asked to keep them. */
  readonly persons?: Persons;
  /** What became of the subscriber whom the run was asked to follow, billing day by billing day. */
  readonly diary?: readonly DiaryEntry[];
  readonly mood: {
    /** Posts per day. */
    readonly posts: Float64Array;
    /** Goodwill damage, 1 is about the peak after 12 July 2011. */
    readonly damage: Float64Array;
    /** Joining relative to its baseline. */
    readonly joining: Float64Array;
    /**
     * People per day who would have joined and went to a rival instead, by rival. Below 0 where events turn those away
     * from a rival who would have gone to it.
     */
    readonly diverted: Readonly<Record<string, Float64Array>>;
  };
}

/** Who everybody was at the end of a run; columns of one length, opening subscribers first. */
export interface Persons {
  /** Who it is: the same number is the same person, with the same luck, in every run of a seed. */
  readonly number: Int32Array;
  /** Plan index chosen at the opening or when joining. */
  readonly first: Uint8Array;
  /** Plan index held at the end; 254 for who has left. */
  readonly last: Uint8Array;
  /** Day index of the last join, return or leaving, plus 1; 0 for who was there all along. */
  readonly since: Uint16Array;
  /** Of those who left: 0 background, 1 at the end of the trial, 2 + n by choice for the n-th option. */
  readonly reason: Uint8Array;
  /** Day index of the first leaving, plus 1, and why as in `reason`; 0 for who never left, whoever came back or not. */
  readonly firstLeft: Uint16Array;
  readonly firstReason: Uint8Array;
  /** Day index of coming within the run; -1 for an opening subscriber. */
  readonly joined: Int16Array;
  /** 1 for who came within the run and had left before it. */
  readonly returner: Uint8Array;
  /** Completed months of tenure at the opening, an open-ended class counted as its months; 0 for newcomers. */
  readonly tenure: Uint16Array;
  /** Day of the month, 1..30, on which the bill comes. */
  readonly billingDay: Uint8Array;
  /** Own chance to quit in a month for reasons outside the story, when nothing raises or lowers it; see `quit.alpha`. */
  readonly quit: Float32Array;
  /**
   * What the plan first chosen was worth beyond its price on that day, by the subscriber's taste alone, dollars a month:
   * the less it is, the more a price matters. Below 0 for those who like a plan for what dollars do not explain.
   */
  readonly surplus: Float32Array;
}

/** One billing day of a subscriber. */
export interface DiaryEntry {
  readonly date: string;
  /** Plan held until then; absent for somebody who comes back. */
  readonly plan?: string;
  /** Ties who have left of late, each by what is left of the news. */
  readonly heard?: number;
  /** Ids of the events of which a mail or a changed bill told since the billing day before. */
  readonly told?: readonly string[];
  /** What made the subscriber think again, by the model's account; absent if nothing did, or nobody was asked. */
  readonly thought?: "habit" | "notice" | "press";
  /** What was paid, in the scenario's currency; absent if the subscriber left. */
  readonly paid?: number;
  /** Whether a trial ended on this day. */
  readonly endsTrial?: boolean;
  /** Plan from now on, if it is another. */
  readonly now?: string;
  /** Why the subscriber left, as in `Persons.reason`. */
  readonly left?: number;
}

/** Figures of a calendar quarter, in people and the scenario's currency. */
export interface Period {
  readonly period: string;
  readonly start: string;
  readonly end: string;
  /** True if the run covers only a part of the quarter. */
  readonly partial?: boolean;
  readonly opening: number;
  /** New and returning subscribers. */
  readonly grossAdditions: number;
  readonly returns: number;
  readonly cancellations: number;
  readonly netAdditions: number;
  readonly closing: number;
  /** By the scenario's churn definition, per month. */
  readonly monthlyChurn: number;
  readonly revenue: number;
  /**
   * Revenue less cost and concessions, as `accountsOf` has it; absent where a plan with subscribers has no cost, or the
   * scenario was not at hand.
   */
  readonly contribution?: number;
  /** Closing subscribers per plan family. */
  readonly byPlan: Readonly<Record<string, number>>;
  /** Closing subscribers per plan. */
  readonly byTier: Readonly<Record<string, number>>;
  /** What was observed; unknown values are absent. */
  readonly observed?: Observed;
}

/** Observed figures of a quarter. */
export interface Observed {
  closing?: number;
  grossAdditions?: number;
  cancellations?: number;
  netAdditions?: number;
  monthlyChurn?: number;
  revenue?: number;
  byPlan?: Record<string, number>;
}

/** What every run is compared with, if it is known. */
export type Observations = readonly Observation[];
