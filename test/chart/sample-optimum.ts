import type { Candidate } from "../../src/policy/candidate.ts";
import type { Optimisation } from "../../src/policy/optimise.ts";
import type { PolicySpace } from "../../src/policy/policy-space.ts";

const choice = (id: string, title: string) => ({ id, title, change: {} });

/** Levers that are written down. */
export const sampleSpace: PolicySpace = {
  case: "sample",
  levers: [
    {
      id: "price",
      title: "Price",
      choices: [choice("16", "16 for both"), choice("14", "14 for both"), choice("12", "12 for both")],
    },
    { id: "name", title: "A new name", choices: [choice("new", "a new name"), choice("old", "no new name")] },
    {
      id: "offer",
      title: "Who wants to leave",
      choices: [choice("none", "no offer"), choice("three", "3 off for three months to who wants to leave")],
    },
  ],
};

const around = (mean: number, by: number) => ({ mean, p05: mean - by, p50: mean, p95: mean + by });

const candidate = (
  price: string,
  name: string,
  offer: string,
  money: number,
  people: number,
  trust: number,
): Candidate => ({
  policy: { price, name, offer },
  contribution: around(money, 3e6),
  subscribers: around(people, 5e4),
  trust: around(trust, 0.001),
});

const history = candidate("16", "new", "none", 396e6, 24.9e6, -0.37);
const frontier = [
  candidate("16", "old", "three", 415e6, 25.8e6, -0.3),
  candidate("14", "old", "three", 357e6, 26.8e6, -0.31),
  candidate("12", "old", "three", 285e6, 28.1e6, -0.32),
];

/** What a search found, written down. */
export const sampleOptimum: Optimisation = {
  objective: "contribution",
  runs: 14,
  stopped: false,
  history,
  frontier,
  tried: [
    history,
    ...frontier,
    candidate("16", "old", "none", 411e6, 25.6e6, -0.3),
    candidate("14", "old", "none", 340e6, 26.2e6, -0.31),
    candidate("12", "new", "none", 250e6, 26.9e6, -0.39),
  ],
};
