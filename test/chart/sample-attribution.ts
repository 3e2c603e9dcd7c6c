import { type Attribution, attributionOf } from "../../src/experiment/attribution.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { exactShapley } from "../../src/statistics/shapley.ts";

const players = [
  { event: "rival", title: "An old rival", members: ["rival"], announced: "2010-11-22", alone: -260_000 },
  {
    event: "price",
    title: "The price rise",
    members: ["price", "sorry"],
    announced: "2011-07-12",
    alone: -1_700_000,
  },
  { event: "app", title: "A rival's app", members: ["app"], announced: "2011-08-23", alone: -4000 },
  { event: "films", title: "Films are bought", members: ["films"], announced: "2011-09-01", alone: 40_000 },
  { event: "name", title: "A new name", members: ["name"], announced: "2011-09-18", alone: -300_000 },
];
const later = { event: "kiosk", title: "Kiosks", members: ["kiosk"], announced: "2011-10-27" };

const none = 26_700_000;

/** Subscribers in a world that is written down: what each event does alone, and more of it if price and name meet. */
function closing(coalition: number, draw: number): number {
  const sum = players.reduce((so, { alone }, index) => so + (coalition & (1 << index) ? alone : 0), 0);
  const meet = coalition & 2 && coalition & 16 ? -140_000 * draw : 0;
  return none + 20_000 * draw + sum * draw + meet;
}

/** An attribution over draws that are written down, as `attribute` would find it. */
export function sampleAttribution(draws: readonly number[] = [0.8, 0.95, 1, 1.1, 1.2]): Attribution {
  const plan = exactShapley(players.length);
  const scenario = { plans: { all: { family: "all", opening: { value: 24_590_000 } } } };
  const setting = {
    scenario: "sample",
    title: "A made-up price rise",
    quantity: "closing",
    period: "2011Q3",
    start: "2011-07-01",
    until: "2011-09-30",
    agents: 20_000,
    seed: 1,
    replicates: 1,
    draws: draws.length,
    method: "exact" as const,
    runs: 32 * draws.length,
  };
  const estimates = draws.map((draw, world) => {
    const value = (coalition: number): number => closing(coalition, draw);
    return { world, seed: 1 + world, none: value(0), all: value(31), estimate: plan.solve(value) };
  });
  const own = players.map(({ alone: _, ...player }) => player);
  return attributionOf(scenario as unknown as Scenario, setting, own, [later], estimates);
}
