/**
 * Chance that a subscriber reconsiders at a renewal: `1 - (1 - ordinary)(1 - notice)(1 - media)`.
 * The three reasons are independent, so that no reason ever lowers attention.
 *
 * @param ordinary Own habit, 0..1.
 * @param notice Chance that a personal notice or a changed bill wakes, 0 where there was none, 0..1.
 * @param media Chance that the month's public storm wakes, 0..1.
 * @returns Probability per renewal, 0..1.
 */
export function attention(ordinary: number, notice: number, media: number): number {
  return 1 - (1 - ordinary) * (1 - notice) * (1 - media);
}

/** Ordinary attention of the two kinds of subscribers, per renewal. */
export interface OrdinaryAttention {
  readonly inert: number;
  readonly active: number;
}

/**
 * Split the population's mean ordinary attention between inert and active subscribers, so that
 * `inertShare x inert + (1 - inertShare) x active = mean` and `inert = inertRatio x active`.
 *
 * @param mean Probability per renewal, 0..1.
 * @param inertShare Share of inert subscribers, 0..1.
 * @param inertRatio Attention of an inert relative to an active subscriber, 0..1.
 * @throws RangeError If the active ones would need an attention above 1.
 */
export function ordinaryAttention(mean: number, inertShare: number, inertRatio: number): OrdinaryAttention {
  const weight = 1 - inertShare + inertShare * inertRatio;
  const active = mean === 0 ? 0 : mean / weight;
  if (!(active <= 1)) {
    throw new RangeError(
      `invalid attention; mean ${mean} with ${inertShare} inert at ratio ${inertRatio} needs active attention ${active} above 1`,
    );
  }
  return { inert: active * inertRatio, active };
}
