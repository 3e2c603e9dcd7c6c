import { listenersOf, wordOfMouth } from "../behaviour/word-of-mouth.ts";
import { DAYS_A_MONTH } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import { exp } from "../random/exp.ts";
import { type Key, keyedUniform, keyOf } from "../random/stream.ts";
import { BILLING_DAYS, renewalBefore } from "./calendar.ts";
import { orderOf } from "./cohort.ts";
import type { Course } from "./course.ts";
import type { Mail } from "./mail.ts";
import type { Part } from "./part.ts";
import { type Population, slotOf } from "./population.ts";

/** A fresh tie counts this much in the exposure column. */
const FRESH = 32;
const FULL = 255;
/** Step between the places beside which the newcomers of a day move in; prime, so that they spread. */
export const PLACE_STEP = 7919;

/**
 * Word of mouth: who left is told to their ties, and is heard of at each tie's next renewal, from the next day on, so
 * that no order of work within a day can matter. Newcomers move in beside an opening subscriber and share that one's
 * circle: they hear what is said there and are heard there.
 *
 * A part writes the exposure of its own opening subscribers only; what concerns another part goes there by mail. Weights
 * only add up, to a ceiling, so that their order does not matter either.
 */
export class Grapevine {
  private readonly course: Course;
  protected readonly population: Population;
  protected readonly part: Part;
  protected readonly mail: Mail;
  private readonly placeKey: Key;
  private readonly decayDays: number;
  private readonly perTie: number;
  /** What is left of a record when it has been read, in 1/256. */
  readonly keep: number;
  private readonly listeners = new Int32Array(16);
  protected readonly weights = new Uint8Array(BILLING_DAYS + 1);
  protected leavers = new Int32Array(1024);
  protected count = 0;
  /** Hazard multiplier by recorded exposure, today. */
  readonly multipliers = new Float64Array(FULL + 1);

  constructor(course: Course, population: Population, part: Part, mail: Mail) {
    const { parameters } = course.scenario;
    this.course = course;
    this.population = population;
    this.part = part;
    this.mail = mail;
    this.placeKey = keyOf(course.seed, "newcomer");
    this.perTie = parameterValue(parameters, "wordOfMouth.perTie");
    this.decayDays = parameterValue(parameters, "wordOfMouth.weeks") * 7;
    this.keep = Math.round(256 * exp(-DAYS_A_MONTH / this.decayDays));
  }

  /** Begin a day: what each recorded exposure does to the hazard of quitting. */
  begin(index: number): void {
    this.count = 0;
    const usual = this.course.usual[index];
    for (let heard = 0; heard <= FULL; heard++) {
      this.multipliers[heard] = wordOfMouth(heard / FRESH, usual, this.perTie);
    }
  }

  /** What an opening subscriber has heard since the renewal before; the record fades when it is read. */
  read(slot: number): number {
    const { exposure } = this.population;
    const heard = exposure[slot];
    exposure[slot] = (heard * this.keep) >> 8;
    return heard;
  }

  /** What is said in the circle that a newcomer shares. */
  overhear(number: number): number {
    return this.population.exposure[slotOf(this.population, this.placeOf(number))];
  }

  /** Note who has left today. */
  left(number: number, isNewcomer: boolean): void {
    if (!this.course.world) return;
    if (this.count === this.leavers.length) {
      const longer = new Int32Array(2 * this.count);
      longer.set(this.leavers);
      this.leavers = longer;
    }
    this.leavers[this.count++] = isNewcomer ? this.placeOf(number) : number;
  }

  /** Tell the ties of the part's leavers of the day, weighted by what will be left at each tie's next renewal. */
  tell(index: number): void {
    const { course, population, listeners, mail } = this;
    if (!course.world) return;
    const { index: own, fromGroup, toGroup } = this.part;
    const outbox = mail.slots[own];
    let sent = 0;
    this.weigh(index);
    for (let leaver = 0; leaver < this.count; leaver++) {
      const count = listenersOf(course.world, this.leavers[leaver], listeners);
      for (let tie = 0; tie < count; tie++) {
        const slot = slotOf(population, listeners[tie]);
        const group = slot % population.groups;
        if (group >= fromGroup && group < toGroup) this.add(slot);
        else outbox[sent++] = slot;
      }
    }
    mail.counts[own] = sent;
  }

  /** Hear of the leavers of other parts, once all have told. */
  hear(): void {
    const { groups } = this.population;
    const { index: own, fromGroup, toGroup } = this.part;
    this.mail.slots.forEach((slots, sender) => {
      if (sender === own) return;
      const count = this.mail.counts[sender];
      for (let entry = 0; entry < count; entry++) {
        const group = slots[entry] % groups;
        if (group >= fromGroup && group < toGroup) this.add(slots[entry]);
      }
    });
  }

  /** What a leaver of today weighs to a tie of each billing day. */
  protected weigh(index: number): void {
    const day = this.course.start + index;
    for (let billingDay = 1; billingDay <= BILLING_DAYS; billingDay++) {
      let next = renewalBefore(day, billingDay, 0);
      if (next <= day) next = renewalBefore(day, billingDay, -1);
      this.weights[billingDay] = Math.round(FRESH * exp(-(next - day) / this.decayDays));
    }
  }

  private add(slot: number): void {
    const { exposure, groups } = this.population;
    const weight = this.weights[Math.floor(slot / groups) + 1];
    exposure[slot] = Math.min(FULL, exposure[slot] + weight);
  }

  /** The opening subscriber beside whom a newcomer moves in. */
  protected placeOf(number: number): number {
    return Math.floor(this.firstPlaceOf(number) + orderOf(number) * PLACE_STEP) % this.course.agents;
  }

  /** Where the row begins in which the newcomers of a kind and day move in; not rounded. */
  protected firstPlaceOf(number: number): number {
    return keyedUniform(this.placeKey, number - orderOf(number), 2) * this.course.agents;
  }
}
