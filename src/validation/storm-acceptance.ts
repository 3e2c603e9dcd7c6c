import type { MoodStage } from "../calibration/calibration-plan.ts";
import { moodMisses } from "../calibration/mood-fit.ts";
import { toDay } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { moodOf } from "../simulation/mood.ts";
import { type AcceptanceRow, acceptanceRow, observedRow } from "./acceptance-row.ts";

const QWIKSTER = "2011-09-18";
const COUNTED = "2011-10-24";
const NEXT_DAY = "2011-09-19";

/**
 * The mood after Qwikster, predicted: comments since its post, and the brand index of the next day. It has no luck. An aim is
 * the widest tolerance of the readings of its kind that were fitted; the count of the next day was "at least".
 *
 * @param readings As of the case's `readings.csv`.
 * @param stage The stage of the calibration that fitted the mood.
 */
export function stormRows(
  scenario: Scenario,
  readings: readonly Observation[],
  stage: MoodStage,
): AcceptanceRow[] {
  const start = toDay(scenario.start);
  const { posts, damage } = moodOf(scenario, start, toDay(COUNTED) - start + 1);
  const since = (to: string) =>
    posts.slice(toDay(QWIKSTER) - start, toDay(to) - start + 1).reduce((sum, count) => sum + count, 0);
  const widest = (kind: string) =>
    Math.max(...stage.readings.map(({ quantity, tolerance }) => (quantity === kind ? tolerance : 0)));
  const least = readingOf(readings, "qwiksterComments", NEXT_DAY);
  const buzz = stage.calm.value - moodMisses(scenario, stage).points * damage[toDay(NEXT_DAY) - start];
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
      { distance: widest("posts") },
    ),
    observedRow("Buzz, 19 Sep", "predicted", [buzz], readingOf(readings, "buzz", NEXT_DAY), {
      distance: widest("buzz"),
    }),
  ];
}

function readingOf(readings: readonly Observation[], quantity: string, to: string): number {
  const found = readings.find((one) => one.quantity === quantity && one.to === to);
  if (!found) throw new RangeError(`${quantity} of ${to}: expected a reading, found none`);
  return found.value;
}
