import { simulate } from "churnkit";
import { loadCase } from "churnkit/node";
import type { Measurement } from "./measurement.ts";

const WARM_UP = 3;

/** Seconds of one run of the Netflix half year within a process that has run it before. */
export function measureSimulate(): Measurement[] {
  const { scenario } = loadCase("netflix-2011");
  const measured = (subscribers: number, runs: number): Pick<Measurement, "values" | "processor"> => {
    const values: number[] = [];
    const processor: number[] = [];
    for (let run = 0; run < WARM_UP + runs; run++) {
      const began = performance.now();
      const before = process.cpuUsage();
      simulate(scenario, { subscribers, seed: run + 1 });
      if (run < WARM_UP) continue;
      const { user, system } = process.cpuUsage(before);
      values.push((performance.now() - began) / 1000);
      processor.push((user + system) / 1e6);
    }
    return { values, processor };
  };
  return [
    { what: "half year, 20,000 agents, warm", unit: "s", ...measured(20_000, 15) },
    { what: "half year, 100,000 agents, warm", unit: "s", ...measured(100_000, 11), goal: { atMost: 0.04 } },
  ];
}
