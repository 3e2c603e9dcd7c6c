import { median } from "simple-statistics";

/** A window as the constant elasticity sees it. */
export interface PricedWindow {
  readonly episode: string;
  /** Change of the mean bill as a share, 0 where no price moves. */
  readonly priceChange: number;
  /** What persistence says and what happened, in one unit. */
  readonly persistence: number;
  readonly observed: number;
}

/**
 * The one elasticity of all episodes but one: points of the base in a window for each per cent of the bill, the median of
 * what the windows with a change of price had for themselves, `(observed - persistence) / (100 x price change)`. A median,
 * because by squares, or weighted by the size of the change, one extreme case would set it.
 *
 * @param without Episode that is left out; none if absent.
 * @returns 0 if no other window has a price change.
 */
export function constantElasticity(windows: readonly PricedWindow[], without?: string): number {
  const own = windows
    .filter(({ episode, priceChange }) => episode !== without && priceChange !== 0)
    .map(({ priceChange, persistence, observed }) => (observed - persistence) / (100 * priceChange));
  return own.length === 0 ? 0 : median(own);
}

/** What the elasticity says of a window: persistence, and the price change times the elasticity. */
export function predictedByElasticity(elasticity: number, priceChange: number, persistence: number): number {
  return persistence + elasticity * 100 * priceChange;
}
