import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Outcome } from "../../src/simulation/outcome.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { sumOf } from "../support/ledger-checks.ts";
import { ALONE, baseline, event, type Json, PEOPLE, smallService } from "../support/small-service.ts";

const AGENTS = 1500;
const run = (scenario: Scenario): Outcome =>
  simulate(scenario, { subscribers: AGENTS, seed: 5, keepPersons: true });
const busy = [
  event({ announced: "2011-02-01", effective: { new: "2011-02-01", existing: "2011-03-15" }, severity: 1 }),
];

describe("one more joiner changes nobody else's draws", () => {
  // What is compared: for every person of the first world, found by number in the second, the plan chosen at the
  // opening or when joining, the plan held at the end, the day of the last change and the reason for leaving. Word of
  // mouth is off, for the one more may leave and be heard of.
  const day = (iso: string, more: number): Json => baseline(PEOPLE / 100 + more, PEOPLE / 200, iso, iso);
  const joining = (more: number): Json => ({
    joining: {
      baseline: [
        baseline(40_000, 9_000, "2011-01-01", "2011-01-30"),
        day("2011-01-31", more),
        baseline(300_000, 90_000, "2011-02-01"),
      ],
      trialDays: 30,
    },
  });

  it.each(["newJoiners", "returns"])("%s", (kind) => {
    const world = (more: number): Scenario => {
      const changes = joining(kind === "newJoiners" ? more : 0);
      if (kind === "returns")
        changes.joining.baseline[1] = baseline(PEOPLE / 100, PEOPLE / 200 + more, "2011-01-31", "2011-01-31");
      return smallService({ ...changes, events: busy }, ALONE);
    };
    const [base, other] = [run(world(0)), run(world(PEOPLE / AGENTS))];
    const [before, after] = [base.persons!, other.persons!];
    expect(after.number.length).toBe(before.number.length + 1);
    const place = new Map([...after.number].map((number, person) => [number, person]));
    const changed = [...before.number.keys()].filter((person) => {
      const found = place.get(before.number[person]);
      return (
        found === undefined ||
        (["first", "last", "since", "reason"] as const).some(
          (column) => after[column][found] !== before[column][person],
        )
      );
    });
    expect(changed).toEqual([]);
    const joined = sumOf(other.ledger.joined) - sumOf(base.ledger.joined);
    expect(joined).toBe(kind === "newJoiners" ? 1 : 0);
  });

  it("nor one more subscriber at the opening those who join", () => {
    // The places of the opening are another permutation then, but newcomers have their own numbers.
    const options = { seed: 5, keepPersons: true, until: "2011-02-28" };
    const world = smallService({}, ALONE);
    const newcomers = (subscribers: number): Map<number, number> => {
      const { number, first } = simulate(world, { ...options, subscribers }).persons!;
      return new Map(
        [...number.keys()]
          .filter((person) => number[person] < 0)
          .map((person) => [number[person], first[person]]),
      );
    };
    const [fewer, more] = [newcomers(AGENTS), newcomers(AGENTS + 1)];
    const differing = [...fewer].filter(([number, first]) => more.has(number) && more.get(number) !== first);
    expect(differing).toEqual([]);
  });
});
