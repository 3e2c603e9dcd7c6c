import { expect, test } from "vitest";
import type { Observation } from "../../src/scenario/observation.ts";
import { knownBefore, persistence } from "../../src/validation/persistence.ts";
import { windowOutcome } from "../../src/validation/window-outcome.ts";

const row = (
  quantity: string,
  from: string,
  to: string,
  value: number,
  status = "reported",
): Observation => ({
  quantity,
  from,
  to,
  value,
  unit: quantity === "monthlyChurn" ? "fraction" : "people",
  status: status as Observation["status"],
  source: "a test",
});
const quarters = [
  ["2018-01-01", "2018-03-31"],
  ["2018-04-01", "2018-06-30"],
  ["2018-07-01", "2018-09-30"],
  ["2018-10-01", "2018-12-31"],
  ["2019-01-01", "2019-03-31"],
] as const;
const closings = [1000, 1090, 1182, 1274, 1300].map((value, index) => {
  const [from, to] = quarters[index];
  return row("closing", from, to, value);
});

test("growth before is that of the periods that ended before the event, by difference of closings", () => {
  const { netAdditionsADay, level } = knownBefore(closings, "2019-01-15");
  expect(netAdditionsADay).toBeCloseTo((1274 - 1000) / (91 + 92 + 92), 12);
  expect(level).toEqual({ people: 1274, on: "2018-12-31" });
});

test("published net additions go before differences, guidance and later rows are not looked at", () => {
  const rows = [
    ...closings,
    row("netAdditions", ...quarters[3], 920),
    row("netAdditions", ...quarters[4], 5000, "guidance"),
    row("netAdditions", ...quarters[4], 7000),
  ];
  const without = knownBefore(closings, "2019-01-15").netAdditionsADay * 275;
  expect(knownBefore(rows, "2019-01").netAdditionsADay).toBeCloseTo((without - 92 + 920) / 275, 12);
});

test("four periods at most, none older than 400 days", () => {
  const old = row("netAdditions", "2017-01-01", "2017-03-31", 1e6);
  expect(knownBefore([old], "2019-01-15").netAdditionsADay).toBe(0);
  const years = Array.from({ length: 6 }, (_, index) =>
    row("netAdditions", `2018-0${index + 1}-01`, `2018-0${index + 1}-10`, index < 2 ? 1e6 : 10),
  );
  expect(knownBefore(years, "2018-12-01").netAdditionsADay).toBe(1);
});

test("persistence goes on with them", () => {
  const before = {
    netAdditionsADay: 2,
    level: { people: 500, on: "2018-12-31" },
    monthlyChurn: 0.04,
  };
  const next = { from: "2019-04-01", to: "2019-06-30" };
  expect(persistence({ ...next, quantity: "netAdditions" }, before, 1000)).toBe(182);
  expect(persistence({ ...next, quantity: "closing" }, before, 1000)).toBe(500 + 2 * 181);
  expect(persistence({ ...next, quantity: "monthlyChurn" }, before, 1000)).toBe(0.04);
  expect(persistence({ ...next, quantity: "cancellations" }, before, 1000)).toBeCloseTo(
    (0.04 * 1000 * 91) / (365.25 / 12),
    9,
  );
  expect(persistence({ ...next, quantity: "monthlyChurn" }, { netAdditionsADay: 0 }, 1000)).toBeUndefined();
});

test("the outcome of a window has its base from the eve, or the last level before", () => {
  const window = { from: "2019-01-01", to: "2019-03-31", quantity: "closing" };
  expect(windowOutcome(window, closings)).toEqual({ observed: 1300, base: 1274, isOfEve: true });
  const gap = closings.filter(({ to }) => to !== "2018-12-31");
  expect(windowOutcome(window, gap)).toEqual({ observed: 1300, base: 1182, isOfEve: false });
  expect(windowOutcome({ ...window, to: "2019-06-30" }, closings)).toBeUndefined();
});
