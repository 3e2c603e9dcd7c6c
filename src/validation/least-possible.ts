import { unitOf, type WindowQuantity } from "./case-window.ts";

/**
 * What a window's quantity cannot fall below, in its own unit, whatever happens: nobody is lost who was not there, and no
 * count and no rate of leaving is below 0. Without end where logic sets none.
 *
 * @param opened Subscribers on the eve of the window, where they are known: net additions lose them all at most, since a
 * closing is not below 0. A level of an earlier day sets no end, because the service may have grown since.
 */
export function leastPossible(quantity: WindowQuantity, opened?: number): number {
  if (quantity === "netAdditions") return opened === undefined ? Number.NEGATIVE_INFINITY : -opened;
  return unitOf(quantity) === "shape" ? -1 : 0;
}
