import { type Day, toDay } from "../market/date.ts";
import type { Observation } from "../scenario/observation.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Outcome } from "../simulation/outcome.ts";
import { capital } from "./capital.ts";
import { dateText } from "./date-text.ts";
import { eventMarkers } from "./event-markers.ts";
import { type FittedOptions, fittedBand, fittedDay, fittedSentence, freeSide } from "./fitted-period.ts";
import { haloText } from "./halo-text.ts";
import { numberChannel } from "./number-channel.ts";
import { observedPoints, type Role, roleOf } from "./observed-points.ts";
import { type EventOptions, scenarioEvents } from "./scenario-events.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { palette, plotWidth } from "./theme.ts";
import { instantOf, timeChannel } from "./time-channel.ts";
import { windowOf } from "./world.ts";

const height = 260;
/** Finer than a pixel. */
const fineness = 1000;

/** Which readings goodwill is held against. */
export interface GoodwillOptions extends FittedOptions, EventOptions {
  /** Quantity of the readings; `buzz` by default. */
  readonly quantity?: string;
}

/**
 * Goodwill against a brand index: `calm - points x damage`, where `calm` is the first reading in the run, taken as
 * the state at the opening of its day. The other readings are of the evening of theirs, as the calibration has them.
 * Without readings the damage itself is shown.
 *
 * @param points Points of the index that a unit of damage costs; by default the least-squares value over the fitted
 *   readings (over all if `fittedUntil` is absent). It is a matter of the index, not of the model.
 * @param scenario Whose events are marked; none if absent.
 */
export function goodwillChart(
  run: Outcome,
  readings: readonly Observation[] = [],
  points?: number,
  scenario?: Scenario,
  options: GoodwillOptions = {},
): VegaLiteSpec {
  const { quantity = "buzz" } = options;
  const title = capital(quantity);
  const window = windowOf(run);
  const fitted = fittedDay(options);
  const scores = scoresOf(run, readings, quantity, fitted);
  const calm = scores[0]?.score;
  const worth = points ?? pointsOf(scores);
  const line = Array.from(run.mood.damage, (damage, day) => ({
    at: instantOf(window.from + day + 1),
    score: Math.round((calm === undefined ? damage : calm - worth * damage) * fineness) / fineness,
  }));
  const x = timeChannel("at", window);
  const y = numberChannel(
    "score",
    calm === undefined ? "goodwill damage (1: about Netflix, July 2011)" : `${title} score`,
    [...line, ...scores].map(({ score }) => score),
    { ticks: 6, parts: 100 },
  );
  const plot = { window, width: plotWidth, height };
  const places = line.map(({ at, score }) => ({ at, value: score }));
  return {
    name: "goodwill",
    title: {
      text:
        calm === undefined
          ? "Goodwill damage"
          : `Goodwill: ${title} score, model (line) and readings (points)`,
      subtitle: [
        run.title,
        ...(calm === undefined ? [] : [`model = ${calm} − ${worth.toFixed(1)} × goodwill damage`]),
      ],
    },
    description: captionOf(run, scores, worth, points !== undefined, fitted),
    width: plotWidth,
    height,
    layer: [
      ...eventMarkers(scenarioEvents(scenario, options), window),
      ...fittedBand(fitted, plot, freeSide(places, fitted, plot, y.scale.domain)),
      { data: { values: line }, mark: { type: "line", color: palette.simulated }, encoding: { x, y } },
      {
        data: { values: scores },
        layer: haloText({ align: "left", dx: 9 }, { x, y, text: { field: "text", type: "nominal" } }),
      },
      ...observedPoints(scores, { x, y }),
    ],
  };
}

/** A reading on the brand index, and the model's damage at that moment. */
interface Score {
  readonly at: number;
  readonly date: string;
  readonly score: number;
  readonly damage: number;
  readonly text: string;
  readonly role: Role;
}

/** Readings of single days within the run; the first is of its day's opening, the others of the evening. */
function scoresOf(
  run: Outcome,
  readings: readonly Observation[],
  quantity: string,
  fitted: Day | undefined,
): Score[] {
  const { from, to } = windowOf(run);
  return readings
    .filter((reading) => reading.quantity === quantity && reading.from === reading.to)
    .map(({ to: date, value }) => ({ day: toDay(date), date, value }))
    .filter(({ day }) => day >= from && day < to)
    .map(({ day, date, value }, index) => ({
      at: instantOf(index === 0 ? day : day + 1),
      date,
      score: value,
      damage: index === 0 ? 0 : run.mood.damage[day - from],
      text: value.toFixed(1).replace("-", "−"),
      role: roleOf(day, fitted),
    }));
}

/** Least-squares points per unit of damage over the fitted readings; 0 if none of them feels any. */
function pointsOf([first, ...later]: readonly Score[]): number {
  let cross = 0;
  let square = 0;
  for (const { score, damage, role } of later) {
    if (role === "observed (not fitted)") continue;
    cross += damage * ((first as Score).score - score);
    square += damage * damage;
  }
  return square > 0 ? cross / square : 0;
}

function captionOf(
  run: Outcome,
  scores: readonly Score[],
  worth: number,
  isGiven: boolean,
  fitted: Day | undefined,
): string {
  const [calm] = scores;
  if (calm === undefined)
    return `Goodwill damage per day of ${run.title}, without a unit; no reading stands beside it.`;
  const origin = isGiven ? "given" : "fitted by least squares";
  return [
    `Brand index from -100 to 100: the model's is ${calm.score}, the reading of ${dateText(toDay(calm.date))}, less ${worth.toFixed(1)} points (${origin}) for each unit of goodwill damage.`,
    fittedSentence(fitted, windowOf(run), scores.length),
  ].join(" ");
}
