import { toDay } from "../market/date.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { moodOf } from "../simulation/mood.ts";
import type { MoodStage } from "./calibration-plan.ts";

/** What the mood model says beside what was read. */
export interface MoodMiss {
  readonly id: string;
  readonly observed: number;
  readonly fitted: number;
  readonly tolerance: number;
}

/**
 * Model values of a mood stage's readings.
 *
 * Posts are cumulated from the stage's first day. The brand index is `calm - points x damage`: how many points a unit
 * of damage is worth is a matter of the index, not of the model, and is the least-squares value over the readings.
 */
export function moodMisses(scenario: Scenario, stage: MoodStage): { misses: MoodMiss[]; points: number } {
  const start = toDay(scenario.start);
  const mood = moodOf(scenario, start, toDay(stage.until) - start + 1);
  const buzz = stage.readings.filter(({ quantity }) => quantity === "buzz");
  let cross = 0;
  let square = 0;
  for (const { on, value, tolerance } of buzz) {
    // A daily index is asked during the day: what happened that day is only half known.
    const damage = mood.damage[toDay(on) - start];
    cross += (damage * (stage.calm.value - value)) / (tolerance * tolerance);
    square += (damage * damage) / (tolerance * tolerance);
  }
  const points = square > 0 ? cross / square : 0;
  const since = toDay(stage.since) - start;
  const misses = stage.readings.map(({ quantity, on, value, tolerance }) => {
    const day = toDay(on) - start;
    let fitted = stage.calm.value - points * mood.damage[day];
    if (quantity === "posts") {
      fitted = 0;
      for (let index = since; index <= day; index++) fitted += mood.posts[index];
    }
    return { id: `${quantity} ${on}`, observed: value, fitted, tolerance };
  });
  return { misses, points };
}
