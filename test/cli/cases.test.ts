import { expect, it } from "vitest";
import { listCases, loadCase } from "../../src/node/data/load-case.ts";
import { churnkit, documentOf } from "./command.ts";

it("lists every case with the keys of the contract", async () => {
  const document = await documentOf("cases");
  expect(document.map(({ id }: { id: string }) => id)).toEqual(listCases());
  for (const { id, plans, events, ...rest } of document) {
    const { scenario } = loadCase(id);
    expect(plans).toEqual(Object.keys(scenario.plans));
    expect(events).toEqual(scenario.events.map((event) => event.id));
    expect(rest).toEqual({
      title: scenario.title,
      grade: scenario.grade ?? null,
      start: scenario.start,
      until: scenario.until,
    });
  }
});

it("lists them for people", async () => {
  const { stdout, code } = await churnkit("cases");
  expect(code).toBe(0);
  for (const id of listCases()) expect(stdout).toContain(id);
});
