import { type Parameters, parameterValue } from "../market/parameter.ts";
import { exp } from "../random/exp.ts";

/**
 * Returns that a run itself supplies between two times, if people go on leaving at one pace: `loss x q x integral of
 * (1 - exp(-t/T))`, with `return.share` q and `return.months` T.
 *
 * @param monthlyLoss People who leave in a month.
 * @param from Months after the start.
 * @param to The same, not before `from`.
 */
export function insideReturns(monthlyLoss: number, from: number, to: number, parameters: Parameters): number {
  const share = parameterValue(parameters, "return.share");
  const time = parameterValue(parameters, "return.months");
  return monthlyLoss * share * (to - from - time * (exp(-from / time) - exp(-to / time)));
}
