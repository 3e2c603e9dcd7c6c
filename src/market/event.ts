import type { Evidence } from "./evidence.ts";

/** When an event takes effect: one ISO date for everyone, or one for new and one for existing subscribers. */
export type Effective = string | { readonly new: string; readonly existing: string };

/** Personal notice that comes with an event. */
export interface Notice {
  readonly channel: string;
  /** Share of those addressed whom it reaches, 0..1. */
  readonly reach: number;
  /** `affected` (default): those whose plan's price changes; `all`: every subscriber. */
  readonly to?: "affected" | "all";
  /**
   * With `to: "all"`: how far its wording wakes those whom the event does not touch, 0..1, relative to those whom it
   * does. 1 (default): they read it as if it were about them; 0: its first line says that nothing changes for them.
   */
  readonly wakesUnaffected?: number;
}

/** Fields that every dated event has. */
export interface EventBase {
  readonly id: string;
  readonly title?: string;
  /** ISO date on which it becomes public. */
  readonly announced: string;
  /** ISO date(s) from which it is in force; by default the announcement. Never before it. */
  readonly effective?: Effective;
  /** Whom it concerns; by default everybody. */
  readonly for?: "new" | "existing" | "all";
  /** How much public anger it stirs: 1 is Netflix's price announcement of 12 July 2011; 0 (default) stirs none. */
  readonly severity?: number;
  readonly notice?: Notice;
  readonly evidence: Evidence;
  readonly source: string;
  readonly note?: string;
}

/** New prices by plan id. */
export interface PriceChange extends EventBase {
  readonly type: "price-change";
  readonly prices: Readonly<Record<string, number>>;
}

/** A bundle is taken apart: its price becomes the sum of its parts and the parts are sold alone (`adds`). */
export interface PlanSplit extends EventBase {
  readonly type: "plan-split";
  readonly prices: Readonly<Record<string, number>>;
  readonly adds: readonly string[];
}

/** Plans that become available; their prices stand in `prices`. */
export interface NewPlan extends EventBase {
  readonly type: "new-plan";
  readonly prices: Readonly<Record<string, number>>;
  readonly adds: readonly string[];
}

/** The firm writes to subscribers about another event, or about nothing in particular. */
export interface NoticeEvent extends EventBase {
  readonly type: "notice";
  readonly about?: string;
  readonly notice: Notice;
}

/** Press coverage that stirs or wakes without any change of the firm's own; `severity` says how much. */
export interface Media extends EventBase {
  readonly type: "media";
}

/** A new name or a second account for some families: hassle while in force, expected while announced. */
export interface Rebrand extends EventBase {
  readonly type: "rebrand";
  /** Families whose subscribers have the extra trouble. */
  readonly families: readonly string[];
  /** Share of the parameter `rebrand.hassle` that applies, 1 by default. */
  readonly hassle?: number;
}

/** Another event is taken back: from its date that event is no longer in force or expected. */
export interface Reversal extends EventBase {
  readonly type: "reversal";
  readonly of: string;
}

/** What the firm says about an event it caused. */
export interface Response extends EventBase {
  readonly type: "response";
  readonly to: string;
  readonly kind: ResponseKind;
  /** Quality of the response (empathy, intensity), 0..1; 1 by default. */
  readonly quality?: number;
  /** With `compensate`: what each subscriber gets once, in the scenario's currency. */
  readonly amount?: number;
}

/**
 * What a firm can do about an event it caused: say nothing, give reasons, engage and adapt, say sorry, pay, or show the
 * whole plan and its reason.
 */
export type ResponseKind = "silence" | "explain" | "listen" | "apologise" | "compensate" | "announce-vision";

/** Existing subscribers keep the old price of another event, for good or until a day. */
export interface Grandfathering extends EventBase {
  readonly type: "grandfathering";
  readonly of: string;
  /** Families that keep it; all by default. */
  readonly families?: readonly string[];
  /** First ISO date on which the new price is charged to them too; never by default. */
  readonly until?: string;
}

/** The price of another event reaches existing subscribers in steps, each on its own day. */
export interface Rollout extends EventBase {
  readonly type: "rollout";
  readonly of: string;
  /** Shares of the existing subscribers, summing to 1, and the day from which each is charged. */
  readonly steps: readonly { readonly share: number; readonly effective: string }[];
}

/** Who is about to leave by choice is offered a discount for some months. */
export interface RetentionOffer extends EventBase {
  readonly type: "retention-offer";
  /** Off the price, in the scenario's currency per month. */
  readonly discount: number;
  readonly months: number;
  /** Last ISO date on which it is made; no end by default. */
  readonly until?: string;
}

/** Those who have left are offered a discount for some months if they come back. */
export interface WinBackOffer extends EventBase {
  readonly type: "win-back-offer";
  readonly discount: number;
  readonly months: number;
  /** Chance that a former subscriber hears of it in a month, 0..1. */
  readonly reach: number;
  readonly until?: string;
}

/** How newcomers are received from the effective date on; each part 0 (as before) to 1 (as good as it gets). */
export interface Onboarding extends EventBase {
  readonly type: "onboarding";
  /** What the service is and is not is said before the first bill. */
  readonly expectations: number;
  /** Doubts are asked for and eased. */
  readonly doubts: number;
  /** What comes next is shown. */
  readonly roadmap: number;
  /** It is said kindly. */
  readonly tone: number;
}

/** Plans are closed and their subscribers moved into another at their next renewal, asked or not. */
export interface PlanMerge extends EventBase {
  readonly type: "plan-merge";
  readonly from: readonly string[];
  readonly into: string;
}

/** People who use somebody else's subscription are asked to pay for their own. */
export interface SharingEnforcement extends EventBase {
  readonly type: "sharing-enforcement";
  /** People who borrow. */
  readonly borrowers: number;
  /** Share of them who take a subscription of their own, 0..1. */
  readonly conversion: number;
  /** Time constant with which they do, months. */
  readonly months: number;
  /** Share of the subscribers who lend their account, 0..1; 0 by default. */
  readonly lenders?: number;
  /** What it takes from each of them, in the scenario's currency per month; 0 by default. */
  readonly burden?: number;
}

/** The service fails some of its subscribers; they are woken at their next renewal. */
export interface ServiceFailure extends EventBase {
  readonly type: "service-failure";
  /** Share of subscribers who are hit, 0..1. */
  readonly reach: number;
}

/** A rival's dated offer: price and free period while it lasts, and how many know of it. */
export interface CompetitorOffer extends EventBase {
  readonly type: "competitor-offer";
  readonly rival: string;
  /** Plan ids of the rival that the offer is for; all of them by default. */
  readonly plans?: readonly string[];
  /** Last ISO date on which it can be taken up. */
  readonly until?: string;
  /** Monthly price under the offer; the plan's own price by default. */
  readonly price?: number;
  /** Days free of charge at the start; 0 by default. */
  readonly freeDays?: number;
  /** Worth of extras, in the scenario's currency per month (in-store exchange, games); 0 by default. */
  readonly extras?: number;
  /** Share of the eligible who know of it, 0..1. */
  readonly reach: number;
  /** Share of the focal subscribers who may take it up, 0..1; the rival's `eligible` by default. */
  readonly eligible?: number;
  readonly campaign?: string;
}

/** A rival's plans become available to those it reaches. */
export interface CompetitorEntry extends EventBase {
  readonly type: "competitor-entry";
  readonly rival: string;
  readonly reach: number;
}

/** A rival changes prices, by its plan ids. */
export interface CompetitorPriceChange extends EventBase {
  readonly type: "competitor-price-change";
  readonly rival: string;
  readonly prices: Readonly<Record<string, number>>;
}

/** A share of a component's viewing is lost; felt from the effective date. */
export interface ContentLoss extends EventBase {
  readonly type: "content-loss";
  readonly component: string;
  readonly share: number;
}

/** A component gains viewing, as a share of what it had. */
export interface ContentGain extends EventBase {
  readonly type: "content-gain";
  readonly component: string;
  readonly share: number;
}

/** Anything dated in a scenario: the firm's acts, its rivals' and the world's. */
export type MarketEvent =
  | PriceChange
  | PlanSplit
  | NewPlan
  | NoticeEvent
  | Media
  | Rebrand
  | Reversal
  | Response
  | Grandfathering
  | Rollout
  | RetentionOffer
  | WinBackOffer
  | Onboarding
  | PlanMerge
  | SharingEnforcement
  | ServiceFailure
  | CompetitorOffer
  | CompetitorEntry
  | CompetitorPriceChange
  | ContentLoss
  | ContentGain;

/** Names of the event types. */
export type EventType = MarketEvent["type"];
