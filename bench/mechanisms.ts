import { simulate } from "churnkit";
import { loadCase } from "churnkit/node";
import type { Scenario } from "#engine/scenario/scenario.js";
import type { Measurement } from "./measurement.ts";
import { renewalsOf } from "./plain.ts";
import { withValues } from "./switch-off.ts";

const RUNS = 3;
const SETTING = 1e-9;

/** What is switched off, and how. */
const OFF: Readonly<Record<string, (scenario: Scenario) => Scenario>> = {
  "word of mouth": (scenario) => withValues(scenario, { "wordOfMouth.perTie": 0 }),
  "background quits": (scenario) => withValues(scenario, { "quit.newMean": SETTING }),
  "attention and choice": (scenario) =>
    withValues(scenario, { "attention.ordinary": 0, "attention.notice": 0, "attention.media": 0 }),
  "notices and media": (scenario) => withValues(scenario, { "attention.notice": 0, "attention.media": 0 }),
  goodwill: (scenario) => withValues(scenario, { "goodwill.scale": 0, "joining.goodwill": 0 }),
  "loss aversion": (scenario) => withValues(scenario, { "choice.lossAversion": 1, "choice.unfairness": 0 }),
  returning: (scenario) => withValues(scenario, { "return.share": 0 }),
  rivals: (scenario) => ({
    ...scenario,
    rivals: {},
    events: scenario.events.filter((event) => !("rival" in event)),
  }),
  events: (scenario) => ({ ...scenario, events: [] }),
  newcomers: (scenario) => ({ ...scenario, joining: { ...scenario.joining, baseline: [] } }),
};

/**
 * What each mechanism costs: processor time of the Netflix half year, less that of the same with the mechanism off, in
 * nanoseconds for each agent-month of the whole model. A switch also changes who is there, so the costs are not exactly
 * additive; switching off choice leaves more subscribers, for instance.
 */
export function measureMechanisms(subscribers: number): Measurement[] {
  const { scenario } = loadCase("netflix-2011");
  const times = new Map<string, number[]>();
  let months = 0;
  const time = (name: string, world: Scenario, seed: number): void => {
    const before = process.cpuUsage();
    const { ledger } = simulate(world, { subscribers, seed });
    const { user, system } = process.cpuUsage(before);
    if (name === "") months = renewalsOf(ledger);
    if (seed > 0) times.set(name, [...(times.get(name) ?? []), (user + system) * 1e3]);
  };
  // The round of seed 0 warms up. Within a round worlds take turns, so that noise falls on all alike.
  for (let seed = 0; seed <= RUNS; seed++) {
    time("", scenario, seed);
    for (const [name, off] of Object.entries(OFF)) time(name, off(scenario), seed);
  }
  const whole = times.get("") as number[];
  return [
    {
      what: "agent-month, everything on",
      unit: "ns",
      values: whole.map((nanoseconds) => nanoseconds / months),
      note: `processor time, ${subscribers.toLocaleString("en")} agents`,
    },
    ...Object.keys(OFF).map(
      (name): Measurement => ({
        what: `of it, saved without ${name}`,
        unit: "ns",
        values: (times.get(name) as number[]).map((nanoseconds, run) => (whole[run] - nanoseconds) / months),
      }),
    ),
  ];
}
