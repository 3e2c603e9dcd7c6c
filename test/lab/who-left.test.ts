import { describe, expect, it } from "vitest";
import { leavers } from "../../src/experiment/leavers.ts";
import { planMoves } from "../../src/lab/plan-moves.ts";
import { leftByCause, leftBySurplus, leftByTenure, lifeOf, subscriberText } from "../../src/lab/who-left.ts";
import { changedScenario, noChange } from "../../src/lab/world-change.ts";
import { LAPSED } from "../../src/simulation/population.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { netflix } from "./netflix.ts";

const size = { subscribers: 3000, seed: 2, keepPersons: true };
const made = changedScenario(netflix, { ...noChange, without: ["price"] });
if (!made.ok) throw new Error("the world without the price is one");
const history = simulate(netflix, size);
const world = simulate(made.scenario, size);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("who left", () => {
  const gone = (run: typeof history) =>
    [...run.persons!.last.subarray(0, run.agents)].filter((plan) => plan === LAPSED).length *
    run.peoplePerAgent;

  it.each([["cause", leftByCause(history, world, netflix)]])(
    "by %s is everybody of the first day who is gone, once",
    (_, rows) => {
      expect(sum(rows.map((row) => row.history))).toBeCloseTo(gone(history), 3);
      expect(sum(rows.map((row) => row.world))).toBeCloseTo(gone(world), 3);
      expect(rows.map((row) => row.history)).toEqual(rows.map((row) => row.history).sort((a, b) => b - a));
    },
  );

  it("by tenure are shares of everybody who was there", () => {
    const rows = leftByTenure(history, world);
    expect(sum(rows.map((row) => row.history))).toBeCloseTo(gone(history), 3);
    expect(sum(rows.map((row) => row.world))).toBeCloseTo(gone(world), 3);
    expect(sum(rows.map((row) => row.of!))).toBeCloseTo(history.agents * history.peoplePerAgent, 3);
    const share = (at: number) => rows.at(at)!.history / rows.at(at)!.of!;
    expect(share(0)).toBeGreaterThan(share(-1));
  });

  it("by the plan before are, with those who stayed, everybody who had it", () => {
    const moves = planMoves({ history, world }, [netflix]);
    expect(sum(moves.map(({ people }) => people))).toBeCloseTo(history.agents * history.peoplePerAgent, 3);
    for (const { people, rows } of moves) {
      expect(sum(rows.map((row) => row.history))).toBeCloseTo(people, 3);
      expect(sum(rows.map((row) => row.world))).toBeCloseTo(people, 3);
    }
    const rows = moves.flatMap((plan) => plan.rows);
    const left = rows.filter(({ title }) => title.startsWith("Gone"));
    expect(sum(left.map((row) => row.history))).toBeCloseTo(gone(history), 3);
    // Plans without discs and without streaming came with the price alone.
    const toDiscs = rows.filter(({ title }) => title.includes("no streaming"));
    expect(toDiscs.length).toBeGreaterThan(0);
    for (const row of toDiscs) expect(row.world).toBeLessThan(row.history);
  });

  it("left in parts by how much a price matters, the dear rise sparing those to whom it matters least", () => {
    const rows = leftBySurplus(history, world);
    expect(sum(rows.map((row) => row.history))).toBeCloseTo(gone(history), 3);
    expect(sum(rows.map((row) => row.world))).toBeCloseTo(gone(world), 3);
    const because = rows.map((row) => row.history - row.world);
    expect(because[0]).toBeGreaterThan(because.at(-1)!);
    expect(rows[0].title).toMatch(/^Most: worth up to [+−]\$\d+\.\d\d$/);
  });

  it("chose to in fewer cases without the price", () => {
    const nothing = leftByCause(history, world, netflix).find(
      ({ title }) => title === "Chose to have nothing instead",
    )!;
    expect(nothing.world).toBeLessThan(nothing.history);
    expect(leavers(netflix, { without: ["price"] }, size).becauseOf).toBeGreaterThan(0);
  });
});

it("a life says the same as the columns", () => {
  const { last, first, firstLeft } = history.persons!;
  for (let person = 0; person < 400; person++) {
    const text = lifeOf(history, netflix, person).join(" ");
    expect(text.includes("Left on"), text).toBe(firstLeft[person] > 0);
    const isThere = last[person] !== LAPSED;
    expect(/on 31 December 2011\.$/.test(text), text).toBe(isThere);
    const isSame = isThere && last[person] === first[person];
    expect(text.includes("Still has"), text).toBe(isSame && firstLeft[person] === 0);
    expect(/Has “.+” again on/.test(text), text).toBe(isSame && firstLeft[person] > 0);
  }
  expect(subscriberText(history, netflix, 0)).toMatch(
    /^“.+” at \$\d+\.\d\d a month, a subscriber for \d+ months?, billed on day \d+ of the month\.$/,
  );
});
