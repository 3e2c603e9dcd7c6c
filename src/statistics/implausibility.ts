/**
 * How far a simulated mean lies from an observation in standard deviations of everything that is uncertain:
 * |z - E| / sqrt(sum of variances) (Craig et al. 1997). History matching rules a parameter out above 3 (Pukelsheim's rule).
 *
 * @param variances of the ensemble mean, of the observation, of the model's discrepancy; together above 0
 */
export function implausibility(observed: number, simulated: number, variances: readonly number[]): number {
  return Math.abs(observed - simulated) / Math.sqrt(variances.reduce((sum, v) => sum + v, 0));
}
