import { svg } from "lit";
import { type PlacedMark, placeMarks } from "../../chart/place-marks.ts";
import { type Day, toDay } from "../../market/date.ts";
import { haloText, NAMELESS, type Plot, TEXT } from "./frame.ts";
import type { SubscribersView } from "./subscribers-drawing.ts";
import type { TimeScale } from "./time-scale.ts";

/** A row of names of events. */
const NAME_ROW = TEXT + 4;

/** Room that the names of rules need above a plot, pixels. @param width Of the plot. */
export function roomForNames(view: SubscribersView, width: number): number {
  return Math.max(0, ...namedRules(view, width).map(({ row }) => row + 1)) * NAME_ROW;
}

/** The rules with the rows of their names above the plot; all have room from the beginning, so that nothing moves. */
function namedRules({ hasRuleNames, rules, history, width }: SubscribersView, room: number): PlacedMark[] {
  if (!hasRuleNames || width < NAMELESS) return [];
  const window = { from: toDay(history.start), to: toDay(history.until) + 1 };
  return placeMarks(rules, window, room);
}

/** The rules that do not tell what is still asked. */
export function rulesShown({ rules }: SubscribersView, cutAt: Day | undefined): SubscribersView["rules"] {
  return cutAt === undefined ? rules : rules.filter(({ day }) => day <= cutAt);
}

/** Names of the rules above a plot. */
export function ruleNames(view: SubscribersView, plot: Plot, time: TimeScale, cutAt: Day | undefined) {
  return namedRules(view, plot.right - plot.left)
    .filter(({ day }) => cutAt === undefined || day <= cutAt)
    .map(({ day, label, row, endsAtRule }) => {
      const y = plot.top - row * NAME_ROW - 5;
      const at = {
        x: time.x(day) + (endsAtRule ? -1 : 1) * NAME_GAP,
        y,
        anchor: endsAtRule ? "end" : "start",
      } as const;
      return svg`<line x1=${time.x(day)} x2=${time.x(day)} y1=${y - TEXT + 2} y2=${plot.top} stroke=${view.colours.axis} stroke-dasharray="2 4" />
        ${haloText(label, at, view.colours.secondary, view.colours)}`;
    });
}

const NAME_GAP = 4;
