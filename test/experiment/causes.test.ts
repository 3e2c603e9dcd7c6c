import { describe, expect, it } from "vitest";
import { causesOf } from "../../src/experiment/causes.ts";
import { counterfactualOf } from "../../src/experiment/compare.ts";
import { replicate } from "../../src/experiment/replicate.ts";
import { netflix, tiny } from "./tiny-runs.ts";

const third = { period: "2011Q3" };

describe("causes", () => {
  it("lead in steps from the world without events to the world as it happened, exactly", async () => {
    const causes = await causesOf(netflix, { period: "2011Q4" }, tiny);
    const [[, everything]] = await replicate(netflix, tiny);
    const [[, nothing]] = await replicate(counterfactualOf(netflix, { without: ["all"] }).scenario, tiny);
    expect(causes.none).toBe(nothing.closing);
    expect(causes.all).toBe(everything.closing);
    const sum = causes.steps.reduce((total, { people }) => total + people, causes.none);
    expect(Math.abs(sum - causes.all)).toBeLessThan(1e-6 * causes.all);
    expect(causes.steps.at(-1)?.total).toBe(causes.all);
  });

  it("take an event together with those that refer to it, in the order of the announcements", async () => {
    const { steps } = await causesOf(netflix, { period: "2011Q4" }, tiny);
    expect(steps.flatMap(({ events }) => events).sort()).toEqual(netflix.events.map(({ id }) => id).sort());
    expect(steps.find(({ events: [id] }) => id === "qwikster")?.events).toEqual([
      "qwikster",
      "qwikster-reversal",
    ]);
    expect(steps.find(({ events: [id] }) => id === "price")?.events).toEqual(["price", "apology"]);
    const days = steps.map(({ announced }) => announced);
    expect(days).toEqual([...days].sort());
  });

  it("are what each adds to the worlds before it, seed by seed", async () => {
    const options = { ...tiny, replicates: 2, seed: 5 };
    const { steps, none } = await causesOf(netflix, third, options);
    const [first] = steps;
    const others = netflix.events.map(({ id }) => id).filter((id) => id !== first.events[0]);
    const runs = await replicate(counterfactualOf(netflix, { without: others }).scenario, options);
    const closings = runs.map(([period]) => period.closing);
    expect(first.total).toBeCloseTo((closings[0] + closings[1]) / 2, 6);
    expect(first.people).toBeCloseTo(first.total - none, 6);
    expect(first.spread.mean).toBeCloseTo(first.people, 3);
  });

  it("leave out what is announced after the quarter, and end as the longer run does", async () => {
    const causes = await causesOf(netflix, third, tiny);
    const named = causes.steps.flatMap(({ events }) => events);
    for (const id of ["qwikster-reversal", "redbox-price"]) expect(named).not.toContain(id);
    const [[period]] = await replicate(netflix, tiny);
    expect(causes.all).toBe(period.closing);
    expect(causes.until).toBe("2011-09-30");
  });

  it("say how far they are, and are the same told or not", async () => {
    const told: [number, number][] = [];
    const onWorld = (done: number, worlds: number) => void told.push([done, worlds]);
    const causes = await causesOf(netflix, third, { ...tiny, onWorld });
    expect(told).toEqual(told.map((_, index) => [index + 1, causes.steps.length + 1]));
    expect(told).toHaveLength(causes.steps.length + 1);
    expect(causes).toEqual(await causesOf(netflix, third, tiny));
  });

  it("refuse what they cannot answer", async () => {
    await expect(causesOf(netflix, { period: "2011" }, tiny)).rejects.toThrow(
      "must be a quarter such as 2011Q3: 2011",
    );
    await expect(causesOf(netflix, { period: "2014Q1" }, tiny)).rejects.toThrow("must lie within 2011-07-01");
    await expect(causesOf(netflix, { ...third, quantity: "joy" }, tiny)).rejects.toThrow("named joy");
  });
});
