import { expect, test } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { windowFigure } from "../../src/validation/window-figure.ts";

const outcome = simulate(loadCase("netflix-2011").scenario, { subscribers: 3000, seed: 5 });
const [summer, autumn] = periodsOf(outcome);
const quarter = (quantity: string) => ({ from: "2011-10-01", to: "2011-12-31", quantity });

test.each(["netAdditions", "grossAdditions", "cancellations", "closing"] as const)(
  "%s of a calendar quarter is that of the report",
  (quantity) => {
    expect(windowFigure(outcome, quarter(quantity))).toBeCloseTo(autumn[quantity], 3);
  },
);

test("churn of a quarter is the report's, but for the length of its months", () => {
  const days = 92;
  const months = days / (365.25 / 12);
  expect(windowFigure(outcome, quarter("monthlyChurn"))).toBeCloseTo((autumn.monthlyChurn * 3) / months, 12);
});

test("a family's closing", () => {
  expect(windowFigure(outcome, quarter("closing.dvd"))).toBeCloseTo(autumn.byPlan.dvd, 3);
});

test("windows side by side add up to the window of both", () => {
  const net = (from: string, to: string) => windowFigure(outcome, { from, to, quantity: "netAdditions" });
  expect(net("2011-07-01", "2011-08-09") + net("2011-08-10", "2011-12-31")).toBeCloseTo(
    summer.netAdditions + autumn.netAdditions,
    3,
  );
});

test("a window that began before the run is read from the run's first day on", () => {
  const early = { from: "2011-05-01", to: "2011-09-30", quantity: "netAdditions" };
  expect(windowFigure(outcome, early)).toBeCloseTo(summer.netAdditions, 3);
});

test("whom the event cannot touch goes on as before", () => {
  const flow = { grossAdditions: 30_000, cancellations: 10_000 };
  const flows = [
    { from: "2011-07-01", to: "2011-09-30", ...flow },
    { from: "2011-10-01", to: "2011-12-31", grossAdditions: 9200, cancellations: 4600 },
  ];
  const beside = { untouched: { people: 1e6, flows } };
  const added = (quantity: string, window = quarter(quantity)) =>
    windowFigure(outcome, window, beside) - windowFigure(outcome, window);
  expect(added("netAdditions")).toBeCloseTo(4600, 3);
  expect(added("grossAdditions")).toBeCloseTo(9200, 3);
  expect(added("cancellations")).toBeCloseTo(4600, 3);
  expect(added("closing")).toBeCloseTo(1e6 + 20_000 + 4600, 3);
  expect(added("monthlyChurn")).toBe(0);
  expect(added("netAdditions", { ...quarter("netAdditions"), to: "2011-10-10" })).toBeCloseTo(500, 3);
});

test("borrowers who take an account of their own stop being borrowers", () => {
  const beside = { borrowers: { people: 1000, conversion: 0.4, months: 2, from: "2011-10-01" } };
  const added = (quantity: string) =>
    windowFigure(outcome, quarter(quantity), beside) - windowFigure(outcome, quarter(quantity));
  const left = 0.4 * 1000 * (1 - Math.exp(-92 / (365.25 / 12) / 2));
  expect(added("netAdditions")).toBeCloseTo(-left, 3);
  expect(added("closing")).toBeCloseTo(1000 - left, 3);
});

test("any other quantity is the mean level against the opening", () => {
  const visits = windowFigure(outcome, { from: "2011-07-01", to: "2011-09-30", quantity: "visits" });
  expect(visits).toBeLessThan(autumn.opening / summer.opening - 1 + 0.05);
  expect(visits).toBeGreaterThan(-0.1);
});

test("accounts closed are leaving a day against the days before", () => {
  const ratio = autumn.cancellations / 92 / (summer.cancellations / 92) - 1;
  expect(windowFigure(outcome, quarter("accounts closed"))).toBeCloseTo(ratio, 9);
});

test("a window outside the run is refused", () => {
  expect(() => windowFigure(outcome, { from: "2012-01-01", to: "2012-03-31", quantity: "closing" })).toThrow(
    "netflix-2011: window 2012-01-01 to 2012-03-31: expected days from 2011-07-01 to 2011-12-31, found others",
  );
});
