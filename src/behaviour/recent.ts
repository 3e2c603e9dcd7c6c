/** Numbers from which a result follows. */
type Grounds = readonly ArrayLike<number>[];

/**
 * Remembers the latest results of a costly function by the numbers that they follow from. Worlds that differ in one
 * event have most states of the market in common, and what follows from them need not be found anew.
 */
export class Recent<Result> {
  private readonly most: number;
  private readonly kept: { readonly grounds: Grounds; readonly result: Result }[] = [];

  /** @param most Results that are remembered; the one that was not asked for longest is forgotten. */
  constructor(most: number) {
    this.most = most;
  }

  /**
   * The result of a function, remembered if the grounds are the same.
   *
   * @param grounds All that the result depends on, what differs soonest first; not to be changed afterwards.
   */
  of(grounds: Grounds, find: () => Result): Result {
    const at = this.kept.findIndex((known) => areSame(known.grounds, grounds));
    const [known] = at < 0 ? [{ grounds, result: find() }] : this.kept.splice(at, 1);
    this.kept.unshift(known);
    if (this.kept.length > this.most) this.kept.pop();
    return known.result;
  }
}

function areSame(a: Grounds, b: Grounds): boolean {
  return a.length === b.length && a.every((numbers, index) => areEqual(numbers, b[index]));
}

function areEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!Object.is(a[index], b[index])) return false;
  return true;
}
