import { Arrival } from "./arrival.ts";
import { Bills } from "./bills.ts";
import { billingDayOf, billingDaysOn } from "./calendar.ts";
import { type Cohort, cohortsOf } from "./cohort.ts";
import type { Course } from "./course.ts";
import { Grapevine } from "./grapevine.ts";
import { Homecoming } from "./homecoming.ts";
import { closeDay, type Ledger } from "./ledger.ts";
import type { Population } from "./population.ts";
import { Reconsideration } from "./reconsideration.ts";
import { Renewal } from "./renewal.ts";

/**
 * The subscribers' days. With the parts that it is made of, the only code that changes the state of subscribers.
 *
 * Each day, in this order:
 * 1. the events of the day are in force, as the course has settled (prices, offers, content, announcements);
 * 2. storm volume and goodwill stand where the course has settled;
 * 3. subscribers whose billing day it is renew, each by its own luck:
 *    a lapsed one may think of coming back; one at the end of a trial may not convert; any other may quit for reasons
 *    of its own, more likely when ties have just left; then it may be attentive and choose; who stays pays the bill,
 *    and the bill moves the reference price;
 * 4. those who left are heard of: the exposure of their ties rises, to be read from the next day on;
 * 5. newcomers arrive;
 * 6. the ledger closes the day.
 *
 * Work is proportional to renewals, not to agents times days. Nothing is allocated per agent or day.
 */
export class DayLoop {
  private readonly course: Course;
  private readonly population: Population;
  private readonly ledger: Ledger;
  private readonly opening: Int32Array;
  private readonly cohorts: readonly Cohort[];
  private readonly bills: Bills;
  private readonly grapevine: Grapevine;
  private readonly reconsideration: Reconsideration;
  private readonly renewal: Renewal;
  private readonly arrival: Arrival;

  /** @param opening Agents per plan at the opening. */
  constructor(course: Course, population: Population, ledger: Ledger, opening: Int32Array) {
    this.course = course;
    this.population = population;
    this.ledger = ledger;
    this.opening = opening;
    const { joiners, returners } = course.arrivals;
    this.cohorts = cohortsOf(joiners, returners, population.newcomers, (index) =>
      billingDayOf(course.start + index),
    );
    this.bills = new Bills(course.book.classes, course.market.plans.length, population.priceUnit);
    this.grapevine = new Grapevine(course, population);
    this.reconsideration = new Reconsideration(course, population);
    const homecoming = new Homecoming(course, population, ledger, this.bills, this.reconsideration);
    this.renewal = new Renewal(
      course,
      population,
      ledger,
      this.bills,
      this.grapevine,
      this.reconsideration,
      homecoming,
    );
    this.arrival = new Arrival(course, population, ledger, this.bills);
  }

  /** Run one day; days are indices from 0 and must come in order. */
  step(index: number): void {
    const { course, population, ledger } = this;
    const conditions = course.conditions[index];
    this.reconsideration.begin(index);
    this.grapevine.begin(index);
    this.bills.begin(conditions);
    const { first, last } = billingDaysOn(course.start + index);
    for (let billingDay = first; billingDay <= last; billingDay++) {
      this.renewal.begin(index, billingDay);
      const from = (billingDay - 1) * population.groups;
      this.renewal.renew(index, billingDay, from, from + population.groups, undefined);
      for (let day = 0; day < index; day++) {
        const cohort = this.cohorts[day];
        if (cohort.billingDay === billingDay)
          this.renewal.renew(index, billingDay, cohort.from, cohort.to, cohort);
      }
    }
    this.grapevine.spread(index);
    this.arrival.arrive(this.cohorts[index]);
    this.bills.book(ledger, index, conditions);
    if (index === 0) closeDay(ledger, 0, this.opening, 0);
    else closeDay(ledger, index, ledger.closing, (index - 1) * ledger.plans);
  }
}
