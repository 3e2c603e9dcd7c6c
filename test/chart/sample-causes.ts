import type { Causes } from "../../src/experiment/causes.ts";

const changes = [
  ["rival", "An old rival", "2010-11-22", -260_000],
  ["price", "The price rise", "2011-07-12", -1_820_000],
  ["app", "A rival's app", "2011-08-23", -4000],
  ["films", "Films are bought", "2011-09-01", 4000],
  ["name", "A new name", "2011-09-18", -300_000],
] as const;

const none = 26_700_000;

/** Causes that are written down, as `causesOf` would find them. */
export const sampleCauses: Causes = {
  title: "A made-up price rise",
  period: "2011Q3",
  until: "2011-09-30",
  quantity: "closing",
  replicates: 1,
  agents: 20_000,
  none,
  all: none + changes.reduce((sum, [, , , people]) => sum + people, 0),
  steps: changes.map(([id, title, announced, people], index) => ({
    events: id === "price" ? [id, "sorry"] : [id],
    titles: id === "price" ? [title, "Sorry"] : [title],
    announced,
    people,
    spread: { mean: people, p05: people, p50: people, p95: people },
    total: none + changes.slice(0, index + 1).reduce((sum, [, , , change]) => sum + change, 0),
  })),
};
