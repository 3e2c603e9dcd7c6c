import type { Scenario } from "../scenario/scenario.ts";
import { furthestHolding } from "./furthest-holding.ts";
import { isMoving } from "./movement.ts";
import type { ParameterLever } from "./parameter-levers.ts";
import { type WorldChange, withValue } from "./world-change.ts";
import { triedWorld } from "./world-store.ts";

/** Where a slider ends. */
export interface Ends {
  readonly min: number;
  readonly max: number;
}

/**
 * Where the slider of a parameter ends if a world has to hold with every value on it: at the ends of the lever, or at the
 * last step before the world no longer does.
 *
 * @param holds Whether the world holds with a value of the parameter, all else being as it is.
 */
export function leverEnds(lever: ParameterLever, holds: (value: number) => boolean): Ends {
  const { min, max, step, parameter } = lever;
  const held = parameter.value;
  const steps = Math.floor((max - min) / step + 1e-6);
  const at = (index: number) => Number(Math.min(max, min + index * step).toFixed(6));
  const end = (outer: number, index: number) => {
    if (holds(outer)) return outer;
    const inside = Math.round((held - min) / step);
    return holds(at(inside)) ? at(furthestHolding(inside, index, (one) => holds(at(one)))) : held;
  };
  return holds(held) ? { min: end(min, 0), max: end(max, steps) } : { min, max };
}

/** How long the hand must be still before ends are looked for again, ms. */
const STILL = 400;

interface Wanted {
  readonly key: string;
  find(): Ends;
}

/**
 * Finds ends of sliders one after another while nothing moves, since each asks the engine several times; until then those
 * known last stand.
 */
export class LeverEndsFinder {
  private readonly known = new Map<string, { readonly key: string; readonly ends: Ends }>();
  private readonly wanted = new Map<string, Wanted>();
  private readonly onFound: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onFound: () => void) {
    this.onFound = onFound;
  }

  /** Ends of a lever in a changed case as far as they are known. */
  of(lever: ParameterLever, base: Scenario, change: WorldChange): Ends {
    const path = `parameters.${lever.id}.value`;
    const { [path]: _, ...others } = change.set;
    const key = JSON.stringify([lever.min, lever.max, { ...change, set: others }]);
    const holds = (value: number) => triedWorld(base, withValue(change, path, value, undefined)).ok;
    const known = this.known.get(lever.id);
    if (known?.key === key) return known.ends;
    if (this.wanted.get(lever.id)?.key !== key) {
      this.wanted.set(lever.id, { key, find: () => leverEnds(lever, holds) });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.next(), known ? STILL : 0);
    }
    return known?.ends ?? lever;
  }

  private next(): void {
    if (isMoving()) {
      this.timer = setTimeout(() => this.next(), STILL);
      return;
    }
    const [first] = this.wanted;
    if (!first) return;
    const [id, { key, find }] = first;
    this.wanted.delete(id);
    this.known.set(id, { key, ends: find() });
    this.onFound();
    this.timer = setTimeout(() => this.next());
  }
}
