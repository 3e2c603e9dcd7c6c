import { expect, test } from "vitest";
import { scenarioEvents } from "../../src/chart/scenario-events.ts";
import { isoOf } from "../../src/market/date.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { fixture } from "../scenario/fixture.ts";

const shown = (options = {}, scenario = fixture()) =>
  scenarioEvents(scenario as Scenario, options).map(({ day, label }) => `${isoOf(day)} ${label}`);

test("marks what the firm does, and when existing subscribers first pay", () => {
  expect(shown()).toEqual([
    "2011-07-12 price",
    "2011-09-01 New prices for everyone",
    "2011-09-18 qwikster",
    "2011-10-10 qwikster reversal",
    "2011-09-01 starz",
  ]);
  expect(scenarioEvents(undefined)).toEqual([]);
});

test("marks what is asked for, under its own title or another", () => {
  expect(shown({ events: ["trial", "apology"] })).toEqual(["2011-07-14 trial", "2011-09-18 apology"]);
  expect(shown({ events: { qwikster: "Two websites" } })).toEqual(["2011-09-18 Two websites"]);
  expect(shown({ events: [] })).toEqual([]);
  expect(() => shown({ events: ["quikster"] })).toThrow(/expected ids among price, .*; found quikster/);
});

test("prices that are paid within a week, or by new subscribers alone, are marked once", () => {
  const paidAtOnce = fixture();
  paidAtOnce.events[0].effective = "2011-07-18";
  expect(shown({ events: ["price"] }, paidAtOnce)).toEqual(["2011-07-12 price"]);
  const forNew = fixture();
  forNew.events[0].for = "new";
  expect(shown({ events: ["price"] }, forNew)).toEqual(["2011-07-12 price"]);
});

test("what was announced before the run is marked when it takes effect within it", () => {
  const { scenario } = loadCase("hotstar-ipl-2022-2024");
  expect(shown({}, scenario as never)).toEqual([
    "2022-06-14 The league of 2023 is not on Hotstar",
    "2023-03-31 The league of 2023 is not on Hotstar",
  ]);
});

test("where the firm does nothing, what is done to it is marked, without its words", () => {
  const { scenario } = loadCase("washingtonpost-2024-2025");
  expect(scenario.events.map(({ type }) => type)).toEqual(["media", "response"]);
  expect(shown({}, scenario as never)).toEqual(["2024-10-25 The paper endorses nobody"]);
});
