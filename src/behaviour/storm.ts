import { exp } from "../random/exp.ts";

/** A burst of posts that something dated sets off. */
export interface StormSource {
  /** Day index from the start of the series; may be negative. */
  readonly day: number;
  /** 1 is Netflix's price announcement of 12 July 2011. */
  readonly severity: number;
}

/**
 * From a day on posting is damped (`factor` below 1: branching times the factor) or fed (above 1: what branching lacks
 * to 1 is divided by it, so that a post sets off `factor` times as many in all, and no storm lasts for ever).
 */
export interface StormDamping {
  readonly day: number;
  readonly factor: number;
}

/** Parameters of the storm; see data/parameters.json, `storm.*`. */
export interface StormParameters {
  readonly postsPerSeverity: number;
  readonly branching: number;
  readonly fadeDays: number;
}

/**
 * Expected posts per day: a self-exciting process in daily steps (Hawkes, mean).
 *
 * `posts[t] = burst[t] + branching[t] x memory[t]`, `memory[t+1] = fade x memory[t] + (1 - fade) x posts[t]` with
 * `fade = exp(-1 / fadeDays)`: each post sets off `branching` further posts in all, spread over the days after it.
 * With branching below 1 every burst dies out; in all it makes `burst / (1 - branching)` posts.
 *
 * @param days Length of the series.
 * @param warmUp Days before the series' start to run first, so that earlier events are felt.
 * @returns Posts per day; length `warmUp + days`.
 */
export function stormPosts(
  sources: readonly StormSource[],
  dampings: readonly StormDamping[],
  parameters: StormParameters,
  days: number,
  warmUp = 0,
): Float64Array {
  const posts = new Float64Array(warmUp + days);
  const fade = exp(-1 / parameters.fadeDays);
  for (const source of sources) {
    const index = source.day + warmUp;
    if (index >= 0 && index < posts.length) posts[index] += source.severity * parameters.postsPerSeverity;
  }
  let memory = 0;
  for (let index = 0; index < posts.length; index++) {
    let branching = parameters.branching;
    for (const { day, factor } of dampings) {
      if (index - warmUp < day) continue;
      branching = factor > 1 ? 1 - (1 - branching) / factor : branching * factor;
    }
    posts[index] += branching * memory;
    memory = fade * memory + (1 - fade) * posts[index];
  }
  return posts;
}

/**
 * Storm volume: posts of the last 30 days, that day included, relative to the reference volume.
 *
 * @param posts Posts per day with `warmUp` days before the first day of the result.
 * @returns Length `posts.length - warmUp`; 1 is the storm of July 2011.
 */
export function stormVolume(posts: Float64Array, warmUp: number, reference: number): Float64Array {
  const volume = new Float64Array(posts.length - warmUp);
  const window = 30;
  let sum = 0;
  for (let index = 0; index < posts.length; index++) {
    sum += posts[index];
    if (index >= window) sum -= posts[index - window];
    if (index >= warmUp) volume[index - warmUp] = Math.max(0, sum) / reference;
  }
  return volume;
}
