import { expect, test } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { ownWindows } from "../../src/validation/own-windows.ts";

const { scenario, observed } = loadCase("netflix-2011");

test("rows from the first event on and within the run, with guidance of the same days", () => {
  const until = { ...scenario, latest: scenario.until };
  const windows = ownWindows(until, observed);
  expect(windows.length).toBeGreaterThan(5);
  for (const { from, to, quantity } of windows) {
    expect(to >= "2011-07-12" && to <= "2011-12-31").toBe(true);
    if (!quantity.startsWith("closing")) expect(from >= scenario.start).toBe(true);
  }
  const kinds = windows.filter(({ quantity }) => quantity === "closing").map(({ to, kind }) => [to, kind]);
  expect(kinds).toEqual([
    ["2011-09-30", "first"],
    ["2011-12-31", "next"],
  ]);
  const guided = observed.filter(({ status, quantity }) => status === "guidance" && quantity === "closing");
  for (const { to, value } of guided) {
    const window = windows.find((one) => one.quantity === "closing" && one.to === to);
    if (window) expect(window.guidance).toBe(value);
  }
});

test("before its first event a case has no windows", () => {
  const late = {
    ...scenario,
    events: scenario.events.map((event) => ({ ...event, announced: "2012-06-01" })),
  };
  expect(ownWindows({ ...late, latest: scenario.until }, observed)).toEqual([]);
});
