/**
 * Predicts each case by what is fitted to all the others.
 *
 * @param cases at least two
 * @param estimate fits to the remaining cases, in their order
 * @param predict what the fit says about the case left out
 * @returns one prediction for each case, in order
 * @throws RangeError if there are fewer than two cases
 */
export function leaveOneOut<Case, Estimate, Prediction>(
  cases: readonly Case[],
  estimate: (others: readonly Case[]) => Estimate,
  predict: (estimate: Estimate, left: Case) => Prediction,
): Prediction[] {
  if (cases.length < 2) throw new RangeError(`cases: expected at least two, found ${cases.length}`);
  return cases.map((left, i) => predict(estimate(cases.filter((_, j) => j !== i)), left));
}
