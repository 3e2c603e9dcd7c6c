/** Why a subscriber leaves. */
const CAUSES = ["background", "trial", "choice"] as const;
export type Cause = (typeof CAUSES)[number];

/** What is counted on every day, in agents: columns of days x plans, row-major, unless they say otherwise. */
export interface Flows {
  readonly days: number;
  readonly plans: number;
  /** First-time subscribers. */
  readonly joined: Int32Array;
  /** Returns, of those who left before the start and of those who left since. */
  readonly returned: Int32Array;
  readonly switchedIn: Int32Array;
  readonly switchedOut: Int32Array;
  readonly leftBackground: Int32Array;
  readonly leftTrial: Int32Array;
  readonly leftChoice: Int32Array;
  /** Of those who renewed, the ones who were about to leave and took a retention offer. */
  readonly retained: Int32Array;
  /** Renewals that were reconsidered, per day. */
  readonly attentive: Int32Array;
  /** Renewals, per day. */
  readonly renewals: Int32Array;
  /** Where those who chose to leave went: days x (rivals + 1), the last column is nothing. */
  readonly destination: Int32Array;
  readonly destinations: number;
}

/**
 * Every flow of every day, plan by plan, and what follows from the flows. The identity
 * `opening + joined + returned + switchedIn - switchedOut - left = closing` holds exactly in every row.
 */
export interface Ledger extends Flows {
  /** Discounts granted to keep or win back subscribers, booked when accepted; not taken off `revenue`. */
  readonly concessions: Float64Array;
  /** Subscribers at the end of the day. */
  readonly closing: Int32Array;
  /** Bills of the day, in the scenario's currency per agent's weight of one person. */
  readonly revenue: Float64Array;
}

/** An empty ledger. */
export function ledgerOf(days: number, plans: number, destinations: number): Ledger {
  const column = (): Int32Array => new Int32Array(days * plans);
  return {
    days,
    plans,
    joined: column(),
    returned: column(),
    switchedIn: column(),
    switchedOut: column(),
    leftBackground: column(),
    leftTrial: column(),
    leftChoice: column(),
    retained: column(),
    concessions: new Float64Array(days * plans),
    closing: column(),
    revenue: new Float64Array(days * plans),
    attentive: new Int32Array(days),
    renewals: new Int32Array(days),
    destination: new Int32Array(days * destinations),
    destinations,
  };
}

/**
 * Write the closing of a day from the closing of the day before and the day's flows.
 *
 * @param before Subscribers per plan at the day's opening.
 */
export function closeDay(ledger: Ledger, day: number, before: ArrayLike<number>, offset: number): void {
  const row = day * ledger.plans;
  for (let plan = 0; plan < ledger.plans; plan++) {
    const cell = row + plan;
    ledger.closing[cell] =
      before[offset + plan] +
      ledger.joined[cell] +
      ledger.returned[cell] +
      ledger.switchedIn[cell] -
      ledger.switchedOut[cell] -
      ledger.leftBackground[cell] -
      ledger.leftTrial[cell] -
      ledger.leftChoice[cell];
  }
}
