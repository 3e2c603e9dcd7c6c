import { expect, it } from "vitest";
import { parameterGroups, usedParameters } from "../../src/lab/parameter-levers.ts";
import { netflix } from "./netflix.ts";

const groups = parameterGroups(netflix.parameters, netflix.parameters);

it("every parameter has one slider that holds its range and its value", () => {
  const levers = [...groups.values()].flat();
  expect(levers.map(({ id }) => id).sort()).toEqual(Object.keys(netflix.parameters).sort());
  for (const { id, parameter, min, max, step } of levers) {
    const [low, high] = parameter.range;
    expect(min <= low && max >= high && min <= parameter.value && max >= parameter.value, id).toBe(true);
    expect((max - min) / step, id).toBeGreaterThanOrEqual(400);
    if (/^(probability|share)/.test(parameter.unit)) expect(min >= 0 && max <= 1, id).toBe(true);
  }
});

it("says when a value leaves what the evidence supports", () => {
  const lever = (value: number) => {
    const parameters = { "attention.media": { ...netflix.parameters["attention.media"], value } };
    return parameterGroups(parameters, netflix.parameters).get("attention")![0];
  };
  expect([0, 0.1, 0.3, 0.31].map((value) => lever(value).isOutside)).toEqual([false, false, false, true]);
  expect(lever(0.2).original).toBe(netflix.parameters["attention.media"].value);
});

it("has no slider for the taste for a component that no plan has, nor for one that cannot go with another", () => {
  expect(Object.keys(usedParameters(netflix))).toEqual(Object.keys(netflix.parameters));
  const sold = (components: Readonly<Record<string, number>>) => {
    const [first] = Object.values(netflix.plans);
    return Object.keys(usedParameters({ ...netflix, plans: { one: { ...first, components } }, rivals: {} }));
  };
  const tastes = (ids: readonly string[]) => ids.filter((id) => id.startsWith("taste."));
  expect(tastes(sold({ streaming: 1 }))).toEqual(["taste.streaming.mean", "taste.streaming.sd"]);
  expect(tastes(sold({ streaming: 1, discs: 1 }))).toContain("taste.correlation");
  expect(sold({ streaming: 1 }).length).toBe(Object.keys(netflix.parameters).length - 4);
});
