import { describe, expect, it } from "vitest";
import { baseWords } from "../../src/lab/base-words.ts";
import { historyHeadline, withoutHeadline } from "../../src/lab/headline.ts";
import { listCases, loadCase } from "../../src/node/data/load-case.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { netflix } from "./netflix.ts";

const { scenario, observed } = loadCase("netflix-2011");

describe("the words for a case", () => {
  it.each(listCases())("%s, which comes with the kit, has happened", (id) => {
    expect(baseWords({ scenario: loadCase(id).scenario, observed: [] }).label).toBe("history");
  });

  it.each([
    ["a file on the command line", { argument: "mine.json" }],
    ["a file that was opened", { file: { text: "{}" } }],
    ["a scenario of a notebook's own", { argument: "mine.json", isOfNotebook: true }],
  ])("%s is a plan until figures of it were observed", (_, own) => {
    const words = baseWords({ scenario, observed: [], ...own });
    expect(words).toMatchObject({ isPlan: true, label: "as planned" });
    expect(words.asks.outcome).toBe("What do you think will happen?");
    expect(baseWords({ scenario, observed, ...own }).isPlan).toBe(false);
    expect(baseWords({ scenario, observed: [], isObservedApart: true, ...own }).isPlan).toBe(false);
  });
});

it("a headline of a plan tells of days to come", () => {
  const [quarter] = periodsOf(simulate(netflix, { subscribers: 500 }));
  const period = { ...quarter, netAdditions: -20_000 };
  const words = { isPlan: true };
  expect(historyHeadline(period, {}, words)).toMatch(
    /^Simulated: 20,000 more subscribers leave than come from/,
  );
  expect(withoutHeadline(netflix.events[0], period, words)).toMatch(/ 20,000 would be lost\.$/);
});
