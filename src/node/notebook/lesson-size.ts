import { quote } from "../../scenario/issue.ts";

const SETTING = "CHURNKIT_SUBSCRIBERS";
const FEWEST = 100;

/** How many agents a notebook simulates, and with which seed: what `simulate` takes. */
export interface LessonSize {
  subscribers: number;
  seed: number;
}

/**
 * The size at which a notebook runs its worlds.
 *
 * CHURNKIT_SUBSCRIBERS in the environment takes the place of the number in the notebook: more for a fast machine,
 * fewer for a trial of all cells. No cell has to be changed for it.
 *
 * @param subscribers Agents at the opening, from 100, unless the environment says otherwise.
 * @throws RangeError If one of the numbers is not a whole number from 100.
 */
export function lessonSize(subscribers: number, seed = 1): LessonSize {
  const setting = process.env[SETTING];
  const asked = setting ? Number(setting) : subscribers;
  if (!Number.isSafeInteger(asked) || asked < FEWEST) {
    const [place, found] = setting ? [SETTING, setting] : ["subscribers", subscribers];
    throw new RangeError(`${place}: expected a whole number of agents from ${FEWEST}, found ${quote(found)}`);
  }
  return { subscribers: asked, seed };
}
