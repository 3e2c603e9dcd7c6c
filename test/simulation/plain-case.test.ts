import { expect, it } from "vitest";
import { loadScenarioFile } from "../../src/node/data/load-case.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { sumOf } from "../support/ledger-checks.ts";

it("the plain case of the bench is a choice at every renewal and nothing else", () => {
  const { ledger } = simulate(loadScenarioFile("bench/plain.json"), { subscribers: 6000 });
  expect([...ledger.attentive]).toEqual([...ledger.renewals]);
  expect(sumOf(ledger.leftChoice)).toBeGreaterThan(0);
  const others = [ledger.leftBackground, ledger.leftTrial, ledger.joined, ledger.returned, ledger.switchedIn];
  expect(others.map((flow) => sumOf(flow))).toEqual([0, 0, 0, 0, 0]);
});
