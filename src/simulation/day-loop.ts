import { meanListeners } from "../behaviour/word-of-mouth.ts";
import { Arrival } from "./arrival.ts";
import { Bills } from "./bills.ts";
import { billingDaysOn } from "./calendar.ts";
import type { Course } from "./course.ts";
import { arrivalBytes, FastArrival } from "./fast/fast-arrival.ts";
import { FastGrapevine, GRAPEVINE_BYTES } from "./fast/fast-grapevine.ts";
import { openingBytes, settleOpeningFast } from "./fast/fast-opening.ts";
import { FastRenewal, renewalBytes } from "./fast/fast-renewal.ts";
import { Kernel } from "./fast/kernel.ts";
import type { Path } from "./fast/path.ts";
import { Grapevine } from "./grapevine.ts";
import { Homecoming } from "./homecoming.ts";
import { settleOpening } from "./opening.ts";
import { type Part, partOf } from "./part.ts";
import type { Population } from "./population.ts";
import { Reconsideration } from "./reconsideration.ts";
import { Renewal } from "./renewal.ts";
import type { RunMemory } from "./run-memory.ts";

/**
 * The days of a part of the subscribers. With what it is made of, the only code that changes the state of subscribers.
 *
 * Each day, in this order:
 * 1. the events of the day are in force, as the course has settled (prices, offers, content, announcements);
 * 2. storm volume and goodwill stand where the course has settled;
 * 3. subscribers whose billing day it is renew, each by its own luck:
 *    a lapsed one may think of coming back; one at the end of a trial may not convert; any other may quit for reasons
 *    of its own, more likely when ties have just left; then it may be attentive and choose; who stays pays the bill,
 *    and the bill moves the reference price;
 * 4. those who left are heard of: the exposure of their ties rises, to be read from the next day on;
 * 5. newcomers arrive.
 *
 * Work is proportional to renewals, not to agents times days. Nothing is allocated per agent.
 *
 * The parts of a population do this side by side and meet where one reads what another may have written: newcomers
 * overhear what is said to opening subscribers anywhere, and news goes from part to part. Between two meetings a part
 * writes nothing that another reads, so that neither their number nor any order can change a result.
 */
export class DayLoop {
  private readonly course: Course;
  private readonly kernel: Kernel | undefined;
  private readonly population: Population;
  private readonly part: Part;
  private readonly bills: Bills;
  private readonly grapevine: Grapevine;
  private readonly reconsideration: Reconsideration;
  private readonly renewal: Renewal;
  private readonly runs: Renewal | FastRenewal;
  private readonly arrival: Arrival;

  /**
   * @param index Which part of the run's memory to look after.
   * @param path The fast one does the same as the readable one.
   */
  constructor(course: Course, { population, mail, tallies }: RunMemory, index = 0, path: Path = "fast") {
    const tally = tallies[index];
    const part = partOf(population.groups, index, tallies.length);
    this.course = course;
    this.population = population;
    this.part = part;
    this.bills = new Bills(tally, population.priceUnit);
    const work = { course, population, part, tally, bills: this.bills };
    const kernel = path === "fast" ? Kernel.of(bytesOf(course, population)) : undefined;
    this.kernel = kernel;
    const fast = kernel && new FastGrapevine(course, population, part, mail, kernel);
    this.grapevine = fast ?? new Grapevine(course, population, part, mail);
    this.reconsideration = new Reconsideration(course, population);
    const homecoming = new Homecoming(work, this.reconsideration);
    this.renewal = new Renewal(work, this.grapevine, this.reconsideration, homecoming);
    this.runs =
      fast && kernel
        ? new FastRenewal(work, fast, this.reconsideration, homecoming, this.renewal, kernel)
        : this.renewal;
    this.arrival = kernel ? new FastArrival(work, kernel) : new Arrival(work);
  }

  /** Put the part's opening subscribers into their slots; all parts meet before the first day. */
  settle(): void {
    const { scenario, seed, opening, usualShare, world, book } = this.course;
    const { population, part, kernel } = this;
    const listeners = world ? meanListeners(world) : 0;
    const setting = { seed, charged: opening.charged[0], usualShare, listeners, cohorts: book.cohorts };
    if (kernel) settleOpeningFast(population, part, scenario, setting, kernel);
    else settleOpening(population, part, scenario, setting);
  }

  /** After the last day: give back what the next run can use. */
  end(): void {
    this.kernel?.giveBack();
  }

  /**
   * One day, as a generator that yields at every meeting: whoever runs several parts goes on with one only when all have
   * come as far. Days are indices from 0 and must come in order, each run to its end.
   */
  *day(index: number): Generator<void, void, void> {
    const { course, grapevine, renewal, runs } = this;
    this.reconsideration.begin(index);
    grapevine.begin(index);
    this.bills.begin(index, course.conditions[index]);
    const { first, last } = billingDaysOn(course.start + index);
    for (let billingDay = first; billingDay <= last; billingDay++) {
      renewal.begin(index, billingDay);
      runs.renewOpening(index, billingDay);
      yield;
      for (let day = 0; day < index; day++) {
        const cohort = course.cohorts[day];
        if (cohort.billingDay === billingDay) runs.renewCohort(index, cohort);
      }
      yield;
    }
    // Without a meeting before it, mail would be written over that others still read; but then nobody left either.
    if (first <= last) {
      grapevine.tell(index);
      yield;
      grapevine.hear();
    }
    this.arrival.arrive(course.cohorts[index]);
  }
}

/** Bytes of the kernel's memory. */
function bytesOf(course: Course, population: Population): number {
  return (
    openingBytes(course.scenario) + arrivalBytes(course) + GRAPEVINE_BYTES + renewalBytes(course, population)
  );
}
