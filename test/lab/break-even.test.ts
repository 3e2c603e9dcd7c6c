import { expect, it } from "vitest";
import { breakEvenPeople } from "../../src/lab/break-even.ts";
import { changedScenario, noChange } from "../../src/lab/world-change.ts";
import { accountsOf, periodsWithMoney } from "../../src/simulation/accounts.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { netflix } from "./netflix.ts";

const size = { subscribers: 3000 };
const made = changedScenario(netflix, { ...noChange, without: ["price"] });
if (!made.ok) throw new Error("the world without the price is one");
const world = simulate(made.scenario, size);
const [account] = accountsOf(world, made.scenario);
const [before] = accountsOf(simulate(netflix, size), netflix);
const [period] = periodsWithMoney(world, made.scenario);

it("is where both worlds contribute the same", () => {
  const people = breakEvenPeople(account, before, period);
  const mean = (period.opening + period.closing) / 2;
  const fewer = (value: number) => value * (1 - people / mean);
  const contribution =
    fewer(account.revenue) - fewer(account.cost) - fewer(account.concessions) - account.content;
  expect(contribution).toBeCloseTo(before.contribution, 2);
});

it("is nothing for the same world, and unknown where a cost is", () => {
  expect(breakEvenPeople(account, account, period)).toBe(0);
  expect(breakEvenPeople({ ...account, cost: Number.NaN }, before, period)).toBeNaN();
});
