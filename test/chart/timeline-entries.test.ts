import { expect, test } from "vitest";
import { eventEntries, factEntries } from "../../src/chart/timeline-entries.ts";
import { toDay } from "../../src/market/date.ts";
import type { MarketEvent } from "../../src/market/event.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { sampleReadings } from "./sample-outcome.ts";

const { scenario } = loadCase("netflix-2011");
const day = toDay;

test("every event is there once, in the order of the announcements, under the title of the scenario", () => {
  const entries = eventEntries(scenario);
  expect(new Set(entries.map(({ title }) => title))).toEqual(
    new Set(scenario.events.map(({ title }) => title)),
  );
  expect(entries).toHaveLength(scenario.events.length);
  const days = entries.map(({ announced }) => announced);
  expect(days).toEqual([...days].sort((a, b) => a - b));
});

test("an entry has its lane, the later days of its effect, its end, and the day on which it is taken back", () => {
  const of = (id: string) =>
    eventEntries(scenario, { [id]: "this one" }).find(({ title }) => title === "this one");
  expect(of("price")).toMatchObject({
    lane: "firm",
    announced: day("2011-07-12"),
    effects: [day("2011-09-01")],
  });
  // Due on 15 October and taken back on the 10th: it never takes effect.
  expect(of("qwikster")).toMatchObject({ lane: "firm", effects: [], reversed: day("2011-10-10") });
  expect(of("apology")).toMatchObject({ lane: "words", effects: [], until: day("2011-09-18") });
  expect(of("blockbuster-trial")).toMatchObject({ lane: "rivals", until: day("2011-09-15") });
  expect(of("starz")).toMatchObject({ lane: "press", effects: [day("2012-02-28")] });
  expect(of("redbox-games")?.until).toBeUndefined();
});

test("a rollout takes effect step by step", () => {
  const steps: MarketEvent = {
    id: "steps",
    type: "rollout",
    of: "price",
    announced: "2011-07-12",
    steps: [
      { share: 0.5, effective: "2011-10-01" },
      { share: 0.5, effective: "2011-09-01" },
    ],
    evidence: "assumed",
    source: "made up",
  };
  const [entry] = eventEntries({ ...scenario, events: [steps] });
  expect(entry).toMatchObject({
    lane: "firm",
    title: "steps",
    effects: [day("2011-09-01"), day("2011-10-01")],
  });
});

test("facts keep their days and their lane; of readings the last count of comments since each day is left", () => {
  const facts = [
    { from: "2011-07-25", event: "Second quarter: 25 million expected", lane: "words" },
    { from: "2011-09-01", until: "2011-09-30", event: "A contest" },
  ] as const;
  expect(factEntries([...facts, ...sampleReadings])).toMatchObject([
    { lane: "words", announced: day("2011-07-25"), until: day("2011-07-25") },
    { lane: "press", title: "A contest", announced: day("2011-09-01"), until: day("2011-09-30") },
    {
      lane: "press",
      title: "78k comments by 18 Jul",
      announced: day("2011-07-12"),
      until: day("2011-07-18"),
    },
    {
      lane: "press",
      title: "28k comments by 24 Oct",
      announced: day("2011-09-18"),
      until: day("2011-10-24"),
    },
  ]);
});
