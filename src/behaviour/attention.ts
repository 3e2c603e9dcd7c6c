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
 * @throws RangeError If the active ones would need an attention above 1; `isAttentionPossible` says so before.
 */
export function ordinaryAttention(mean: number, inertShare: number, inertRatio: number): OrdinaryAttention {
  const active = activeAttention(mean, inertShare, inertRatio);
  if (!(active <= 1)) {
    throw new RangeError(
      `invalid attention; mean ${mean} with ${inertShare} inert at ratio ${inertRatio} needs active attention ${active} above 1`,
    );
  }
  return { inert: active * inertRatio, active };
}

/**
 * Whether a mean attention can be split: not where most are inert, inert ones hardly ever reconsider, and the mean is
 * high, which is so for 8 % of even and independent draws of `attention.ordinary`, `.inertShare` and `.inertRatio` over their
 * ranges. The prior is the one over what is possible.
 *
 * @param mean Probability per renewal, 0..1.
 * @param inertShare Share of inert subscribers, 0..1.
 * @param inertRatio Attention of an inert relative to an active subscriber, 0..1.
 */
export function isAttentionPossible(mean: number, inertShare: number, inertRatio: number): boolean {
  return activeAttention(mean, inertShare, inertRatio) <= 1;
}

function activeAttention(mean: number, inertShare: number, inertRatio: number): number {
  return mean === 0 ? 0 : mean / (1 - inertShare + inertShare * inertRatio);
}
