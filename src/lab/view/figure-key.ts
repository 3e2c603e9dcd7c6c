import { type SVGTemplateResult, svg } from "lit";
import type { ObservedClosing } from "../../chart/observed-closings.ts";
import { LUCK_ALONE } from "../intervals.ts";
import type { SubscribersView } from "./subscribers-drawing.ts";
import { HISTORY_DASH, linesOf, markPath, pointsOf, strokeWidth } from "./subscribers-marks.ts";

/** A mark of the drawing of subscribers with its meaning. */
export interface KeyEntry {
  readonly text: string;
  /** The mark, from 0 to `width` pixels, around height 0. */
  readonly mark: SVGTemplateResult;
  readonly width: number;
  /** What else is to be known of it, where a pointer rests on it. */
  readonly hint?: string;
  /** Not drawn yet; its room is kept, so that nothing moves when it comes. */
  readonly isAwaited?: boolean;
}

const LINE_WIDTH = 26;
const POINT_WIDTH = 14;

/** What the lines mean: as they are drawn, each look once. */
export function lineKey(view: SubscribersView): KeyEntry[] {
  const { byPlan, isChanged, baseLabel, colours } = view;
  const lines = linesOf(view);
  if (!byPlan) return lines.map(({ title, colour, dash }) => lineEntry(title, colour, dash));
  const plans = lines
    .filter(({ isHistory }) => isHistory)
    .map(({ title, colour }) => lineEntry(title, colour, "none"));
  if (!isChanged) return plans;
  return [
    ...plans,
    lineEntry(baseLabel, colours.text, HISTORY_DASH),
    lineEntry("your world", colours.text, "none"),
  ];
}

/** What the other marks mean that are drawn. */
export function markKey(view: SubscribersView): KeyEntry[] {
  const { byPlan, isChanged, intervals, seeds, colours, rules, asked } = view;
  if (asked && !asked.isAnswered) return [];
  const roles = new Set(pointsOf(view).map(({ role }) => role));
  const own = isChanged ? colours.counterfactual : colours.simulated;
  return [
    ...[...roles].map((role) => ({
      text: meanings[role],
      width: POINT_WIDTH,
      mark: svg`<path d=${markPath(role, POINT_WIDTH / 2, 0)} stroke=${colours.observed} stroke-width="1.75"
        fill=${role === "observed (not fitted)" ? colours.paper : colours.observed} />`,
    })),
    ...(byPlan
      ? []
      : [
          {
            isAwaited: intervals.length === 0,
            text: `nine runs of ten (${seeds} seeds): ${LUCK_ALONE}`,
            width: POINT_WIDTH,
            mark: svg`<path d=${`M${POINT_WIDTH / 2 - 4},-6h8m-4,0v12m-4,0h8`} stroke=${own} stroke-width="2" fill="none" />`,
          },
        ]),
    ...(rules.length > 0
      ? [
          {
            text: "event",
            width: POINT_WIDTH,
            mark: svg`<path d=${`M${POINT_WIDTH / 2},-7v14`} stroke=${colours.secondary} stroke-width="1.5" stroke-dasharray="2 3" />`,
          },
        ]
      : []),
  ];
}

const meanings: Readonly<Record<ObservedClosing["role"], string>> = {
  observed: "observed, beside the model",
  "observed (fitted)": "observed, the model was fitted to it",
  "observed (not fitted)": "observed, predicted by the model",
};

/** Why lines of people rise a little at the end of some months. */
const STEPS =
  "Small steps at the turn of a month are no events: bills fall on the days 1 to 30, so that on a 31st nobody renews or leaves.";

const lineEntry = (text: string, colour: string, dash: string): KeyEntry => ({
  text,
  hint: STEPS,
  width: LINE_WIDTH,
  mark: svg`<path d=${`M0,0h${LINE_WIDTH}`} stroke=${colour} stroke-width=${strokeWidth(dash)} stroke-dasharray=${dash} fill="none" />`,
});
