import type { MarketEvent } from "../market/event.ts";

/** What a lever is measured by: figures of the quarter, or posts about the firm. */
export type Measure = "cancellations" | "returns" | "closing" | "posts";

/** A world: the real events, some more, and other values. */
export interface World {
  readonly events: readonly MarketEvent[];
  readonly set?: readonly string[];
}

/** Something that a firm can do, and what the literature lets one expect of it. */
export interface Lever {
  /** In words, what is different from the world that it is held against. */
  readonly name: string;
  readonly world: World;
  readonly against: World;
  readonly measure: Measure;
  readonly expected: "+" | "-";
  readonly source: string;
  /** Parameters on which the size rests most. */
  readonly restsOn: readonly string[];
}

/** Day of the price announcement. */
export const DAY_ONE = "2011-07-12";
/** What an event that did not happen says of itself. */
export const made = { evidence: "assumed", source: "what if" } as const;
/** The real world. */
export const asItWas: World = { events: [] };
/** Parameters on which the reaction to a price rests most. */
export const RISE: readonly string[] = ["attention.notice", "choice.scale", "choice.lossAversion"];
