/** Whether intervals hold the outcomes as often as they say: hits among n independent intervals are binomial. */

import { betaCdf } from "../random/beta.ts";

/** P(at most `hits` of n intervals hold their outcome), each with probability `nominal`. */
export function hitsCdf(hits: number, n: number, nominal: number): number {
  if (hits < 0) return 0;
  return hits >= n ? 1 : betaCdf(n - hits, hits + 1, 1 - nominal);
}

/**
 * The range of hits that intervals of a nominal coverage keep to with a probability of at least `confidence`: outside it
 * on either side lies at most half of the rest.
 */
export function plausibleHits(n: number, nominal: number, confidence = 0.95): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  let low = 0;
  while (hitsCdf(low, n, nominal) <= tail) low++;
  let high = low;
  while (hitsCdf(high, n, nominal) < 1 - tail) high++;
  return { low, high };
}
