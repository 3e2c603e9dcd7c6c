/** What stands in the columns of the population, as `src/simulation/population.ts` and `calendar.ts` have it. */
export const ABSENT: i32 = 255;
export const LAPSED: i32 = 254;
export const ACTIVE_HABIT: i32 = 1;
export const ON_TRIAL: i32 = 2;
export const CLASS_SHIFT: i32 = 2;
export const BILLING_DAYS: i32 = 30;
