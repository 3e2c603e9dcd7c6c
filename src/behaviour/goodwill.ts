import { DAYS_A_YEAR } from "../market/date.ts";
import { exp } from "../random/exp.ts";

/** Something that costs goodwill, and what is done about it. Days are indices from the start of the series. */
export interface Offence {
  readonly day: number;
  /** 1 is Netflix's price announcement of 12 July 2011. */
  readonly severity: number;
  /** Answers of the firm: what each would repair if it came at once, as a share of the damage. */
  readonly answers: readonly { readonly day: number; readonly repair: number }[];
  /** Day on which its cause is taken back, if it is. */
  readonly reversed?: number;
}

/** Parameters of goodwill; see data/parameters.json, `goodwill.*`, `response.*`, `reversal.*`. */
export interface GoodwillParameters {
  readonly riseDays: number;
  readonly shortDays: number;
  readonly longShare: number;
  readonly longYears: number;
  readonly cap: number;
  readonly halfLifeDays: number;
  readonly avoided: number;
  readonly waver: number;
}

/**
 * Damage of one unit of severity, `age` days after: it builds up within days, one part fades within weeks and
 * the other over years.
 * `(1 - exp(-age / rise)) x ((1 - long) exp(-age / short) + long 2^(-age / longLife))`; 0 before the event.
 */
export function damageShape(age: number, parameters: GoodwillParameters): number {
  if (age <= 0) return 0;
  const { riseDays, shortDays, longShare, longYears } = parameters;
  const short = (1 - longShare) * exp(-age / shortDays);
  const long = longShare * exp((-age * Math.LN2) / (longYears * DAYS_A_YEAR));
  return (1 - exp(-age / riseDays)) * (short + long);
}

/**
 * Goodwill damage per day.
 *
 * The damages of all offences add up. Answers repair a share that halves with every `halfLifeDays` of delay; all
 * together at most `cap`. A reversal avoids the share `avoided` of what is still to come, and wavering is a fresh
 * offence of `waver` times the severity.
 *
 * @param days Length of the series; day 0 is its first.
 * @returns Damage at the end of each day; 1 is about the peak after 12 July 2011; length `days`.
 */
export function goodwillDamage(
  offences: readonly Offence[],
  parameters: GoodwillParameters,
  days: number,
): Float64Array {
  const damage = new Float64Array(days);
  for (const offence of offences) {
    for (let day = Math.max(0, offence.day); day < days; day++) {
      const age = day + 1 - offence.day;
      let share = 1 - repairedShare(offence, day, parameters);
      if (offence.reversed !== undefined && day >= offence.reversed) {
        const since = day + 1 - offence.reversed;
        share *= 1 - parameters.avoided * (1 - exp(-since / parameters.riseDays));
        damage[day] += offence.severity * parameters.waver * damageShape(since, parameters);
      }
      damage[day] += offence.severity * share * damageShape(age, parameters);
    }
  }
  return damage;
}

/** Share of an offence's damage that the firm's answers have repaired by a day; at most the cap, possibly negative. */
export function repairedShare(offence: Offence, day: number, parameters: GoodwillParameters): number {
  let repaired = 0;
  for (const answer of offence.answers) {
    if (day < answer.day) continue;
    const delay = Math.max(0, answer.day - offence.day);
    const built = 1 - exp(-(day + 1 - answer.day) / parameters.riseDays);
    repaired += answer.repair * exp((-delay * Math.LN2) / parameters.halfLifeDays) * built;
  }
  return Math.min(parameters.cap, repaired);
}
