import { parameterValue } from "../../market/parameter.ts";
import { drawAlias } from "../../random/alias.ts";
import { manyBlocks } from "../../random/many-blocks.ts";
import { keyOf, uniform } from "../../random/stream.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { BILLING_DAYS } from "../calendar.ts";
import {
  coprimeStride,
  firstRank,
  MOST_TIES,
  markAbsent,
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
import { wordSteps } from "./word-steps.ts";

const STRETCH = 2048;
const COLUMNS = 7;
/** At most so many ranges of ranks are told apart to find a plan at once. */
const RANGES = 4096;

/**
 * The same as `settleOpening`, billing day by billing day instead of number by number, so that every column is written
 * from its beginning to its end, with what depends on nobody in tables.
 */
export function settleOpeningFast(
  population: Population,
  part: Part,
  scenario: Scenario,
  { seed, charged, usualShare, listeners, cohorts }: OpeningSetting,
): void {
  const { opening: agents, groups, turn, status, anchored, flags, rate, reference, exposure } = population;
  const blocks = manyBlocks(STRETCH, COLUMNS);
  const numbers = blocks.column();
  const [tenureWords, levelWords, habitWords, tieWords, cohortWords, unused] = Array.from(
    { length: COLUMNS - 1 },
    () => blocks.column(),
  );
  turnGroups(population, part, seed);
  markAbsent(population, part);

  const trait = keyOf(seed, "trait");
  const inert = parameterValue(scenario.parameters, "attention.inertShare");
  const { classes, draw, rates } = openingTenure(scenario);
  const levels = new Float32Array(classes.length * LEVELS);
  rates.forEach((column, tenure) => {
    levels.set(column, tenure * LEVELS);
  });
  const trial = scenario.joining.trialDays > 0;
  const trialOf = Uint8Array.from(classes, ({ months }) => (trial && months === 0 ? ON_TRIAL : 0));
  const upTo = Float64Array.from(openingByPlan(scenario, agents));
  for (let plan = 1; plan < upTo.length; plan++) upTo[plan] += upTo[plan - 1];
  const shift = Math.max(0, 32 - Math.clz32(Math.floor(agents / RANGES)));
  const lowestPlan = Uint8Array.from({ length: (agents >>> shift) + 1 }, (_, range) => {
    let plan = 0;
    while (plan < upTo.length - 1 && range * 2 ** shift >= upTo[plan]) plan++;
    return plan;
  });
  const codes = Uint16Array.from(upTo, (_, plan) => Math.round(charged[plan] / population.priceUnit));
  const ties = wordSteps(tiesLeft(scenario, usualShare, listeners), MOST_TIES);
  const weights = weightsOfTies(scenario);

  const stride = coprimeStride(agents);
  const start = firstRank(seed, agents);
  const rankOfGroup = (BILLING_DAYS * stride) % agents;
  const rankOfPosition = Float64Array.from({ length: BILLING_DAYS }, (_, at) => (at * stride) % agents);
  for (let billing = 0; billing < BILLING_DAYS; billing++) {
    // The product stays below 2^53 for any number of agents that fits into memory.
    let groupRank = (start + part.fromGroup * rankOfGroup) % agents;
    for (let from = part.fromGroup; from < part.toGroup; from += STRETCH) {
      const count = Math.min(STRETCH, part.toGroup - from);
      for (let place = 0; place < count; place++) {
        const position = billing - turn[from + place];
        numbers[place] = (from + place) * BILLING_DAYS + (position < 0 ? position + BILLING_DAYS : position);
      }
      blocks.fill(trait, 0, numbers, count, tenureWords, levelWords);
      blocks.fill(trait, 1, numbers, count, habitWords, tieWords);
      if (cohorts.length > 1) blocks.fill(trait, 2, numbers, count, cohortWords, unused);
      for (let place = 0; place < count; place++) {
        const slot = billing * groups + from + place;
        const number = numbers[place];
        let rank = groupRank + rankOfPosition[number - (from + place) * BILLING_DAYS];
        if (rank >= agents) rank -= agents;
        groupRank += rankOfGroup;
        if (groupRank >= agents) groupRank -= agents;
        if (number >= agents) continue;
        const tenure = drawAlias(draw, uniform(tenureWords[place]));
        let plan = lowestPlan[rank >>> shift];
        while (rank >= upTo[plan]) plan++;
        const tie = tieWords[place] >>> 0;
        let left = 0;
        while (left < MOST_TIES && tie >= ties[left]) left++;
        status[slot] = plan;
        anchored[slot] = plan;
        rate[slot] = levels[tenure * LEVELS + Math.floor(uniform(levelWords[place]) * LEVELS)];
        flags[slot] = (uniform(habitWords[place]) < inert ? 0 : ACTIVE_HABIT) | trialOf[tenure];
        reference[slot] = codes[plan];
        exposure[slot] = weights[(billing + 1) * (MOST_TIES + 1) + left];
        if (cohorts.length > 1) {
          const luck = uniform(cohortWords[place]);
          flags[slot] |= cohorts.findIndex((end) => luck < end) << CLASS_SHIFT;
        }
      }
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
