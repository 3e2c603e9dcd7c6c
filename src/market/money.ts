/**
 * Share of subscribers who may leave before a price rise lowers the contribution: `1 - (before - cost) / (after - cost)`.
 *
 * @param before Price before, per month.
 * @param after Price after, per month.
 * @param cost What the firm no longer spends per month when one of them leaves.
 * @returns Share of the subscribers. Above 1 if each of them cost more than the old price: then any loss pays.
 *   Negative if the price falls: the gain that would pay for it.
 * @throws RangeError If a subscriber brings nothing at the new price.
 */
export function breakEvenLoss(before: number, after: number, cost: number): number {
  if (!(after > cost)) throw new RangeError(`invalid price; must be above the cost ${cost}: ${after}`);
  return 1 - (before - cost) / (after - cost);
}

/**
 * What a subscriber is worth over a lifetime at constant churn: `contribution x (1 + r) / (r + churn)` with the first
 * month paid at once (Gupta & Lehmann 2003, per month).
 *
 * @param contribution Price less cost, per month.
 * @param monthlyChurn Above 0, at most 1.
 * @param monthlyDiscount Interest per month, 0 or more.
 */
export function lifetimeValue(contribution: number, monthlyChurn: number, monthlyDiscount: number): number {
  if (!(monthlyChurn > 0 && monthlyChurn <= 1)) {
    throw new RangeError(`invalid churn; must be above 0 and at most 1: ${monthlyChurn}`);
  }
  return (contribution * (1 + monthlyDiscount)) / (monthlyDiscount + monthlyChurn);
}

/**
 * The price that a fixed cost of content needs: `(content / subscribers + delivery) / (1 - margin)`.
 *
 * @param content Cost of content per month in all.
 * @param subscribers People who pay, above 0.
 * @param delivery Cost of serving one of them per month.
 * @param margin Share of the price that must remain, 0 up to but not including 1.
 */
export function sustainablePrice(
  content: number,
  subscribers: number,
  delivery: number,
  margin: number,
): number {
  if (!(subscribers > 0)) throw new RangeError(`invalid subscribers; must be above 0: ${subscribers}`);
  if (!(margin >= 0 && margin < 1))
    throw new RangeError(`invalid margin; must be from 0 to below 1: ${margin}`);
  return (content / subscribers + delivery) / (1 - margin);
}
