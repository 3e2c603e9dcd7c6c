import type { Outcome } from "../simulation/outcome.ts";

/**
 * Subscribers at the opening and at the end of each day, in people.
 *
 * @param family Of one plan family; of all plans by default.
 * @returns Length days + 1; position 0 is the opening of the first day.
 */
export function dailySubscribers(run: Outcome, family?: string): Float64Array {
  const { ledger, familyOf, families, peoplePerAgent } = run;
  const counts = (plan: number) => family === undefined || families[familyOf[plan]] === family;
  const people = new Float64Array(ledger.days + 1);
  for (let plan = 0; plan < ledger.plans; plan++) {
    if (!counts(plan)) continue;
    people[0] += run.opening[plan] * peoplePerAgent;
    for (let day = 0; day < ledger.days; day++) {
      people[day + 1] += ledger.closing[day * ledger.plans + plan] * peoplePerAgent;
    }
  }
  return people;
}
