import { describe, expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import type { DiaryEntry, Outcome } from "../../src/simulation/outcome.ts";
import { LAPSED } from "../../src/simulation/population.ts";
import { simulate } from "../../src/simulation/simulate.ts";

const { scenario } = loadCase("netflix-2011");
const agents = 600;
const size = { subscribers: agents, seed: 3 };
const run = simulate(scenario, { ...size, keepPersons: true });
const persons = run.persons!;
/** One in five, for the sake of time. */
const followed = Array.from({ length: agents / 5 }, (_, index) => index * 5);
const diaries = followed.map((person) => simulate(scenario, { ...size, follow: person }).diary!);
const plain = ({ diary: _, persons: __, ...rest }: Outcome) => rest;

describe("a diary", () => {
  it("changes nothing, whoever is followed and by whichever path", () => {
    const readable = simulate(scenario, { ...size, follow: 0, path: "readable" });
    expect(plain(readable)).toEqual(plain(run));
    expect(readable.diary).toEqual(diaries[0]);
  });

  it("begins with the plan of the opening and ends with that of the end", () => {
    followed.forEach((person, index) => {
      const diary = diaries[index];
      expect(diary[0].plan).toBe(run.plans[persons.first[person]]);
      const last = diary.at(-1)!;
      const held = persons.last[person];
      expect(last.left === undefined ? (last.now ?? last.plan) : undefined).toBe(
        held === LAPSED ? undefined : run.plans[held],
      );
      if (held === LAPSED) expect(last.left).toBe(persons.reason[person]);
    });
  });

  it("goes from plan to plan without a gap, on the billing day of every month", () => {
    followed.forEach((person, index) => {
      let plan: string | undefined = run.plans[persons.first[person]];
      for (const entry of diaries[index]) {
        expect(entry.plan).toBe(plan);
        expect(Math.min(30, Number(entry.date.slice(8)))).toBeLessThanOrEqual(persons.billingDay[person]);
        plan = entry.left === undefined ? (entry.now ?? entry.plan) : undefined;
      }
      const isThroughout = persons.since[person] === 0;
      if (isThroughout) expect(diaries[index].map(({ date }) => date.slice(0, 7))).toHaveLength(6);
    });
  });

  it("tells of the price on the bill that it changed, at the price of the plan", () => {
    const told = diaries.flat().filter((entry) => entry.told?.includes("price") && entry.date > "2011-09-30");
    expect(told.length).toBeGreaterThan(0);
    const both = told.filter(({ plan, left, now }) => plan === "both-1" && left === undefined && !now);
    expect(new Set(both.map(({ paid }) => paid))).toEqual(new Set([15.98]));
  });

  it("has nobody change a plan or choose to leave without a thought", () => {
    const byChoice = (entry: DiaryEntry) =>
      entry.plan !== undefined && (entry.now !== undefined || (entry.left ?? 0) >= 2);
    const deeds = diaries.flat().filter(byChoice);
    expect(deeds.length).toBeGreaterThan(10);
    for (const { thought } of deeds) expect(thought).toBeDefined();
    for (const { left, thought } of diaries.flat())
      if (left === 0 || left === 1) expect(thought).toBeUndefined();
  });

  it.each([-1, agents, 0.5])("can only be of somebody of the opening: %d", (follow) => {
    expect(() => simulate(scenario, { ...size, follow })).toThrow(
      `invalid follow; must be a whole number from 0 to ${agents - 1}: ${follow}`,
    );
  });
});
