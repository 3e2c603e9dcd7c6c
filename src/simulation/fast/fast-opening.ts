import { parameterValue } from "../../market/parameter.ts";
import { keyOf, uniform } from "../../random/stream.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { BILLING_DAYS } from "../calendar.ts";
import {
  coprimeStride,
  firstRank,
  MOST_TIES,
  markAbsent,
  meanTiesLeft,
  type OpeningSetting,
  openingTenure,
  tiesLeft,
  weightsOfTies,
} from "../opening.ts";
import type { Part } from "../part.ts";
import {
  LEVEL_BITS,
  LEVELS,
  ON_TRIAL,
  openingByPlan,
  type Population,
  tenureClasses,
} from "../population.ts";
import type { Kernel } from "./kernel.ts";
import { wordsUntil } from "./word-steps.ts";

/** Groups at a time: few enough that what is known of a billing day of them stays in the processor's cache. */
const STRETCH = 2048;

/** Bytes that the opening takes in the kernel's memory at most. */
export function openingBytes(scenario: Scenario): number {
  return STRETCH * (40 + BILLING_DAYS) + tenureClasses(scenario).length * (LEVELS + 8) * 4 + 8192;
}

/**
 * The same as `settleOpening`, by stretches of groups and in them billing day by billing day instead of number by
 * number, so that columns are written in runs of slots.
 */
export function settleOpeningFast(
  population: Population,
  part: Part,
  scenario: Scenario,
  setting: OpeningSetting,
  kernel: Kernel,
): void {
  new FastOpening(population, scenario, setting, kernel).settle(part);
}

class FastOpening {
  private readonly population: Population;
  private readonly seed: number;
  private readonly kernel: Kernel;
  private readonly settled: (billing: number, group: number, count: number, rank: number) => number;
  private readonly turns: Uint8Array;
  private readonly numbers: Int32Array;
  private readonly words: Int32Array;
  private readonly unused: Int32Array;
  private readonly plans: Uint8Array;
  private readonly flags: Uint8Array;
  private readonly rates: Float32Array;
  private readonly references: Uint16Array;
  private readonly heard: Uint8Array;
  private readonly firstRank: number;
  private readonly rankOfGroup: number;

  constructor(population: Population, scenario: Scenario, setting: OpeningSetting, kernel: Kernel) {
    this.population = population;
    this.seed = setting.seed;
    this.kernel = kernel;
    this.settled = kernel.call("settleOpening");
    this.turns = kernel.column("turns", Uint8Array, STRETCH);
    this.numbers = kernel.column("openingNumbers", Int32Array, STRETCH);
    this.words = kernel.column("tenureWords", Int32Array, STRETCH);
    this.unused = kernel.column("unusedWords", Int32Array, STRETCH);
    for (const words of ["levelWords", "habitWords", "tieWords", "cohortWords"]) {
      kernel.column(words, Int32Array, STRETCH);
    }
    this.plans = kernel.column("openingPlans", Uint8Array, STRETCH);
    this.flags = kernel.column("openingFlags", Uint8Array, STRETCH);
    this.rates = kernel.column("openingRates", Float32Array, STRETCH);
    this.references = kernel.column("openingReferences", Uint16Array, STRETCH);
    this.heard = kernel.column("openingHeard", Uint8Array, STRETCH * BILLING_DAYS);
    const { opening: agents } = population;
    const stride = coprimeStride(agents);
    this.firstRank = firstRank(setting.seed, agents);
    this.rankOfGroup = (BILLING_DAYS * stride) % agents;
    kernel.set({ agents, rankOfGroup: this.rankOfGroup, levelBits: LEVEL_BITS });
    kernel.copyOf(
      "rankOfPosition",
      Int32Array.from({ length: BILLING_DAYS }, (_, at) => (at * stride) % agents),
    );
    this.copyTraits(scenario, setting);
    this.copyPlans(scenario, setting);
  }

  settle(part: Part): void {
    const { fromGroup, toGroup } = part;
    const { status, anchored, flags, rate, reference, exposure, turn, groups, opening } = this.population;
    this.turnGroups(part);
    markAbsent(this.population, part);
    for (let from = fromGroup; from < toGroup; from += STRETCH) {
      const count = Math.min(STRETCH, toGroup - from);
      this.turns.set(turn.subarray(from, from + count));
      // The product stays below 2^53 for any number of agents that fits into memory.
      const rank = (this.firstRank + from * this.rankOfGroup) % opening;
      for (let billing = 0; billing < BILLING_DAYS; billing++) {
        const slot = billing * groups + from;
        const there = this.settled(billing, from, count, rank);
        const plans = this.plans.subarray(0, there);
        status.set(plans, slot);
        anchored.set(plans, slot);
        flags.set(this.flags.subarray(0, there), slot);
        rate.set(this.rates.subarray(0, there), slot);
        reference.set(this.references.subarray(0, there), slot);
      }
      const first = from * BILLING_DAYS;
      exposure.set(this.heard.subarray(0, Math.min(count * BILLING_DAYS, opening - first)), first);
    }
  }

  private copyTraits(scenario: Scenario, { seed, usualShare, listeners, cohorts }: OpeningSetting): void {
    const { kernel } = this;
    const { k0, k1 } = keyOf(seed, "trait");
    const { classes, draw, rates } = openingTenure(scenario);
    const hasTrial = scenario.joining.trialDays > 0;
    kernel.copyOf("tenureKeep", draw.keep);
    kernel.copyOf("tenureOther", draw.other);
    kernel.copyOf(
      "tenureFlags",
      Uint8Array.from(classes, ({ months }) => (hasTrial && months === 0 ? ON_TRIAL : 0)),
    );
    const quitRates = kernel.column("quitRates", Float32Array, classes.length * LEVELS);
    rates.forEach((column, tenure) => {
      quitRates.set(column, tenure * LEVELS);
    });
    const ties = tiesLeft(meanTiesLeft(scenario, usualShare, listeners));
    kernel.copyOf(
      "tieSteps",
      Float64Array.from({ length: MOST_TIES }, (_, count) => wordsUntil((u) => ties(u) > count)),
    );
    kernel.copyOf("tieWeights", weightsOfTies(scenario));
    kernel.copyOf("cohortEnds", Float64Array.from(cohorts));
    kernel.set({
      traitKey0: k0,
      traitKey1: k1,
      tenureClasses: classes.length,
      inertShare: parameterValue(scenario.parameters, "attention.inertShare"),
      cohorts: cohorts.length,
    });
  }

  private copyPlans(scenario: Scenario, { charged }: OpeningSetting): void {
    const { kernel } = this;
    const { opening, priceUnit } = this.population;
    const ends = openingByPlan(scenario, opening);
    for (let plan = 1; plan < ends.length; plan++) ends[plan] += ends[plan - 1];
    kernel.copyOf("rankEnds", ends);
    kernel.copyOf(
      "planCodes",
      Int32Array.from(ends, (_, plan) => Math.round(charged[plan] / priceUnit)),
    );
    kernel.set({ openingPlanCount: ends.length });
  }

  private turnGroups({ fromGroup, toGroup }: Part): void {
    const { turn } = this.population;
    const { numbers, words } = this;
    const place = keyOf(this.seed, "place");
    for (let from = fromGroup; from < toGroup; from += STRETCH) {
      const count = Math.min(STRETCH, toGroup - from);
      for (let at = 0; at < count; at++) numbers[at] = from + at;
      this.kernel.fill(place, 0, numbers, count, words, this.unused);
      for (let at = 0; at < count; at++) turn[from + at] = Math.floor(uniform(words[at]) * BILLING_DAYS);
    }
  }
}
