import { fileURLToPath } from "node:url";
import { simulate } from "churnkit";
import { loadScenarioFile } from "churnkit/node";
import type { Job } from "#engine/experiment/job.js";
import { PartCrew } from "#engine/node/part-crew.js";
import type { Outcome } from "#engine/simulation/outcome.js";
import type { Measurement } from "./measurement.ts";

const RUNS = 3;

/**
 * Agent-months a second where every mechanism is off but a choice between a plan and nothing, driven by its price, at
 * every renewal. Only renewals count as agent-months; the population is built within the time.
 */
export async function measurePlain(subscribers: number): Promise<Measurement[]> {
  const scenario = loadScenarioFile(fileURLToPath(new URL("../../bench/plain.json", import.meta.url)));
  const job = (seed: number): Job => ({ scenario, seed, subscribers, until: scenario.until });
  const one: number[] = [];
  const two: number[] = [];
  const crew = new PartCrew(2);
  try {
    for (let seed = 0; seed <= RUNS; seed++) {
      const alone = await millionsASecond(async () => simulate(scenario, { subscribers, seed }));
      const shared = await millionsASecond(() => crew.run<Outcome>(job(seed), "outcome"));
      // The first run of each warms up.
      if (seed === 0) continue;
      one.push(alone);
      two.push(shared);
    }
  } finally {
    await crew.end();
  }
  const note = `${subscribers.toLocaleString("en")} agents, 12 months`;
  return [
    { what: "plain case, agent-months, one thread", unit: "M/s", values: one, goal: { atLeast: 60 }, note },
    { what: "plain case, agent-months, two workers", unit: "M/s", values: two, goal: { atLeast: 110 }, note },
  ];
}

async function millionsASecond(run: () => Promise<Outcome>): Promise<number> {
  const began = performance.now();
  const { ledger } = await run();
  const seconds = (performance.now() - began) / 1000;
  return renewalsOf(ledger) / 1e6 / seconds;
}

/** Renewals of a whole run. */
export function renewalsOf({ renewals }: Outcome["ledger"]): number {
  return renewals.reduce((sum, count) => sum + count, 0);
}
