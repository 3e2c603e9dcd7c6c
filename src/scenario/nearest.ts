/**
 * Number of single-letter insertions, deletions, replacements and swaps of neighbours that turn one word into
 * another, no letter being edited twice (Damerau-Levenshtein, optimal string alignment). Time and space grow
 * with the product of the lengths.
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}

/**
 * The candidates closest to a word, closest first and alphabetically where equally close; capitals do not
 * count.
 *
 * @param limit How many at most.
 * @param furthest Greatest {@link editDistance} that still counts as near; by default a third of the word's
 *   length, and at least 1. `Infinity` ranks every candidate.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  limit = 3,
  furthest = Math.max(1, Math.floor(word.length / 3)),
): string[] {
  const wanted = word.toLowerCase();
  return [...new Set(candidates)]
    .filter((name) => Math.abs(name.length - word.length) <= furthest)
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}

/** The hint for a near-miss, `did you mean price?`, or `undefined` if no candidate is near. */
export function didYouMean(word: unknown, candidates: Iterable<string>): string | undefined {
  if (typeof word !== "string") return undefined;
  const near = nearest(word, candidates);
  return near.length === 0 ? undefined : `did you mean ${near.join(" or ")}?`;
}
