import type { Draw } from "../market/draw.ts";
import { isShareUnit, type Parameters } from "../market/parameter.ts";
import { priorOf } from "../market/prior.ts";
import type { ClassDraw } from "./class-draw.ts";

/** A prior that rests on the outcome of an episode, so that the episode must be predicted with a wider one. */
export interface WidenedPrior {
  readonly episode: string;
  /** A shared parameter, or a number of the coding rules: its id, or what its id begins with. */
  readonly kind: "parameter" | "class";
  readonly id: string;
  readonly reason: string;
}

/** How much wider a prior is made: as many times the distance of a draw from the middle. */
const WIDENING = 2;

/**
 * A draw as an episode may use it: a parameter whose prior rests on the episode lies twice as far from the prior's middle
 * as it did, within what makes sense (a share stays one, what is of one sign keeps it).
 *
 * @param parameters The shared parameters, for their priors.
 */
export function widenedDraw(
  draw: Draw,
  episode: string,
  widened: readonly WidenedPrior[],
  parameters: Parameters,
): Draw {
  const next: Record<string, number> = { ...draw };
  for (const { id } of ofEpisode(widened, episode, "parameter")) {
    const { mean, range } = priorOf(parameters[id]);
    const value = draw[id] ?? parameters[id].value;
    const least = range[0] >= 0 ? 0 : Number.NEGATIVE_INFINITY;
    const most = isShareUnit(parameters[id].unit) ? 1 : range[1] <= 0 ? 0 : Number.POSITIVE_INFINITY;
    next[id] = Math.min(most, Math.max(least, mean + WIDENING * (value - mean)));
  }
  return next;
}

/** As {@link widenedDraw}, for the numbers of the coding rules; no number leaves 0 to twice its upper end. */
export function widenedClasses(
  classes: ClassDraw,
  episode: string,
  widened: readonly WidenedPrior[],
): ClassDraw {
  const starts = ofEpisode(widened, episode, "class").map(({ id }) => id);
  if (starts.length === 0) return classes;
  return (id, number) => {
    const drawn = classes(id, number);
    if (!starts.some((start) => id.startsWith(start))) return drawn;
    const far = number.value + WIDENING * (drawn - number.value);
    return Math.min(2 * (number.high ?? number.value), Math.max(0, far));
  };
}

const ofEpisode = (
  widened: readonly WidenedPrior[],
  episode: string,
  kind: WidenedPrior["kind"],
): WidenedPrior[] => widened.filter((one) => one.episode === episode && one.kind === kind);
