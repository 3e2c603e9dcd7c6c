import { html, svg, type TemplateResult } from "lit";
import { dateText } from "../../chart/date-text.ts";
import { grouped } from "../../chart/grouped.ts";
import { wrapWords } from "../../chart/wrap-words.ts";
import { periodsWithMoney } from "../../simulation/accounts.ts";
import { withObserved } from "../../simulation/periods.ts";
import { baseWords } from "../base-words.ts";
import { changeText } from "../change-text.ts";
import type { Picture } from "../engine/director.ts";
import { differenceHeadline, historyHeadline } from "../headline.ts";
import type { ChurnLab } from "../lab-element.ts";
import type { LabSession } from "../lab-session.ts";
import { isUnchanged } from "../world-change.ts";
import { lightColours } from "./colours.ts";
import { lineKey, markKey } from "./figure-key.ts";
import { subscribersView } from "./figures-view.ts";
import { FONT, TEXT } from "./frame.ts";
import { ruledEvents } from "./lane-events.ts";
import { drawnLegend } from "./legend.ts";
import { subscribersDrawing } from "./subscribers-drawing.ts";

/** Size of the drawing itself, and room at the sides and between what stands above each other; pixels. */
const DRAWING = { width: 900, height: 420 };
const MARGIN = 16;
const TITLE = 20;
const LINE = 18;
const LINE_WIDTH = DRAWING.width - 2 * MARGIN;

/** A picture for a page elsewhere: it says itself what it shows, in which world, and what its marks mean. */
export function exportedPicture(
  lab: ChurnLab,
  session: LabSession,
  picture: Picture,
): { readonly drawing: TemplateResult; readonly size: { readonly width: number; readonly height: number } } {
  const { text, secondary, paper } = lightColours;
  const { title } = session.case.scenario;
  const story = wrapWords(storyOf(lab, session, picture), LINE_WIDTH);
  const notes = notesOf(lab, session, picture).flatMap((note) => wrapWords(note, LINE_WIDTH));
  const view = { ...subscribersView(lab, session, picture, DRAWING), colours: lightColours };
  // The notes tell the events of the rules by name.
  const key = [...lineKey(view), ...markKey({ ...view, rules: [] })];
  const legend = drawnLegend(key, { width: LINE_WIDTH, row: LINE, colour: secondary });
  const top = MARGIN + TITLE + MARGIN / 2 + story.length * LINE;
  const below = top + DRAWING.height + MARGIN / 2;
  const height = below + legend.height + notes.length * LINE + MARGIN / 2;
  const lines = (all: readonly string[], from: number, colour: string) =>
    all.map(
      (line, index) =>
        svg`<text x=${MARGIN} y=${from + (index + 1) * LINE - 4} font-size=${TEXT} fill=${colour}>${line}</text>`,
    );
  const drawing = html`<svg viewBox="0 0 ${DRAWING.width} ${height}" font-family=${FONT} xmlns="http://www.w3.org/2000/svg">
    <rect width=${DRAWING.width} height=${height} fill=${paper} />
    <text x=${MARGIN} y=${MARGIN + TITLE - 4} font-size=${TITLE} font-weight="600" fill=${text}>${title}</text>
    ${lines(story, MARGIN + TITLE + MARGIN / 2, text)}
    <svg y=${top} width=${DRAWING.width} height=${DRAWING.height}>${subscribersDrawing(view)}</svg>
    <g transform=${`translate(${MARGIN},${below})`}>${legend.drawing}</g>
    ${lines(notes, below + legend.height, secondary)}
  </svg>`;
  return { drawing, size: { width: DRAWING.width, height } };
}

/** The headline of the page. */
function storyOf(lab: ChurnLab, { case: own, state }: LabSession, picture: Picture): string {
  const { question } = picture;
  const quarter = <Run extends { readonly period: string }>(periods: readonly Run[]): Run =>
    periods.find(({ period }) => period === lab.looks.period) ?? periods[0];
  const seen = lab.looks.isRevealed ? own.observed : [];
  const history = quarter(withObserved(periodsWithMoney(picture.history, question.history), seen));
  const told = historyHeadline(history, own.scenario, baseWords(own));
  if (isUnchanged(state.change)) return told;
  const world = quarter(periodsWithMoney(picture.world, question.world));
  return `${told} ${differenceHeadline(world, history, own.scenario)}`;
}

/** What the rules mean, and how the figures were made. */
function notesOf(lab: ChurnLab, session: LabSession, { world }: Picture): string[] {
  const { case: own, state } = session;
  const changed = changeText(state.change, own.scenario);
  const ruled = ruledEvents(session, lab.looks.openEvent, world).map(
    ({ label, day }) => `${label} (${dateText(day)})`,
  );
  return [
    ...(changed === "" ? [] : [changed]),
    ...(own.remarks ?? []),
    ...(ruled.length > 0 ? [`Dotted: ${ruled.join("; ")}.`] : []),
    `${grouped(world.agents)} ${world.unit === undefined ? "simulated subscribers" : "agents"}, seed ${world.seed}; churnkit ${lab.version}.`,
  ];
}
