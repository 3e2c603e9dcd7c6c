import { dailySubscribers } from "../../chart/daily-subscribers.ts";
import { familyColours, familyTitle } from "../../chart/families.ts";
import { type ObservedClosing, observedClosings } from "../../chart/observed-closings.ts";
import { toDay } from "../../market/date.ts";
import type { Outcome } from "../../simulation/outcome.ts";
import { type Colours, darkColours, lightColours } from "./colours.ts";
import type { SubscribersView } from "./subscribers-drawing.ts";

/** A line of the drawing of subscribers. */
export interface Line {
  readonly title: string;
  readonly colour: string;
  readonly values: Float64Array;
  readonly isHistory: boolean;
  /** How the line is broken; `none` if it is whole. */
  readonly dash: string;
}

/** How history is drawn beside the reader's world. */
export const HISTORY_DASH = "6 4";
/** How the lines of kept worlds are told apart, beside their colours. */
const KEPT = [
  { dash: "1 3", hue: "both" },
  { dash: "10 3", hue: "gain" },
  { dash: "8 3 1 3", hue: "rival" },
  { dash: "3 3", hue: "secondary" },
] as const;

/** Broken lines are those to compare with. */
export const strokeWidth = (dash: string): number => (dash === "none" ? 2.5 : 1.75);

/** The lines that are drawn: of both worlds and those kept, or of the plans of both worlds. */
export function linesOf(
  view: Pick<
    SubscribersView,
    "history" | "world" | "isChanged" | "byPlan" | "baseLabel" | "colours" | "kept"
  >,
): Line[] {
  const { history, world, isChanged, byPlan, baseLabel, colours, kept } = view;
  const past = { run: history, isHistory: true, dash: isChanged ? HISTORY_DASH : "none" };
  const worlds = isChanged ? [past, { run: world, isHistory: false, dash: "none" }] : [past];
  if (byPlan) {
    const families = familyColoursOf(history, colours);
    return worlds.flatMap(({ run, ...look }) =>
      run.families.map((family, index) => ({
        ...look,
        title: familyTitle(family),
        colour: families[index % families.length],
        values: dailySubscribers(run, family),
      })),
    );
  }
  const own = worlds.map(({ run, ...look }) => ({
    ...look,
    title: look.isHistory ? (isChanged ? baseLabel : "simulated") : "your world",
    colour: look.isHistory ? colours.simulated : colours.counterfactual,
    values: dailySubscribers(run),
  }));
  const others = kept.map(({ name, run }, index) => ({
    title: name,
    colour: colours[KEPT[index % KEPT.length].hue],
    values: dailySubscribers(run),
    isHistory: false,
    dash: KEPT[index % KEPT.length].dash,
  }));
  return [...own, ...others];
}

/** The observed values that are drawn. */
export function pointsOf(
  view: Pick<SubscribersView, "history" | "observed" | "isRevealed" | "fittedUntil" | "byPlan">,
): ObservedClosing[] {
  const { history, observed, isRevealed, fittedUntil, byPlan } = view;
  if (!isRevealed) return [];
  const window = { from: toDay(history.start), to: toDay(history.until) + 1 };
  const fitted = fittedUntil === undefined ? undefined : toDay(fittedUntil);
  return observedClosings(observed, window, fitted).filter(({ family }) => (family !== undefined) === byPlan);
}

/** Colours of families on this paper. */
export function familyColoursOf({ families }: Outcome, colours: Colours): string[] {
  const light = familyColours(families);
  if (colours === lightColours) return light;
  const names = Object.keys(lightColours) as (keyof Colours)[];
  return light.map((hex) => darkColours[names.find((name) => lightColours[name] === hex) ?? "simulated"]);
}

/** The outline of an observed value: a diamond where the model was not fitted to it. */
export function markPath(role: ObservedClosing["role"], x: number, y: number): string {
  const r = 5;
  return role === "observed (not fitted)"
    ? `M${x},${y - r - 1}L${x + r + 1},${y}L${x},${y + r + 1}L${x - r - 1},${y}Z`
    : `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
}
