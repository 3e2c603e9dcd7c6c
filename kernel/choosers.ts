/** Those who think again, and what they choose; columns by person. */

/** How many they are. */
export let choosers: i32 = 0;
export let chooserSlots: usize = 0;
export let chooserNumbers: usize = 0;
export let chooserPlans: usize = 0;
export let chooserClasses: usize = 0;
export let chooserAnchored: usize = 0;
export let chooserReferences: usize = 0;
export let chooserReasons: usize = 0;

/** Options chosen, by chooser. */
export let choices: usize = 0;
/** Those of whom there is more to do when they have chosen. */
export let unsettled: usize = 0;

/** Let so many more be on the list, of whom the columns are written. */
export function addChoosers(count: i32): void {
  choosers += count;
}
