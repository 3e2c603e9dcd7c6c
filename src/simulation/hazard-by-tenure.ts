import { calendarOf, type Day, toDay } from "../market/date.ts";
import { BILLING_DAYS, renewalBefore } from "./calendar.ts";
import { checkOptions, OPTION } from "./check-options.ts";
import type { Outcome, Persons } from "./outcome.ts";
import { LEFT_AT_TRIAL, LEFT_BACKGROUND } from "./population.ts";

/** Who left at the renewals that end one month of tenure. */
export interface TenureHazard {
  /** Month of tenure, from 1: its end is the first renewal, and with a free trial the end of the trial. */
  readonly month: number;
  /** People who came to that renewal without having left before. */
  readonly atRisk: number;
  /** Of them: left for reasons of their own, at the end of the trial, by choice. */
  readonly leftBackground: number;
  readonly leftTrial: number;
  readonly leftChoice: number;
  /** Share of them who left. */
  readonly hazard: number;
  /** Standard error of that share: the luck of so many agents. */
  readonly error: number;
}

export interface HazardByTenureOptions {
  /** Months of tenure to return; 12 by default. */
  readonly months?: number;
  /** Whom to follow, by their place in `outcome.persons`; everybody but the returners by default. */
  readonly where?: (person: number) => boolean;
}

const RULES = { months: OPTION.number, where: OPTION.called } satisfies Record<
  keyof HazardByTenureOptions,
  unknown
>;

/**
 * Who leaves after how many months: of those who come to the renewal at the end of each month of tenure, the share that
 * leaves then. Everybody is followed until they first leave; who comes back begins a second life, which is not counted.
 * Opening subscribers enter at the tenure that they have at the opening (delayed entry), so that a run of a quarter
 * shows years of tenure; of months that the scenario leaves open-ended little can be said.
 *
 * @param run A run that kept its persons.
 * @returns Months that nobody came to are left out.
 * @throws TypeError If there is no such option, or an option is not of its kind.
 * @throws RangeError If the run did not keep its persons, or `months` is no whole number from 1.
 * @example
 * const run = simulate(scenario, { keepPersons: true });
 * const joinersOnly = hazardByTenure(run, { where: (person) => run.persons.joined[person] >= 0 });
 */
export function hazardByTenure(run: Outcome, options: HazardByTenureOptions = {}): TenureHazard[] {
  checkOptions(options, RULES);
  const { persons, peoplePerAgent } = run;
  const { months = 12 } = options;
  if (!persons) throw new RangeError("invalid outcome; the run must keep its persons (keepPersons: true)");
  if (!(Number.isInteger(months) && months >= 1)) {
    throw new RangeError(`invalid months; must be a whole number from 1: ${months}`);
  }
  const where = options.where ?? ((person) => persons.returner[person] === 0);
  const tenures = tenuresOf(run, persons);
  const rows = Array.from({ length: months }, () => ({ came: 0, background: 0, trial: 0, choice: 0 }));
  for (let person = 0; person < persons.number.length; person++) {
    if (!where(person)) continue;
    const left = persons.firstLeft[person] > 0;
    const last = left ? tenures.whenLeft(person) : tenures.atTheEnd(person);
    for (let month = persons.tenure[person] + 1; month <= Math.min(last, months); month++) {
      rows[month - 1].came++;
    }
    if (!left || last > months) continue;
    const row = rows[last - 1];
    const reason = persons.firstReason[person];
    if (reason === LEFT_BACKGROUND) row.background++;
    else if (reason === LEFT_AT_TRIAL) row.trial++;
    else row.choice++;
  }
  return rows.flatMap(({ came, background, trial, choice }, index) => {
    if (came === 0) return [];
    const hazard = (background + trial + choice) / came;
    return {
      month: index + 1,
      atRisk: came * peoplePerAgent,
      leftBackground: background * peoplePerAgent,
      leftTrial: trial * peoplePerAgent,
      leftChoice: choice * peoplePerAgent,
      hazard,
      error: Math.sqrt((hazard * (1 - hazard)) / came),
    };
  });
}

/** Months of tenure of persons, counted in renewals: on the day of their first leaving, and at the end of the run. */
export function tenuresOf(
  run: Outcome,
  persons: Persons,
): { whenLeft(person: number): number; atTheEnd(person: number): number } {
  const start = toDay(run.start);
  const billingDays = Array.from({ length: BILLING_DAYS }, (_, index) => index + 1);
  const before = billingDays.map((billingDay) => renewalsUpTo(start - 1, billingDay));
  const inAll = billingDays.map((billingDay) => renewalsUpTo(toDay(run.until), billingDay));
  const from = (person: number, upTo: number): number => {
    const { joined, billingDay, tenure } = persons;
    const earlier =
      joined[person] < 0
        ? before[billingDay[person] - 1] - tenure[person]
        : renewalsUpTo(start + joined[person], billingDay[person]);
    return upTo - earlier;
  };
  return {
    whenLeft: (person) =>
      from(person, renewalsUpTo(start + persons.firstLeft[person] - 1, persons.billingDay[person])),
    atTheEnd: (person) => from(person, inAll[persons.billingDay[person] - 1]),
  };
}

/** Renewals of a billing day up to a day, that day included, since the year 0. */
function renewalsUpTo(day: Day, billingDay: number): number {
  const { year, month } = calendarOf(day);
  return year * 12 + month - (renewalBefore(day, billingDay, 0) > day ? 1 : 0);
}
