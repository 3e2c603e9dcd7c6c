import { type Chooser, choose } from "../behaviour/choice.ts";
import { typeOfChooser } from "../behaviour/type-of-chooser.ts";
import { type Key, keyedUniform, keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import { type DayConditions, isSameColumn, metByNewcomers } from "./conditions.ts";
import type { Course } from "./course.ts";
import { CLASS_SHIFT, type Population } from "./population.ts";

/** Attentive subscribers think again: gathers what one of them knows and lets them choose. */
export class Reconsideration {
  private readonly course: Course;
  private readonly population: Population;
  private readonly awareKey: Key;
  private readonly lendingKey: Key;
  private readonly words = new Int32Array(2);
  private readonly chooser: Chooser;
  private still = true;

  constructor(course: Course, population: Population) {
    this.course = course;
    this.population = population;
    this.awareKey = keyOf(course.seed, "awareness");
    this.lendingKey = keyOf(course.seed, "lending");
    const { anchor, liking } = course.anchors.groups[0];
    this.chooser = {
      subscriber: 0,
      anchor,
      anchored: 0,
      liking,
      current: 0,
      reference: 0,
      damage: 0,
      bonus: 0,
      aware: 0,
      awareThen: 0,
    };
  }

  /** Begin a day. As long as nothing on the market has ever differed from the opening, choice can move nobody. */
  begin(index: number): void {
    this.still = this.still && isStill(this.course.conditions[index], this.course.opening);
  }

  /** Whether choice can move nobody yet. */
  get isStill(): boolean {
    return this.still;
  }

  /** The option that a subscriber chooses; `current` without a look while nothing has happened yet. */
  renewing(
    index: number,
    slot: number,
    number: number,
    current: number,
    joined: number,
    bonus: number,
  ): number {
    if (this.still) return current;
    const priceClass = this.population.flags[slot] >> CLASS_SHIFT;
    return this.choice(index, slot, number, current, priceClass, joined, bonus);
  }

  /**
   * The option that somebody chooses among all on offer.
   *
   * @param joined Day index of joining; -1 for an opening subscriber.
   * @param bonus Worth of the firm's offer to stay or to come back, dollars per month.
   */
  choice(
    index: number,
    slot: number,
    number: number,
    current: number,
    priceClass: number,
    joined: number,
    bonus: number,
  ): number {
    const { course, population, chooser } = this;
    const conditions = course.conditions[index];
    const then = joined < 0 ? course.opening : metByNewcomers(course.conditions[joined]);
    const { anchor, liking } = course.anchors.groups[population.anchor[slot]];
    chooser.subscriber = number;
    chooser.anchor = anchor;
    chooser.liking = liking;
    chooser.anchored = population.anchored[slot];
    chooser.current = current;
    chooser.reference = population.reference[slot] * population.priceUnit;
    chooser.bonus = bonus;
    chooser.damage = Math.max(0, conditions.damage - then.damage);
    // Who joined under an enforcement has lost nothing by it.
    if (conditions.lendersBurden > then.lendersBurden) {
      const lends = keyedUniform(this.lendingKey, number, 0) < conditions.lenders;
      if (lends) chooser.damage += conditions.lendersBurden - then.lendersBurden;
    }
    this.setAwareness(number, conditions, then);
    return choose(chooser, conditions.byClass[priceClass], course.setting);
  }

  /**
   * What the plan chosen when the anchor held was worth to somebody beyond its price then, by the taste alone: dollars a
   * month. Who has least is the first to think that a price is too high.
   */
  surplusThen(slot: number, number: number, joined: number): number {
    const { course, population, words } = this;
    const { key, alternatives } = course.setting;
    const then = joined < 0 ? course.opening : metByNewcomers(course.conditions[joined]);
    const { anchor } = course.anchors.groups[population.anchor[slot]];
    const plan = population.anchored[slot];
    this.setAwareness(number, then, then);
    block(key.k0, key.k1, number, 0, words);
    const known = this.chooser.awareThen;
    const type = typeOfChooser(anchor, alternatives.count, plan, known, key, number, words[0]);
    const view = then.byClass[joined < 0 ? 0 : course.book.classOn(course.start + joined, 0)];
    return view.worth[type * course.market.options.length + plan] - view.price[plan];
  }

  /** Which rivals a subscriber knows of and could use, now and when the anchor held: the same luck for both. */
  private setAwareness(number: number, now: DayConditions, then: DayConditions): void {
    const { words, awareKey, chooser } = this;
    const families = this.course.market.families.length;
    chooser.aware = 0;
    chooser.awareThen = 0;
    for (let rival = 0; rival < now.reach.length; rival++) {
      block(awareKey.k0, awareKey.k1, number, rival, words);
      const hears = uniform(words[0]);
      const fits = uniform(words[1]);
      const bit = 1 << (families + rival);
      if (hears < now.reach[rival] && fits < now.eligible[rival]) chooser.aware |= bit;
      if (hears < then.reach[rival] && fits < then.eligible[rival]) chooser.awareThen |= bit;
    }
  }
}

function isStill(now: DayConditions, opening: DayConditions): boolean {
  return (
    now.damage === opening.damage &&
    now.lendersBurden === opening.lendersBurden &&
    isSameColumn(now.reach, opening.reach) &&
    isSameColumn(now.eligible, opening.eligible) &&
    now.byClass.every((view, priceClass) => {
      const then = opening.byClass[priceClass];
      return (
        isSameColumn(view.available, then.available) &&
        isSameColumn(view.price, then.price) &&
        isSameColumn(view.burden, then.burden) &&
        view.worth === then.worth
      );
    })
  );
}
