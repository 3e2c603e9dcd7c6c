import { drawAlias } from "../../random/alias.ts";
import { manyBlocks } from "../../random/many-blocks.ts";
import { uniform } from "../../random/stream.ts";
import { Arrival } from "../arrival.ts";
import { type Cohort, newcomerNumber } from "../cohort.ts";
import { shareOf } from "../part.ts";
import { ACTIVE_HABIT, CLASS_SHIFT, ON_TRIAL } from "../population.ts";

const STRETCH = 1024;

/** The same as `Arrival`, many newcomers at a time. */
export class FastArrival extends Arrival {
  private readonly blocks = manyBlocks(STRETCH, 5);
  private readonly numbers = this.blocks.column();
  private readonly planWords = this.blocks.column();
  private readonly rateWords = this.blocks.column();
  private readonly habitWords = this.blocks.column();
  private readonly lotWords = this.blocks.column();

  override arrive(cohort: Cohort): void {
    const { from, to } = shareOf(this.part, cohort.from, cohort.to);
    for (let slot = from; slot < to; slot += STRETCH) {
      this.letIn(cohort, slot, Math.min(STRETCH, to - slot));
    }
  }

  private letIn(cohort: Cohort, first: number, count: number): void {
    const { course, population, tally, blocks, key, rates, inertShare, bills } = this;
    const { numbers, planWords, rateWords, habitWords, lotWords } = this;
    const { status, anchored, anchor, rate, flags, reference, since, priceUnit } = population;
    const index = cohort.day;
    const group = course.arrivals.anchor[index];
    const { plans } = course.anchors.groups[group];
    const { charged, mergedInto } = course.conditions[index];
    const row = index * tally.plans;
    const trial = course.scenario.joining.trialDays > 0;
    const { newest, byLot } = this.classesOn(index);
    for (let place = 0; place < count; place++) numbers[place] = newcomerNumber(cohort, first + place);
    blocks.fill(key, 0, numbers, count, planWords, rateWords);
    blocks.fill(key, 1, numbers, count, habitWords, lotWords);
    const joiners = cohort.from + cohort.joiners - first;
    for (let place = 0; place < count; place++) {
      const slot = first + place;
      const joins = place < joiners;
      const wanted = drawAlias(plans, uniform(planWords[place]));
      const plan = mergedInto[wanted];
      const priceClass = byLot ? this.classByLot(index, uniform(lotWords[place])) : newest;
      const onTrial = joins && trial;
      const habit = uniform(habitWords[place]) < inertShare ? 0 : ACTIVE_HABIT;
      status[slot] = plan;
      anchored[slot] = wanted;
      anchor[slot] = group;
      rate[slot] = rates[Math.floor(uniform(rateWords[place]) * rates.length)];
      flags[slot] = habit | (onTrial ? ON_TRIAL : 0) | (priceClass << CLASS_SHIFT);
      reference[slot] = Math.round(charged[priceClass][plan] / priceUnit);
      since[slot] = index + 1;
      if (joins) tally.joined[row + plan]++;
      else tally.returned[row + plan]++;
      if (!onTrial) bills.add(priceClass, plan);
    }
  }
}
