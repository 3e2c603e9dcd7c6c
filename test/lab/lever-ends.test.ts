import { expect, it } from "vitest";
import { isRefused } from "../../src/lab/engine/engine-check.ts";
import { furthestHolding } from "../../src/lab/furthest-holding.ts";
import { leverEnds } from "../../src/lab/lever-ends.ts";
import { parameterGroups } from "../../src/lab/parameter-levers.ts";
import { noChange } from "../../src/lab/world-change.ts";
import { triedWorld } from "../../src/lab/world-store.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { netflix } from "./netflix.ts";

const groups = parameterGroups(netflix.parameters, netflix.parameters);
const levers = ["quit", "attention", "choice", "wordOfMouth"].flatMap((group) => groups.get(group) ?? []);
const worldWith = (id: string, value: number) =>
  triedWorld(netflix, { ...noChange, set: { [`parameters.${id}.value`]: value } });

it("the engine runs a world with every slider at either end, and refuses it a step beyond an end of its own", () => {
  const cut: string[] = [];
  for (const lever of levers) {
    const holds = (value: number) => worldWith(lever.id, value).ok;
    const { min, max } = leverEnds(lever, holds);
    for (const [end, beyond] of [
      [min, min - lever.step],
      [max, max + lever.step],
    ]) {
      const made = worldWith(lever.id, end);
      expect(made.ok, lever.id).toBe(true);
      if (end === lever.min || end === lever.max) continue;
      expect(made.ok && simulate(made.scenario, { subscribers: 600 }).agents, lever.id).toBe(600);
      expect(holds(Number(beyond.toFixed(6))), lever.id).toBe(false);
      cut.push(lever.id);
    }
  }
  expect(cut).toEqual([
    "quit.alpha",
    "quit.newMean",
    "attention.ordinary",
    "choice.scale",
    "wordOfMouth.ties",
  ]);
});

it("a slider keeps its ends while its world does not hold at all", () => {
  const [lever] = levers;
  expect(leverEnds(lever, () => false)).toEqual({ min: lever.min, max: lever.max });
});

it("what the engine refuses is refused, and nothing else", () => {
  expect(isRefused(netflix)).toBe(false);
  expect(worldWith("choice.scale", 0)).toEqual({ ok: false, issues: [] });
  expect(worldWith("quit.alpha", 0)).toMatchObject({
    ok: false,
    issues: [{ path: "parameters.quit.alpha.value" }],
  });
});

it.each([
  [5, 40, 12, 12],
  [5, -40, -12, -12],
  [5, 10, 12, 10],
  [5, 5, 12, 5],
  [5, 6, 5, 5],
])("the furthest from %i towards %i that holds to %i is %i", (inside, towards, last, expected) => {
  const holds = (at: number) => (last >= 0 ? at <= last : at >= last);
  expect(furthestHolding(inside, towards, holds)).toBe(expected);
});
