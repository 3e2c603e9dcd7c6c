import { exp } from "../random/exp.ts";

/**
 * Monthly chance that somebody who left thinks of coming back, by months since leaving.
 *
 * The time until then has the distribution `share x (1 - exp(-t / months))`; the chance at month m is the
 * probability of the m-th month among those who have not come back before it. Source of the form: Antenna 2023,
 * see the parameters `return.share` and `return.months`.
 *
 * @param share Chance ever to come back, 0..1.
 * @param months Time constant, months, above 0.
 * @param horizon Number of months to tabulate.
 * @returns Probability per month; index 0 is the first month after leaving; length `horizon`.
 */
export function returnChances(share: number, months: number, horizon: number): Float64Array {
  const chances = new Float64Array(horizon);
  for (let month = 0; month < horizon; month++) {
    const before = share * (1 - exp(-month / months));
    const after = share * (1 - exp(-(month + 1) / months));
    chances[month] = before < 1 ? (after - before) / (1 - before) : 0;
  }
  return chances;
}
