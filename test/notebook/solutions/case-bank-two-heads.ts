import type { WindowResult } from "../../../src/index.ts";
import { check, loadBankResult } from "../../../src/node/index.ts";

const bank = loadBankResult();
const windows = bank.cases;
const known = windows.filter((one) => one.baselines.persistence !== null);
const median = (values: number[]) => {
  const ordered = [...values].sort((a, b) => a - b);
  const half = Math.floor(ordered.length / 2);
  return ordered.length % 2 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
};
const missOf = (forecast: (one: WindowResult) => number) =>
  median(known.map((one) => (100 * Math.abs(forecast(one) - one.observed)) / (one.base ?? 1)));
const model = (one: WindowResult) => one.predicted.p50;
const asBefore = (one: WindowResult) => one.baselines.persistence ?? 0;

// solution
const middle = (one: WindowResult) => (model(one) + asBefore(one)) / 2;
const both = missOf(middle);
const off = (one: WindowResult) => 2 * middle(one) - model(one) - asBefore(one);
const isMiddle = known.every((one) => Math.abs(off(one)) < 1e-3);
const misses3 = [both, missOf(model), missOf(asBefore)].map((miss) => miss.toFixed(2));
check(`median misses, together, model, persistence: ${misses3.join(", ")}`, isMiddle, {
  hint: "add the two and divide by 2",
});
// end of solution
