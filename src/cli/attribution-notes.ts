import type { Attribution, Share } from "../experiment/attribution.ts";
import { toDay } from "../market/date.ts";
import { BILLING_DAYS } from "../simulation/calendar.ts";
import { correlationInterval } from "../statistics/correlation-interval.ts";

/** Shares below this part of all shares' size are not spoken of. */
const SPOKEN_OF = 0.05;
/** Two shares are said to move together or against each other if their correlation is surely beyond this. */
const CORRELATED = 0.3;
/** Of fewer independent draws than this no correlation is spoken of, however it came out. */
export const LEAST_SAMPLES = 30;

/** What is not well known of an attribution, in sentences: as found in its draws, not as a general warning. */
export function attributionNotes(result: Attribution): string[] {
  if (result.shares.every(({ announced }) => announced > result.until)) {
    return [`No event is announced by ${result.until}: there is nothing to share out.`];
  }
  const all = result.shares.reduce((sum, { mean }) => sum + Math.abs(mean), 0);
  const large = result.shares.filter(({ mean }) => Math.abs(mean) > SPOKEN_OF * all);
  return [
    ...correlated(result, large),
    ...late(result, large),
    ...unknownSign(result),
    ...fewDraws(result),
    general(result),
  ];
}

/** Independent draws that correlations come from: seeds of one draw share its parameters. */
export function independentDraws({ draws, samples }: Pick<Attribution, "draws" | "samples">): number {
  return draws > 1 ? draws : samples.length;
}

function correlated(result: Attribution, large: readonly Share[]): string[] {
  const n = independentDraws(result);
  if (n < LEAST_SAMPLES) return [];
  const isLarge = (event: string): boolean => large.some((share) => share.event === event);
  const pairs = result.interactions.filter(({ events }) => events.every(isLarge));
  return pairs
    .map(({ events, correlation = 0 }) => ({
      events,
      correlation,
      interval: correlationInterval(correlation, n, pairs.length),
    }))
    .filter(({ interval: [low, high] }) => low > CORRELATED || high < -CORRELATED)
    .map(({ events: [a, b], correlation, interval: [low, high] }) => {
      const r = `correlation ${correlation.toFixed(2)}, 95 % interval allowing for ${pairs.length} pair${pairs.length === 1 ? "" : "s"} ${low.toFixed(2)} to ${high.toFixed(2)}, from ${n} draws`;
      return correlation < 0
        ? `${a} and ${b} are weakly told apart: draws that give one more give the other less (${r}).`
        : `${a} and ${b} rise and fall together (${r}): their ratio is better known than either size.`;
    });
}

function late({ until }: Attribution, large: readonly Share[]): string[] {
  return large
    .map(({ event, announced }) => ({ event, days: toDay(until) - toDay(announced) + 1 }))
    .filter(({ days }) => days < BILLING_DAYS)
    .map(({ event, days }) => {
      const share = Math.round((100 * days) / BILLING_DAYS);
      return `${event} was announced ${days} days before the end: about ${share} % of subscribers had a bill since, the others meet it later.`;
    });
}

function unknownSign({ shares }: Attribution): string[] {
  const unsure = shares.filter(({ p05, p95 }) => p05 < 0 && p95 > 0).map(({ event }) => event);
  return unsure.length === 0 ? [] : [`Whether it added or took away is not known: ${unsure.join(", ")}.`];
}

/** A new value lies between the 5 and 95 % quantiles (type 7) of n others in 0.9 (n - 1) / (n + 1) of all cases. */
function fewDraws({ samples: { length: n } }: Attribution): string[] {
  if (n < 2 || n >= ENOUGH) return [];
  const held = Math.round((90 * (n - 1)) / (n + 1));
  return [
    `Of ${n} draws and seeds the interval from 5 % to 95 % holds a new one in about ${held} of 100 cases, not in 90; more --draws make it wider.`,
  ];
}

/** From as many on, quantiles of draws hold nearly what they say. */
const ENOUGH = 40;

function general({ draws, samples }: Attribution): string {
  if (samples.length === 1)
    return "One draw and one seed give no intervals: --draws or --replicates adds them.";
  return draws === 1
    ? "Intervals hold luck alone; --draws adds what is not known of the parameters."
    : "Draws move the parameters that all cases share, not what is assumed of an event itself (its severity, its reach): --vary does.";
}
