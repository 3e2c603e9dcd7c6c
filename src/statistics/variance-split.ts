/** How much of the variance of single values lies between groups, and how much within them. */
export interface VarianceSplit {
  /** Variance of the groups' true means. */
  readonly between: number;
  /** Variance around the own group's mean. */
  readonly within: number;
  /** `between / (between + within)`; 0 if nothing varies. */
  readonly share: number;
}

/**
 * Split a variance by one-way analysis of variance with random groups of equal size n: `within` is the mean square MSW
 * within groups, `between = (MSB - MSW) / n`, both unbiased (Searle, Casella & McCulloch 1992, Variance Components,
 * section 3.5); where chance makes the latter negative it is 0.
 *
 * @param groups At least two, all of one size of at least two.
 * @throws RangeError If they are fewer or differ in size.
 */
export function varianceSplit(groups: readonly ArrayLike<number>[]): VarianceSplit {
  const size = groups[0]?.length ?? 0;
  if (groups.length < 2 || size < 2 || groups.some(({ length }) => length !== size)) {
    const found = groups.map(({ length }) => length).join(", ") || "none";
    throw new RangeError(`groups: expected at least two of one size of at least two, found sizes ${found}`);
  }
  const means = groups.map((values) => meanOf(values));
  const all = meanOf(means);
  let squaresWithin = 0;
  let squaresBetween = 0;
  groups.forEach((values, group) => {
    for (let i = 0; i < size; i++) squaresWithin += (values[i] - means[group]) * (values[i] - means[group]);
    squaresBetween += size * (means[group] - all) * (means[group] - all);
  });
  const within = squaresWithin / (groups.length * (size - 1));
  const between = Math.max(0, (squaresBetween / (groups.length - 1) - within) / size);
  return { between, within, share: between === 0 ? 0 : between / (between + within) };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
