import { describe, expect, it } from "vitest";
import { caveatsOf } from "../../src/lab/caveats.ts";
import { listCases, loadCase } from "../../src/node/data/load-case.ts";
import { meanBill } from "../../src/scenario/mean-bill.ts";
import { moneyCaution } from "../../src/scenario/money-caution.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";

const netflix = loadCase("netflix-2011").scenario;

/** Netflix of 2011 with the prices that the opening pays times a factor. */
function dearer(factor: number): Scenario {
  const plans = Object.entries(netflix.plans).map(([id, plan]) => [
    id,
    { ...plan, price: plan.price.map((step) => ({ ...step, amount: step.amount * factor })) },
  ]);
  return { ...netflix, currency: "JPY", plans: Object.fromEntries(plans) };
}

describe("a caution about money", () => {
  it.each(listCases())("has nothing to say of %s", (id) => {
    expect(moneyCaution(loadCase(id).scenario)).toEqual([]);
  });

  it.each([100, 5, 0.2, 0.01])("says how to scale prices that are %d times as high", (factor) => {
    const scenario = dearer(factor);
    const [{ path, text }, ...others] = moneyCaution(scenario);
    expect({ path, others }).toEqual({ path: "plans", others: [] });
    const scale = Number(/amount of the scenario by ([\d.e-]+) /.exec(text)?.[1]);
    // Scaled as it says, the bill is the fitted one, to the three digits that it says.
    expect(Math.abs(scale * (meanBill(scenario) ?? 0) - 10.83)).toBeLessThan(0.06);
    expect(moneyCaution(dearer(factor * scale))).toEqual([]);
    expect(text).toMatch(/ JPY, [\d.]+ times the 10\.83 dollars .*Money and currencies/);
  });

  it.each([1.4, 0.7, 0])("is content with prices that are %d times as high", (factor) => {
    expect(moneyCaution(dearer(factor))).toEqual([]);
  });

  it.each([3, 1 / 3])("asks for both runs with prices that are %d times as high", (factor) => {
    const [{ text }] = moneyCaution(dearer(factor));
    expect(text).toMatch(/the answer depends on whether you multiply every amount .*; run both \(/);
  });

  it("is among the panel's caveats", () => {
    expect(caveatsOf({ scenario: dearer(100), observed: [] })).toMatch(
      /^The mean bill at the opening is 1129 JPY/,
    );
  });
});
