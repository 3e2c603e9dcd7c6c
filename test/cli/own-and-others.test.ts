import { expect, it } from "vitest";
import { ownAndOthers } from "../../src/cli/own-and-others.ts";
import { sampleBank } from "../chart/sample-bank.ts";

it("scores the fitted firm apart from the others", () => {
  const mine = sampleBank.slice(0, 3).map((window) => ({ ...window, case: "netflix-us-2019" }));
  const { own, others } = ownAndOthers([...mine, ...sampleBank.slice(3)]);
  expect(own).toMatchObject({ n: 3, coverage90: 1 });
  expect(own!.medianAbsErrorPoints).toBeCloseTo(0.5, 10);
  expect(own!.persistence).toBeCloseTo(1, 10);
  expect(others).toMatchObject({ n: 3, coverage90: 1 / 3 });
  expect(others!.medianAbsErrorPoints).toBeCloseTo(52, 10);
  expect(ownAndOthers(mine).others).toBeUndefined();
});
