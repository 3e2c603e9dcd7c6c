import { listenersOf, wordOfMouth } from "../behaviour/word-of-mouth.ts";
import { DAYS_A_MONTH } from "../market/date.ts";
import { parameterValue } from "../market/parameter.ts";
import { exp } from "../random/exp.ts";
import { type Key, keyedUniform, keyOf } from "../random/stream.ts";
import { BILLING_DAYS, renewalsAfter } from "./calendar.ts";
import { orderOf } from "./cohort.ts";
import type { Course } from "./course.ts";
import type { Mail } from "./mail.ts";
import type { Part } from "./part.ts";
import type { Population } from "./population.ts";

/** A fresh tie counts this much in the exposure column. */
const FRESH = 32;
/** The column holds no more. */
export const FULL = 255;
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
  private readonly ties = new Int32Array(16);
  /** What a leaver of today weighs by billing day less one, three times in a row, so that no sum of days need be wrapped. */
  protected readonly weights = new Uint8Array(3 * BILLING_DAYS);
  protected leavers = new Int32Array(1024);
  protected count = 0;
  /** Entries of today's mail to other parts. */
  protected sent = 0;
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
  read(number: number): number {
    const { exposure } = this.population;
    const heard = exposure[number];
    exposure[number] = (heard * this.keep) >> 8;
    return heard;
  }

  /** What is said in the circle that a newcomer shares. A known fault, see docs/validation.md: the record is only partly filled then. */
  overhear(number: number): number {
    return this.population.exposure[this.placeOf(number)];
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
    const { world } = this.course;
    if (!world) return;
    this.sent = 0;
    this.weigh(index);
    for (let leaver = 0; leaver < this.count; leaver++) {
      const count = listenersOf(world, this.leavers[leaver], this.ties);
      for (let tie = 0; tie < count; tie++) this.news(this.ties[tie]);
    }
    this.mail.counts[this.part.index] = this.sent;
  }

  /** Hear of the leavers of other parts, once all have told. */
  hear(): void {
    this.mail.numbers.forEach((numbers, sender) => {
      if (sender === this.part.index) return;
      const count = this.mail.counts[sender];
      for (let entry = 0; entry < count; entry++) {
        if (this.isOwn(numbers[entry])) this.add(numbers[entry]);
      }
    });
  }

  /** What a leaver of today weighs to a tie of each billing day. */
  protected weigh(index: number): void {
    const day = this.course.start + index;
    renewalsAfter(day).forEach((next, billing) => {
      const weight = Math.round(FRESH * exp(-(next - day) / this.decayDays));
      for (let at = billing; at < this.weights.length; at += BILLING_DAYS) this.weights[at] = weight;
    });
  }

  /** One more to hear of a leaver, of this part or of another. */
  protected news(number: number): void {
    if (this.isOwn(number)) this.add(number);
    else this.mail.numbers[this.part.index][this.sent++] = number;
  }

  protected isOwn(number: number): boolean {
    return number >= this.part.fromGroup * BILLING_DAYS && number < this.part.toGroup * BILLING_DAYS;
  }

  private add(number: number): void {
    const { exposure, turn } = this.population;
    const group = (number / BILLING_DAYS) | 0;
    const weight = this.weights[number - group * BILLING_DAYS + turn[group]];
    exposure[number] = Math.min(FULL, exposure[number] + weight);
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
