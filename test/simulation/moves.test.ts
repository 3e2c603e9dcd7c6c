import { describe, expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { type Move, movesOf } from "../../src/simulation/moves.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";

const { scenario } = loadCase("netflix-2011");
const run = simulate(scenario, { subscribers: 6000, keepPersons: true });
const moves = movesOf(run);
const periods = periodsOf(run);
const sum = (isOne: (move: Move) => boolean) =>
  moves.moves.filter(isOne).reduce((total, { people }) => total + people, 0);

describe("moves", () => {
  it("begin with the opening, family by family", () => {
    expect(sum(({ before }) => before !== undefined)).toBeCloseTo(periods[0].opening, 3);
    moves.families.forEach((family, index) => {
      const there = run.opening.reduce(
        (agents, count, plan) => agents + (run.familyOf[plan] === index ? count : 0),
        0,
      );
      expect(sum(({ before }) => before === family)).toBeCloseTo(there * run.peoplePerAgent, 3);
    });
  });

  it("end with the closing of the last quarter, family by family", () => {
    const last = periods.at(-1)!;
    expect(sum(({ after }) => after !== undefined)).toBeCloseTo(last.closing, 3);
    for (const family of moves.families) {
      expect(sum(({ after }) => after === family)).toBeCloseTo(last.byPlan[family], 3);
    }
  });

  it("account for everybody who came and who left", () => {
    const came = periods.reduce((total, { grossAdditions }) => total + grossAdditions, 0);
    const left = periods.reduce((total, { cancellations }) => total + cancellations, 0);
    const newcomers = sum(({ before }) => before === undefined) + moves.passedThrough;
    // Who leaves and comes back, perhaps more than once, is counted at each step by the ledger and not here.
    const again = came - newcomers;
    expect(again).toBeGreaterThanOrEqual(moves.cameBack - 0.001);
    expect(left).toBeCloseTo(sum((move) => move.left !== undefined) + moves.passedThrough + again, 3);
  });

  it("name a reason or a rival for each who is gone, and nobody twice", () => {
    const known = new Set([...moves.rivals, "nothing", "trial", "quit"]);
    for (const { before, after, left, people } of moves.moves) {
      expect(people).toBeGreaterThan(0);
      expect(after === undefined).toBe(left !== undefined);
      if (left !== undefined) expect(known).toContain(left);
      expect(before ?? after).toBeDefined();
    }
    expect(new Set(moves.moves.map(({ people: _, ...move }) => JSON.stringify(move))).size).toBe(
      moves.moves.length,
    );
  });

  it("need the persons of the run", () => {
    const { persons: _, ...without } = run;
    expect(() => movesOf(without)).toThrow("must keep its persons");
  });
});
