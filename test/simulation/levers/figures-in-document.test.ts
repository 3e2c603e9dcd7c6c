import { expect, it } from "vitest";
import { loadCase } from "../../../src/node/data/load-case.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { withEvents } from "../../../src/scenario/with.ts";
import type { Outcome } from "../../../src/simulation/outcome.ts";
import { simulate } from "../../../src/simulation/simulate.ts";
import { projectText } from "../../repository/project-files.ts";
import { sumOf } from "../../support/ledger-checks.ts";
import { happening, type Json } from "../../support/small-service.ts";

/** What docs/model.md says under "What to keep in mind", by 50,000 agents and seeds 1 to 3. */
const document = projectText("docs/model.md").replace(/\s+/g, " ");

const mean = (scenario: Scenario, until: string, figure: (outcome: Outcome) => number): number => {
  const figures = [1, 2, 3].map((seed) => figure(simulate(scenario, { subscribers: 50_000, seed, until })));
  return figures.reduce((sum, value) => sum + value, 0) / figures.length;
};

function withEvent(scenario: Scenario, event: Json): Scenario {
  const result = withEvents(scenario, event);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.scenario;
}

const leavings = ({ ledger }: Outcome): number =>
  sumOf(ledger.leftBackground) + sumOf(ledger.leftTrial) + sumOf(ledger.leftChoice);

it("docs/model.md says how many offers are taken by who has left", () => {
  const { scenario } = loadCase("netflix-2011");
  const shares = [
    { discount: 3, months: 3, reach: 0.2 },
    { discount: 3, months: 3, reach: 1 },
    { discount: 4, months: 12, reach: 1 },
  ].map((offer) => {
    const world = withEvent(scenario, happening("win-back-offer", { announced: "2011-07-12", ...offer }));
    const cost = offer.discount * offer.months;
    return mean(world, "2011-11-30", (run) => sumOf(run.ledger.concessions) / cost / leavings(run));
  });
  const [some, all, best] = shares.map((share) => Math.round(100 * share));
  expect(document).toContain(
    `taken ${some} times in a hundred leavings by the end of November, ${all} times if all hear of it, and ${best} times`,
  );
});

it.each([
  ["netflix-2011", "2011-07-01", "2011-09-30", (more: string) => `brings ${more} more subscribers`],
  ["netflix-2010", "2010-10-01", "2011-06-30", (more: string) => `would have brought ${more} by 30 June`],
] as const)("docs/model.md says what the best onboarding brings in %s", (id, announced, until, sentence) => {
  const { scenario } = loadCase(id);
  const parts = { expectations: 1, doubts: 1, roadmap: 1, tone: 1 };
  const world = withEvent(scenario, happening("onboarding", { announced, ...parts }));
  const closing = ({ ledger, peoplePerAgent }: Outcome): number =>
    sumOf(ledger.closing.slice(-ledger.plans)) * peoplePerAgent;
  const more = mean(world, until, closing) - mean(scenario, until, closing);
  expect(document).toContain(sentence((Math.round(more / 100) * 100).toLocaleString("en-US")));
});
