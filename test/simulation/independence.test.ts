import { describe, expect, it } from "vitest";
import { expectedQuits } from "../../src/behaviour/background-quit.ts";
import { LAPSED, shapesOf } from "../../src/simulation/population.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { ALONE, baseline, madeUp, smallService } from "../support/small-service.ts";
import { ERRORS, expectMean, moments, shareError } from "../support/within-error.ts";

const AGENTS = 100_000;
/** Neighbours on the ring of ties have consecutive numbers. */
const BLOCK = 100;

/** Who of the opening has left by the end of half a year in which nobody comes and nothing happens. */
function left(values: Record<string, number>): { gone: boolean[]; chance: number } {
  const scenario = smallService(
    {
      joining: { baseline: [baseline(0, 0)], trialDays: 0 },
      opening: { tenure: [{ months: 6, share: 1 }], ...madeUp },
    },
    { "return.share": 0, ...values },
  );
  const { persons } = simulate(scenario, { subscribers: AGENTS, seed: 3, keepPersons: true });
  const chance = expectedQuits(shapesOf(scenario), 6, 6).reduce((sum, quit) => sum + quit, 0);
  return { gone: Array.from(persons!.last, (held) => held === LAPSED), chance };
}

/** Variance over blocks of neighbours of the number who left, relative to that of independent subscribers. */
function relativeVariance({ gone, chance }: ReturnType<typeof left>): number {
  const counts: number[] = [];
  for (let from = 0; from < AGENTS; from += BLOCK) {
    counts.push(gone.slice(from, from + BLOCK).filter(Boolean).length);
  }
  return moments(counts).variance / (BLOCK * chance * (1 - chance));
}

/** Standard error of a variance over so many blocks. */
const error = Math.sqrt(2 / (AGENTS / BLOCK - 1));

/** Standard errors by which the pairs of leavers some places apart exceed those of independent subscribers. */
function excessPairs({ gone }: ReturnType<typeof left>, apart: number): number {
  const share = gone.filter(Boolean).length / AGENTS;
  const pairs = gone.filter((lapsed, member) => lapsed && gone[(member + apart) % AGENTS]).length;
  // Each subscriber stands in two pairs, so the covariance of pairs that share one comes on top.
  const variance = share ** 2 * (1 - share ** 2) + 2 * (share ** 3 - share ** 4);
  return (pairs / AGENTS - share ** 2) / Math.sqrt(variance / AGENTS);
}

describe("without word of mouth", () => {
  const alone = left(ALONE);

  it("subscribers leave independently: the variance of a total is the sum of their own", () => {
    const { gone, chance } = alone;
    expectMean(gone.filter(Boolean).length / AGENTS, chance, shareError(chance, AGENTS));
    expectMean(relativeVariance(alone), 1, error);
  });

  it("neighbours who both leave are as many as chance has it", () => {
    expect(Math.abs(excessPairs(alone, 1))).toBeLessThan(ERRORS);
  });

  it("ties make no difference", () => {
    expect(left({ ...ALONE, "wordOfMouth.ties": 0 }).gone).toEqual(alone.gone);
  });
});

describe("with word of mouth", () => {
  const usual = left({});

  it("neighbours leave together, more so the more it counts", () => {
    const strong = left({ "wordOfMouth.perTie": 2.5 });
    expect(excessPairs(usual, 1)).toBeGreaterThan(ERRORS);
    expect(excessPairs(strong, 1)).toBeGreaterThan(excessPairs(usual, 1) + ERRORS);
    expect(relativeVariance(strong)).toBeGreaterThan(1 + ERRORS * error);
  });

  it("those who are far from each other do not", () => {
    expect(Math.abs(excessPairs(usual, 1000))).toBeLessThan(ERRORS);
  });

  it("as many leave as without it: it is counted from the usual", () => {
    const wider = Math.sqrt(relativeVariance(usual));
    const { gone, chance } = usual;
    expectMean(gone.filter(Boolean).length / AGENTS, chance, wider * shareError(chance, AGENTS));
  });
});
