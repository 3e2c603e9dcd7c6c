import { Recent } from "../../behaviour/recent.ts";
import { parameterValue } from "../../market/parameter.ts";
import { type AliasTable, drawAlias } from "../../random/alias.ts";
import { manyBlocks } from "../../random/many-blocks.ts";
import { type Key, keyOf, uniform } from "../../random/stream.ts";
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
  ACTIVE_HABIT,
  CLASS_SHIFT,
  LEVELS,
  ON_TRIAL,
  openingByPlan,
  type Population,
} from "../population.ts";
import { MIXED, RANGE_SHIFT, rangesOfAlias, rangesOfSteps } from "./word-steps.ts";

const STRETCH = 2048;
/** A word shifted to the right by this (unsigned) is its level: the whole part of its uniform number times LEVELS. */
const LEVEL_SHIFT = Math.clz32(LEVELS) + 1;
const COLUMNS = 7;
/** At most so many ranges of ranks are told apart to find a plan at once. */
const RANGES = 4096;

/** Worlds that differ in what happens have the same opening. */
const recentTenures = new Recent<Int16Array>(4);
const recentTies = new Recent<Int16Array>(4);

/**
 * The same as `settleOpening`, by stretches of groups and in them billing day by billing day instead of number by
 * number, so that columns are written in runs of slots, with what depends on nobody in tables.
 */
export function settleOpeningFast(
  population: Population,
  part: Part,
  scenario: Scenario,
  setting: OpeningSetting,
): void {
  turnGroups(population, part, setting.seed);
  markAbsent(population, part);
  const opening = new FastOpening(population, scenario, setting);
  for (let from = part.fromGroup; from < part.toGroup; from += STRETCH) {
    const count = Math.min(STRETCH, part.toGroup - from);
    for (let billing = 0; billing < BILLING_DAYS; billing++) opening.settle(billing, from, count);
  }
}

class FastOpening {
  private readonly population: Population;
  private readonly blocks = manyBlocks(STRETCH, COLUMNS);
  private readonly numbers = this.blocks.column();
  private readonly tenureWords = this.blocks.column();
  private readonly levelWords = this.blocks.column();
  private readonly habitWords = this.blocks.column();
  private readonly tieWords = this.blocks.column();
  private readonly cohortWords = this.blocks.column();
  private readonly unused = this.blocks.column();
  private readonly plans = new Uint8Array(STRETCH);
  private readonly key: Key;
  private readonly inert: number;
  private readonly tenures: AliasTable;
  /** Quit rates; tenure classes x levels. */
  private readonly rates: Float32Array;
  /** ON_TRIAL for the tenure classes that are. */
  private readonly trial: Uint8Array;
  private readonly habitRanges: Int16Array;
  private readonly cohorts: readonly number[];
  /** First rank that has not this plan any more, or one before. */
  private readonly upTo: Int32Array;
  /** Lowest plan of each range of ranks, which are as long as two to the power of `shift`. */
  private readonly lowestPlan: Uint8Array;
  private readonly shift: number;
  /** Reference prices. */
  private readonly codes: Uint16Array;
  private readonly tenureRanges: Int16Array;
  private readonly ties: (u: number) => number;
  private readonly tieRanges: Int16Array;
  private readonly weights: Uint8Array;
  private readonly firstRank: number;
  private readonly rankOfGroup: number;
  private readonly rankOfPosition: Int32Array;

  constructor(
    population: Population,
    scenario: Scenario,
    { seed, charged, usualShare, listeners, cohorts }: OpeningSetting,
  ) {
    const { opening: agents } = population;
    this.population = population;
    this.cohorts = cohorts;
    this.key = keyOf(seed, "trait");
    this.inert = parameterValue(scenario.parameters, "attention.inertShare");
    this.habitRanges = rangesOfSteps((u) => (u < this.inert ? 0 : ACTIVE_HABIT));
    const { classes, draw, rates } = openingTenure(scenario);
    this.tenures = draw;
    this.rates = new Float32Array(classes.length * LEVELS);
    rates.forEach((column, tenure) => {
      this.rates.set(column, tenure * LEVELS);
    });
    const hasTrial = scenario.joining.trialDays > 0;
    this.trial = Uint8Array.from(classes, ({ months }) => (hasTrial && months === 0 ? ON_TRIAL : 0));
    const upTo = openingByPlan(scenario, agents);
    for (let plan = 1; plan < upTo.length; plan++) upTo[plan] += upTo[plan - 1];
    this.upTo = upTo;
    const shift = Math.max(0, 32 - Math.clz32(Math.floor(agents / RANGES)));
    this.shift = shift;
    this.lowestPlan = Uint8Array.from({ length: (agents >>> shift) + 1 }, (_, range) => {
      let plan = 0;
      while (plan < upTo.length - 1 && range * 2 ** shift >= upTo[plan]) plan++;
      return plan;
    });
    this.codes = Uint16Array.from(upTo, (_, plan) => Math.round(charged[plan] / population.priceUnit));
    this.tenureRanges = recentTenures.of([draw.keep, draw.other], () => rangesOfAlias(draw));
    const meanTies = meanTiesLeft(scenario, usualShare, listeners);
    this.ties = tiesLeft(meanTies);
    this.tieRanges = recentTies.of([[meanTies]], () => rangesOfSteps(this.ties));
    this.weights = weightsOfTies(scenario);
    const stride = coprimeStride(agents);
    this.firstRank = firstRank(seed, agents);
    this.rankOfGroup = (BILLING_DAYS * stride) % agents;
    this.rankOfPosition = Int32Array.from({ length: BILLING_DAYS }, (_, at) => (at * stride) % agents);
  }

  /** Settle those of a billing day (0..29) of some groups. */
  settle(billing: number, from: number, count: number): void {
    const { blocks, key, numbers, cohorts, cohortWords } = this;
    const { turn, groups, flags, opening } = this.population;
    for (let place = 0; place < count; place++) {
      const position = billing - turn[from + place];
      numbers[place] = (from + place) * BILLING_DAYS + position + ((position >> 31) & BILLING_DAYS);
    }
    blocks.fill(key, 0, numbers, count, this.tenureWords, this.levelWords);
    blocks.fill(key, 1, numbers, count, this.habitWords, this.tieWords);
    const there = from + count === groups ? this.thoseThere(count) : count;
    this.dealPlans(from, there);
    this.write(billing, from, there);
    if (cohorts.length === 1) return;
    blocks.fill(key, 2, numbers, count, cohortWords, this.unused);
    for (let place = 0; place < count; place++) {
      if (numbers[place] >= opening) continue;
      const luck = uniform(cohortWords[place]);
      flags[billing * groups + from + place] |= cohorts.findIndex((end) => luck < end) << CLASS_SHIFT;
    }
  }

  /** The last group may lack numbers. */
  private thoseThere(count: number): number {
    return this.numbers[count - 1] < this.population.opening ? count : count - 1;
  }

  /** Deal the plans by rank. */
  private dealPlans(from: number, count: number): void {
    const { numbers, plans, upTo, lowestPlan, shift, rankOfGroup, rankOfPosition } = this;
    const agents = this.population.opening;
    // The product stays below 2^53 for any number of agents that fits into memory.
    let groupRank = ((this.firstRank + from * rankOfGroup) % agents) | 0;
    for (let place = 0; place < count; place++) {
      const over = groupRank - agents + rankOfPosition[numbers[place] - (from + place) * BILLING_DAYS];
      const rank = over + ((over >> 31) & agents);
      const next = groupRank - agents + rankOfGroup;
      groupRank = next + ((next >> 31) & agents);
      let plan = lowestPlan[rank >>> shift];
      while (rank >= upTo[plan]) plan++;
      plans[place] = plan;
    }
  }

  private write(billing: number, from: number, count: number): void {
    const { numbers, tenureWords, levelWords, habitWords, tieWords, plans, tenures, inert } = this;
    const { rates, trial, codes, ties, tieRanges, tenureRanges, habitRanges, weights } = this;
    const { groups, status, anchored, rate, flags, reference, exposure } = this.population;
    const slot = billing * groups + from;
    const heard = (billing + 1) * (MOST_TIES + 1);
    for (let place = 0; place < count; place++) {
      const plan = plans[place];
      const tenureWord = tenureWords[place];
      let tenure = tenureRanges[tenureWord >>> RANGE_SHIFT];
      if (tenure === MIXED) tenure = drawAlias(tenures, uniform(tenureWord));
      const tieWord = tieWords[place];
      let left = tieRanges[tieWord >>> RANGE_SHIFT];
      if (left === MIXED) left = ties(uniform(tieWord));
      status[slot + place] = plan;
      anchored[slot + place] = plan;
      rate[slot + place] = rates[tenure * LEVELS + (levelWords[place] >>> LEVEL_SHIFT)];
      const habitWord = habitWords[place];
      let habit = habitRanges[habitWord >>> RANGE_SHIFT];
      if (habit === MIXED) habit = uniform(habitWord) < inert ? 0 : ACTIVE_HABIT;
      flags[slot + place] = habit | trial[tenure];
      reference[slot + place] = codes[plan];
      exposure[numbers[place]] = weights[heard + left];
    }
  }
}

function turnGroups({ turn }: Population, { fromGroup, toGroup }: Part, seed: number): void {
  const blocks = manyBlocks(STRETCH, 3);
  const [groups, first, second] = [blocks.column(), blocks.column(), blocks.column()];
  const place = keyOf(seed, "place");
  for (let from = fromGroup; from < toGroup; from += STRETCH) {
    const count = Math.min(STRETCH, toGroup - from);
    for (let at = 0; at < count; at++) groups[at] = from + at;
    blocks.fill(place, 0, groups, count, first, second);
    for (let at = 0; at < count; at++) turn[from + at] = Math.floor(uniform(first[at]) * BILLING_DAYS);
  }
}
