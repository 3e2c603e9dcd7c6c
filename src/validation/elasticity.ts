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
 * The one elasticity that fits all episodes but one: points of the base in a window for each per cent of the bill, by
 * least absolute errors of `observed - persistence` on the price change (a weighted median of the windows' own ratios, so
 * that one extreme case does not set it).
 *
 * @param without Episode that is left out; none if absent.
 * @returns 0 if no other window has a price change.
 */
export function constantElasticity(windows: readonly PricedWindow[], without?: string): number {
  const ratios = windows
    .filter(({ episode, priceChange }) => episode !== without && priceChange !== 0)
    .map(({ priceChange, persistence, observed }) => ({
      ratio: (observed - persistence) / (100 * priceChange),
      weight: Math.abs(priceChange),
    }))
    .sort((a, b) => a.ratio - b.ratio);
  const half = ratios.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let reached = 0;
  for (const { ratio, weight } of ratios) {
    reached += weight;
    if (reached >= half) return ratio;
  }
  return 0;
}

/** What the elasticity says of a window: persistence, and the price change times the elasticity. */
export function elasticityForecast(elasticity: number, priceChange: number, persistence: number): number {
  return persistence + elasticity * 100 * priceChange;
}
