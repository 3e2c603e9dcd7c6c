/**
 * What a window measures: net additions, the closing, monthly churn or cancellations of a service, or one of the
 * quantities of a firm without subscribers (visits, units, …), which are read as shapes.
 */
export type WindowQuantity = string;

/** A period that tests a case: a line of `data/case-bank.csv`. */
export interface CaseWindow {
  readonly case: string;
  /** Cases that share a shock share an episode, and are left out together. */
  readonly episode: string;
  readonly grade: "A" | "B" | "C";
  readonly role: "validate" | "calibrate" | "null" | "stress" | "sign" | "extreme" | "shape";
  /** First and last day, ISO dates. */
  readonly from: string;
  readonly to: string;
  readonly quantity: WindowQuantity;
  /** Day or month in which the event was announced, ISO. */
  readonly announced: string;
  /** What the firm or an analyst expected of this very window, in the window's quantity. */
  readonly guidance?: number;
  /** Which of the case's events it belongs to. */
  readonly event: string;
  readonly kind: "announced" | "first" | "during" | "next" | "later";
  /** Whether it counts in the scores. */
  readonly counts: boolean;
  readonly note: string;
}

/** The unit in which a window is judged: points of the base, points of monthly churn, or a change as a fraction. */
export type WindowUnit = "points" | "churn" | "shape";

/** In which unit a quantity is judged. */
export function unitOf(quantity: WindowQuantity): WindowUnit {
  if (quantity === "monthlyChurn") return "churn";
  const counted = ["netAdditions", "closing", "cancellations", "grossAdditions"];
  return counted.includes(quantity) || quantity.startsWith("closing.") ? "points" : "shape";
}

/** Name of a window that no other has: case, event, quantity and days. */
export function windowId(window: Pick<CaseWindow, "case" | "event" | "quantity" | "from" | "to">): string {
  return [window.case, window.event, window.quantity, window.from, window.to].join(" ");
}
