/** The alternatives of a run, and what holds for an anchor group of people; written here from outside. */

export let options: i32 = 0;
export let alternatives: i32 = 0;
export let types: i32 = 0;
/** Alternative of each option; first and last option of each alternative. */
export let alternativeOf: usize = 0;
export let firstOption: usize = 0;
export let lastOption: usize = 0;
/**
 * Alternatives in the order of lanes: rivals, nothing, families. All sets of alternatives are bits in this order. How
 * many alternatives stand before the rivals; and lanes in a row.
 */
export let families: i32 = 0;
export let lanes: i32 = 0;

/** Alternatives drawn together with the one once chosen. */
export let together: usize = 0;
export let togetherCount: i32 = 0;
/** Odds then of each option, apart from what comes with the type. */
export let earlier: usize = 0;
/** Factor of the odds of who once chose a tier, see LOYALTY in `choice.ts` of `src/behaviour`. */
export let loyal: f64 = 1;

/** The lane of an alternative. */
// @ts-ignore: decorator
@inline
export function laneOf(alternative: i32): i32 {
  const lane = alternative - families;
  return lane < 0 ? lane + alternatives : lane;
}
