import type { ResponseKind } from "../market/event.ts";
import type { Evidence } from "../market/evidence.ts";
import type { ChurnDefinition } from "../scenario/scenario.ts";

/** The class of a table of the coding rules, and the sentence of the sheet that decides for it. */
export interface Classed {
  readonly class: string;
  readonly because: string;
}

/** A number that the sheet has itself, and where. */
interface Told {
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly evidence: Evidence;
  readonly because: string;
}

/** A class of the rules, or the case's own number in its place. */
export type Coded = Classed | Told;

/** What the case counts, and how many there were on the evening before the start. */
interface CodedPeople {
  /**
   * `people`: subscribers. `index`: the level before is 1,000,000 and results are ratios. `users`: payers and those who
   * use a payer's account; 1,000,000 users is the level before, and the scenario's subscribers are the payers among them.
   */
  readonly counts: "people" | "index" | "users";
  /** Name of what is counted, in the plural, where it is not subscribers; no effect. */
  readonly unit?: string;
  /** All of the sheet's unit, those whom the event cannot touch included; 1,000,000 where it is an index. */
  readonly level: Told;
  /** Share of them whom the event can touch; the others keep their terms and are not simulated. */
  readonly touched?: Coded;
  /** Completed months of the oldest subscribers; 60 if they are older. */
  readonly serviceMonths: number;
}

/** A plan of the service, with its price as the sheet has it. */
export interface CodedPlan {
  readonly title: string;
  /** Plans of one family differ in screens or picture quality; the plan's id if absent. */
  readonly family?: string;
  /** In the coding's currency, for the months that a bill covers; nothing for a plan that an event brings. */
  readonly price?: number;
  readonly billingMonths?: number;
  /** Components of the offer that it lacks; none if absent. */
  readonly lacks?: readonly string[];
}

/** How the opening subscribers divide: the share of one plan by the rules' table `opening`, the rest in equal parts. */
interface CodedOpening extends Classed {
  readonly plan: string;
}

/** What a bill is on the eve, for normalising prices. */
type CodedBill =
  | { readonly kind: "plans"; readonly because: string }
  | { readonly kind: "income"; readonly value: number; readonly because: string }
  | { readonly kind: "shadow"; readonly because: string };

/** A part of the offer that can be lost or had alone, and the share of the offer's mean worth that it is. */
interface CodedComponent {
  readonly id: string;
  /** Its share of the mean worth of the main plan; or `step`: what the dearer plan costs more. */
  readonly worth: Coded | "step";
}

/** Growth before: a quarter of the sheet, earliest first. */
interface CodedQuarter {
  readonly quarter: string;
  /** Net additions, or gross ones where the sheet has those. */
  readonly net?: number;
  readonly gross?: number;
  /** At its beginning. */
  readonly level: number;
}

/** Who comes in. */
interface CodedJoining {
  readonly season: Classed;
  readonly quarters: readonly CodedQuarter[];
  /** How well the growth before is known: table `growth`. */
  readonly known: Classed;
  readonly returners: Classed;
  /** A class of table `return` where it is not the shared one. */
  readonly returns?: Classed;
  readonly trialDays: number;
  readonly because: string;
}

/** The price of a machine that a subscription needs. */
export interface CodedMachine {
  readonly before: number;
  readonly after: number;
  /** First day of the new price. */
  readonly from: string;
  readonly because: string;
}

/** A rival, or several of one class and price as one. */
interface CodedRival {
  readonly title: string;
  readonly substitutability: Classed;
  /** Known at the opening; nobody if absent (an event brings it). */
  readonly reach?: Classed;
  readonly eligible?: Classed;
  /** In the coding's currency, a month; the price of the main plan if absent. */
  readonly price?: number;
  /** Uses a month that `price` is multiplied by, a class of `uses`. */
  readonly uses?: Classed;
  /** Component that it gives, if not the whole offer. */
  readonly of?: string;
  /** First day of its price; known before the start if absent. */
  readonly from?: string;
  readonly because?: string;
}

/** Fields of every coded event. */
interface CodedEventFields {
  readonly id: string;
  readonly title: string;
  readonly announced: string;
  readonly effective?: string | { readonly new: string; readonly existing: string };
  readonly for?: "new" | "existing" | "all";
  /** Class of severity; `concerned` multiplies it in values shocks and new names. */
  readonly severity?: Classed & { readonly concerned?: Classed };
  /** Told on the day of the announcement, or on a later day; in a rollout so many days before each step. */
  readonly notice?: CodedNotice;
  readonly evidence: Evidence;
  readonly because: string;
}

/** A message to the person. */
export interface CodedNotice extends Classed {
  /** Day on which it goes out; the announcement if absent. */
  readonly on?: string;
  /** In a rollout: days before each step's first bill. */
  readonly daysBefore?: number;
  /** If the sheet says that those who are not touched were written to: whether it comforts them. */
  readonly others?: "comforted" | "woken";
}

/** A dated event as the sheet tells it; money in the coding's currency. */
export type CodedEvent = CodedEventFields &
  (
    | {
        readonly type: "price-change";
        readonly prices: Readonly<Record<string, number>>;
        readonly rollout?: CodedRollout;
        readonly keeps?: CodedKeeping;
      }
    | { readonly type: "fee"; readonly amount: number; readonly spared?: Classed }
    | {
        readonly type: "new-plan";
        readonly prices: Readonly<Record<string, number>>;
        /** The main plan's price of the same day, where it is not the coding's. */
        readonly against?: number;
      }
    | { readonly type: "media" }
    | { readonly type: "rebrand"; readonly hassle: Classed }
    | { readonly type: "reversal"; readonly of: string }
    | {
        readonly type: "response";
        readonly to: string;
        readonly kind: ResponseKind;
        readonly quality?: Classed;
      }
    | {
        readonly type: "content-loss" | "content-gain";
        readonly component?: string;
        readonly share: CodedShare;
      }
    | { readonly type: "extra"; readonly perUse: number; readonly uses: Classed; readonly users: Classed }
    | {
        readonly type: "competitor-offer";
        readonly rival: string;
        readonly reach: Classed;
        readonly eligible?: Classed;
        readonly price?: number;
        readonly freeDays?: number;
        readonly until?: string;
        readonly extras?: { readonly perUse: number; readonly uses: Classed };
      }
    | { readonly type: "competitor-entry"; readonly rival: string; readonly reach: Classed }
    | {
        readonly type: "competitor-price-change";
        readonly rival: string;
        readonly price?: number;
        readonly frozen?: Classed;
      }
    | {
        readonly type: "sharing-enforcement";
        readonly borrowers: Coded;
        readonly conversion: Coded;
        readonly months: Coded;
        readonly lenders: Coded;
        readonly fee: number;
      }
  );

/** Share of a component's viewing: a class, or a second catalogue's price beside the plan's (halved, and the part of it that comes). */
export type CodedShare =
  | Coded
  | (Classed & { readonly alone: number; readonly plan: number; readonly part?: number });

/** The price reaches subscribers by degrees, in equal monthly shares. */
interface CodedRollout {
  readonly first: string;
  readonly months: number;
  readonly because: string;
}

/** Existing subscribers keep the old price until a day. */
interface CodedKeeping {
  readonly until?: string;
  readonly because: string;
}

/** What validation needs to know of the case's windows beside `data/case-bank.csv`. */
interface CodedWindow {
  /** Part of the first window that lies before the start, known from the sheet. */
  readonly before?: readonly {
    readonly from: string;
    readonly to: string;
    readonly quantity: string;
    readonly value: number;
  }[];
  readonly note?: string;
}

/** A case as coded from the sheet of one of its events; see docs/case-coding.md. */
export interface Coding {
  readonly case: string;
  /** Number of the sheet, 1 for the first. */
  readonly sheet: number;
  /** Name of the event in `data/case-bank.csv`, whose windows the coding serves. */
  readonly event: string;
  readonly title: string;
  readonly grade: "A" | "B" | "C";
  /** First simulated day: the day after the last level known. */
  readonly start: string;
  /** Last day of the last window that counts. */
  readonly until: string;
  /** ISO 4217 code of the sheet's prices. */
  readonly currency: string;
  readonly churnDefinition: ChurnDefinition;
  readonly people: CodedPeople;
  readonly bill: CodedBill;
  /** Main plan: most used, else nearest the mean bill. */
  readonly main: string;
  readonly plans: Readonly<Record<string, CodedPlan>>;
  readonly opening?: CodedOpening;
  readonly worth: Classed;
  readonly components?: readonly CodedComponent[];
  /** Monthly churn before: a class of table `churn`, or published, with the class of its range in `churnRange`. */
  readonly churn: Classed | { readonly value: number; readonly of: Classed };
  readonly joining: CodedJoining;
  readonly machine?: CodedMachine;
  readonly rivals: Readonly<Record<string, CodedRival>>;
  readonly leaving: Classed;
  readonly events: readonly CodedEvent[];
  readonly window?: CodedWindow;
}
