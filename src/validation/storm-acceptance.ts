import { toDay } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { moodOf } from "../simulation/mood.ts";
import { type AcceptanceRow, acceptanceRow, observedRow } from "./acceptance-row.ts";

/** How the mood before Qwikster was fitted. */
export interface MoodFitted {
  /** Brand index of the calm before the first event. */
  readonly calm: number;
  /** Widest tolerance of the fitted readings of a kind. */
  readonly tolerance: { readonly posts: number; readonly buzz: number };
  /** Points of the brand index that a unit of damage is worth, by the fitted readings. */
  points(scenario: Scenario): number;
}

const QWIKSTER = "2011-09-18";
const COUNTED = "2011-10-24";
const NEXT_DAY = "2011-09-19";

/**
 * The mood after Qwikster, predicted: comments since its post, and the brand index of the next day. It has no luck. An aim is
 * the widest tolerance of the readings of its kind that were fitted; the count of the next day was "at least".
 *
 * @param readings As of the case's `readings.csv`.
 */
export function stormRows(
  scenario: Scenario,
  readings: readonly Observation[],
  fitted: MoodFitted,
): AcceptanceRow[] {
  const start = toDay(scenario.start);
  const { posts, damage } = moodOf(scenario, start, toDay(COUNTED) - start + 1);
  const since = (to: string) =>
    posts.slice(toDay(QWIKSTER) - start, toDay(to) - start + 1).reduce((sum, count) => sum + count, 0);
  const least = readingOf(readings, "qwiksterComments", NEXT_DAY);
  const buzz = fitted.calm - fitted.points(scenario) * damage[toDay(NEXT_DAY) - start];
  return [
    {
      ...acceptanceRow(
        "comments since the Qwikster post, 19 Sep",
        "predicted",
        [since(NEXT_DAY)],
        [least, Number.POSITIVE_INFINITY],
      ),
      observed: least,
    },
    observedRow(
      "comments since the Qwikster post, 24 Oct",
      "predicted",
      [since(COUNTED)],
      readingOf(readings, "qwiksterComments", COUNTED),
      { distance: fitted.tolerance.posts },
    ),
    observedRow("Buzz, 19 Sep", "predicted", [buzz], readingOf(readings, "buzz", NEXT_DAY), {
      distance: fitted.tolerance.buzz,
    }),
  ];
}

function readingOf(readings: readonly Observation[], quantity: string, to: string): number {
  const found = readings.find((one) => one.quantity === quantity && one.to === to);
  if (!found) throw new RangeError(`${quantity} of ${to}: expected a reading, found none`);
  return found.value;
}
