import type { Attribution, Share } from "../experiment/attribution.ts";
import { toDay } from "../market/date.ts";
import { BILLING_DAYS } from "../simulation/calendar.ts";

/** Shares below this part of all shares' size are not spoken of. */
const SPOKEN_OF = 0.05;
/** From this correlation on, two shares are said to move together or against each other. */
const CORRELATED = 0.5;
/** Fewer draws and seeds than this say nothing of a correlation. */
const LEAST_SAMPLES = 10;

/** What is not well known of an attribution, in sentences: as found in its draws, not as a general warning. */
export function attributionNotes(result: Attribution): string[] {
  if (result.shares.every(({ announced }) => announced > result.until)) {
    return [`No event is announced by ${result.until}: there is nothing to share out.`];
  }
  const all = result.shares.reduce((sum, { mean }) => sum + Math.abs(mean), 0);
  const large = result.shares.filter(({ mean }) => Math.abs(mean) > SPOKEN_OF * all);
  return [...correlated(result, large), ...late(result, large), ...unknownSign(result), general(result)];
}

function correlated({ interactions, samples }: Attribution, large: readonly Share[]): string[] {
  if (samples.length < LEAST_SAMPLES) return [];
  const isLarge = (event: string): boolean => large.some((share) => share.event === event);
  return interactions
    .filter(({ events }) => events.every(isLarge))
    .filter(({ correlation = 0 }) => Math.abs(correlation) >= CORRELATED)
    .map(({ events: [a, b], correlation = 0 }) => {
      const r = `correlation ${correlation.toFixed(2)} over ${samples.length} draws and seeds`;
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

function general({ draws, samples }: Attribution): string {
  if (samples.length === 1)
    return "One draw and one seed give no intervals: --draws or --replicates adds them.";
  return draws === 1
    ? "Intervals hold luck alone; --draws adds what is not known of the parameters."
    : "Draws move the parameters that all cases share, not what is assumed of an event itself (its severity, its reach): --vary does.";
}
