/**
 * A share of a population that one worker looks after: a range of groups, so a run of slots of every billing day, and
 * the same share of each day's newcomers.
 */
export interface Part {
  /** Which of the parts, from 0. */
  readonly index: number;
  /** Parts in all. */
  readonly parts: number;
  /** First group, and the first that is not its own any more. */
  readonly fromGroup: number;
  readonly toGroup: number;
}

/**
 * One of the equal parts of a population.
 *
 * @param groups Groups of the population; see `Population`.
 * @throws RangeError If there is no such part, or a part would have no group.
 */
export function partOf(groups: number, index = 0, parts = 1): Part {
  if (!(Number.isInteger(parts) && parts >= 1 && parts <= groups)) {
    throw new RangeError(`invalid parts; must be a whole number from 1 to ${groups}: ${parts}`);
  }
  if (!(Number.isInteger(index) && index >= 0 && index < parts)) {
    throw new RangeError(`invalid part; must be a whole number from 0 to ${parts - 1}: ${index}`);
  }
  return {
    index,
    parts,
    fromGroup: Math.floor((groups * index) / parts),
    toGroup: Math.floor((groups * (index + 1)) / parts),
  };
}

/** A part's share of a run of slots, such as a day's newcomers: the parts' shares are disjoint and make up the run. */
export function shareOf({ index, parts }: Part, from: number, to: number): { from: number; to: number } {
  const count = to - from;
  return {
    from: from + Math.floor((count * index) / parts),
    to: from + Math.floor((count * (index + 1)) / parts),
  };
}
