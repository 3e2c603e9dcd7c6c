import { toDay } from "../../src/market/date.ts";
import type { Observation } from "../../src/scenario/observation.ts";
import { closeDay, ledgerOf } from "../../src/simulation/ledger.ts";
import type { Outcome } from "../../src/simulation/outcome.ts";

interface SampleOptions {
  readonly until?: string;
  readonly seed?: number;
  /** Ids of the families of the three plans. */
  readonly families?: readonly [string, string, string];
  /** Leavers by choice per day and plan from 12 July on. */
  readonly choosing?: number;
}

/**
 * A run that is written down rather than simulated, so that charts of it do not move with the engine: on each of
 * three plans the same flows every day, until on 12 July some leave by choice.
 */
export function sampleOutcome(options: SampleOptions = {}): Outcome {
  const { until = "2011-12-31", seed = 1, families = ["streaming", "dvd", "both"], choosing = 8 } = options;
  const start = "2011-07-01";
  const announced = toDay("2011-07-12") - toDay(start);
  const days = toDay(until) - toDay(start) + 1;
  const opening = Int32Array.of(7000, 0, 17_000);
  const ledger = ledgerOf(days, opening.length, 2);
  const posts = new Float64Array(days);
  const damage = new Float64Array(days);
  const diverted = new Float64Array(days);
  for (let day = 0; day < days; day++) {
    const row = day * opening.length;
    const before = day === 0 ? opening : ledger.closing.subarray(row - opening.length, row);
    for (let plan = 0; plan < opening.length; plan++) {
      const cell = row + plan;
      ledger.joined[cell] = 12 + ((day + seed) % 3);
      ledger.returned[cell] = 6;
      ledger.leftBackground[cell] = plan === 1 ? 2 : 17;
      ledger.leftTrial[cell] = 2;
      if (day >= announced) {
        ledger.leftChoice[cell] = plan === 1 ? 1 : choosing;
        ledger.switchedOut[cell] = plan === 2 ? 30 : 0;
        ledger.switchedIn[cell] = plan === 2 ? 0 : 15;
      }
    }
    closeDay(ledger, day, before, 0);
    const age = day - announced;
    ledger.destination[day * 2] = age < 0 ? 0 : 2;
    diverted[day] = age < 0 ? 0 : 1500;
    posts[day] = age < 0 ? 0 : 28_000 / (1 + age);
    damage[day] = age < 0 ? 0 : 0.8 / (1 + age / 20);
  }
  const names = [...new Set(families)];
  return {
    scenario: "sample",
    title: "A made-up price rise",
    seed,
    agents: 24_000,
    peoplePerAgent: 1000,
    start,
    until,
    currency: "USD",
    churnDefinition: "cancellations/(opening+grossAdditions)",
    plans: ["streaming", "dvd-1", "both-1"],
    families: names,
    familyOf: families.map((family) => names.indexOf(family)),
    destinations: ["blockbuster/by-mail", "nothing"],
    opening,
    ledger,
    mood: { posts, damage, joining: new Float64Array(days).fill(1), diverted: { blockbuster: diverted } },
  };
}

const sourced = { unit: "people", status: "reported", source: "made up" } as const;
const quarter3 = { from: "2011-07-01", to: "2011-09-30", ...sourced };
const quarter4 = { from: "2011-10-01", to: "2011-12-31", ...sourced };

export const sampleObserved: readonly Observation[] = [
  { quantity: "closing", ...quarter3, value: 24_100_000 },
  { quantity: "closing", ...quarter3, value: 25_000_000, status: "guidance" },
  { quantity: "closing", ...quarter4, value: 23_900_000 },
  { quantity: "subscribers", ...quarter3, value: 9_400_000 },
  { quantity: "closing.both", ...quarter3, value: 13_500_000 },
  { quantity: "closing.unknown", ...quarter3, value: 1_000_000 },
  { quantity: "grossAdditions", ...quarter3, value: 5_200_000 },
  { quantity: "monthlyChurn", ...quarter3, value: 0.0627, unit: "fraction" },
];

const read = (quantity: string, from: string, to: string, value: number, unit: string): Observation => ({
  ...sourced,
  quantity,
  from,
  to,
  value,
  unit,
});

export const sampleReadings: readonly Observation[] = [
  read("blogComments", "2011-07-12", "2011-07-15", 5000, "comments"),
  read("facebookComments", "2011-07-12", "2011-07-13", 39_000, "comments"),
  read("facebookComments", "2011-07-12", "2011-07-18", 78_000, "comments"),
  read("qwiksterComments", "2011-09-18", "2011-10-24", 28_000, "comments"),
  read("buzz", "2011-07-12", "2011-07-12", 39.1, "score -100..100"),
  read("buzz", "2011-07-18", "2011-07-18", -14.1, "score -100..100"),
  read("buzz", "2011-08-30", "2011-08-30", 20.2, "score -100..100"),
  read("buzz", "2011-09-19", "2011-09-19", -4, "score -100..100"),
  read("survey", "2011-07-12", "2011-07-22", 0.25, "fraction"),
];
