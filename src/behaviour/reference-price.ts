/**
 * The reference price after a bill: `r' = carryOver x r + (1 - carryOver) x price`.
 *
 * @param reference Reference price before, dollars per month.
 * @param price The bill, dollars per month.
 * @param carryOver Weight of the old reference price, 0..1.
 */
export function updatedReferencePrice(reference: number, price: number, carryOver: number): number {
  return carryOver * reference + (1 - carryOver) * price;
}

/**
 * What a price above the reference price costs beyond its dollars:
 * `(lossAversion - 1) x max(0, price - reference x (1 + indifference))
 *  + unfairness x min(1, max(0, price - reference) / reference)`.
 *
 * A rise within the indifference band is not felt as a loss; felt unfairness is full at a doubling.
 *
 * @param price Dollars per month.
 * @param reference Reference price, dollars per month; with 0 there is none and nothing stings.
 * @param lossAversion Weight of a lost dollar relative to a dollar, at least 1.
 * @param indifference Share of the reference price, 0..1.
 * @param unfairness Dollars per month at a doubling.
 * @returns Dollars per month, not negative.
 */
export function stingOfPrice(
  price: number,
  reference: number,
  lossAversion: number,
  indifference: number,
  unfairness: number,
): number {
  if (reference <= 0 || price <= reference) return 0;
  const loss = price - reference * (1 + indifference);
  const rise = (price - reference) / reference;
  return (loss > 0 ? (lossAversion - 1) * loss : 0) + unfairness * Math.min(1, rise);
}
