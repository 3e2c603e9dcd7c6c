import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { capital } from "../../chart/capital.ts";
import { eachFor } from "../../chart/each-for.ts";
import { grouped } from "../../chart/grouped.ts";
import { countedUnit } from "../../scenario/counted-unit.ts";
import { periodsWithMoney } from "../../simulation/accounts.ts";
import { withObserved } from "../../simulation/periods.ts";
import { baseWords } from "../base-words.ts";
import { caveatsOf, costCaveat } from "../caveats.ts";
import type { Picture } from "../engine/director.ts";
import { indexName } from "../index-unit.ts";
import { closingIntervals, LUCK_ALONE } from "../intervals.ts";
import type { ChurnLab } from "../lab-element.ts";
import type { LabSession } from "../lab-session.ts";
import { darkColours, lightColours } from "./colours.ts";
import { differenceTable, quarterText } from "./difference-table.ts";
import { type EventLaneView, eventLane, laneHint, laneKey } from "./event-lane.ts";
import { lineKey, markKey } from "./figure-key.ts";
import { NAMELESS } from "./frame.ts";
import { laneEvents, ruledEvents } from "./lane-events.ts";
import { legend } from "./legend.ts";
import { churnDrawing, goodwillDrawing } from "./mood-drawing.ts";
import { type SubscribersView, subscribersDrawing, subscribersPlot } from "./subscribers-drawing.ts";
import { observedSentence, waterfallDrawing } from "./waterfall-drawing.ts";
import { isAnswerTo, whoLeftView } from "./who-left-view.ts";
import type { WorldsView } from "./worlds-view.ts";

/** Distance between columns, pixels. */
export const GAP = 28;
/** From this width on churn and goodwill stand side by side; as the style has it. */
const PAIR = 2 * 300 + GAP;
const MOOD_HEIGHT = 170;

/** The first figure, which stays in sight, what its marks mean, and the others. */
export interface Figures {
  readonly first: TemplateResult;
  readonly key: TemplateResult;
  readonly rest: TemplateResult;
}

/** What the drawing of subscribers shows of a picture. */
export function subscribersView(
  lab: ChurnLab,
  session: LabSession,
  picture: Picture,
  size: { readonly width: number; readonly height: number },
): SubscribersView {
  const { looks } = lab;
  const own = session.case;
  return {
    ...size,
    colours: looks.isDark ? darkColours : lightColours,
    history: picture.history,
    world: picture.world,
    isChanged: picture.question.world !== picture.question.history,
    byPlan: looks.byPlan,
    observed: own.observed,
    isRevealed: looks.isRevealed,
    fittedUntil: own.fittedUntil,
    baseLabel: baseWords(own).label,
    seeds: picture.ensemble?.world.length ?? session.director?.sizes.seeds ?? 0,
    intervals: picture.ensemble ? closingIntervals(picture.ensemble.world) : [],
    rules: ruledEvents(session, looks.openEvent, picture.history),
    kept: keptRuns(session, picture),
  };
}

/** The kept worlds that have been run, with their names. */
function keptRuns(session: LabSession, { kept = [] }: Picture) {
  const sound = session.state.worlds.filter(({ change }) => session.scenarioOf(change).ok);
  return kept.length === sound.length ? sound.map(({ name }, index) => ({ name, run: kept[index] })) : [];
}

/** Everything that is drawn of a picture. */
export function figuresOf(lab: ChurnLab, session: LabSession, picture: Picture, width: number): Figures {
  const own = session.case;
  const words = baseWords(own);
  const { looks } = lab;
  const { history, world, ensemble, question } = picture;
  const height = Math.round(Math.min(Math.max(width * 0.42, 220), 380));
  const view = subscribersView(lab, session, picture, { width, height });
  const { colours, isChanged } = view;
  // Where the ends of lines have no room for names, the names stay in sight above them.
  const isNarrow = width < NAMELESS;
  const historyPeriods = withObserved(periodsWithMoney(history, question.history), own.observed);
  const worldPeriods = periodsWithMoney(world, question.world);
  const at = Math.max(
    0,
    historyPeriods.findIndex(({ period }) => period === looks.period),
  );
  // Until its first run a world is drawn as the one before it.
  const isAnswer = question.world === session.world.scenario;
  const half = width >= PAIR ? Math.floor((width - GAP) / 2) : width;
  const shared = { colours, history, world, isChanged };
  const counted = capital(countedUnit(own.scenario));
  const laneView = lane(lab, session, view);
  const first = html`<section class="main-figure" aria-label=${`${counted} over time`}>
    <div class="figure-head"><h2>${counted}${looks.byPlan ? " by plan" : ""}</h2>
      <div class="switches">
        <label><input type="checkbox" .checked=${looks.byPlan} @change=${() => lab.look({ byPlan: !looks.byPlan })} /> by plan</label>
      </div></div>
    ${isNarrow ? legend(lineKey(view)) : ""}
    ${subscribersDrawing(view)}
    ${eventLane(laneView)}
  </section>`;
  const key = legend(
    [...(isNarrow ? [] : lineKey(view)), ...markKey(view), ...laneKey(laneView)],
    laneHint(laneView),
  );
  const rest = html`<section aria-label="Where they came from and went to">
      <div class="figure-head"><h2>Where they came from and went to</h2>${quarterPicker(lab, historyPeriods, at)}</div>
      ${waterfallDrawing({
        ...shared,
        width,
        historyPeriod: historyPeriods[at],
        worldPeriod: worldPeriods[at],
        isRevealed: looks.isRevealed,
      })}
      ${isChanged ? html`<p class="quiet">Dashed outlines: ${words.noun}.</p>` : ""}
      ${isChanged || !looks.isRevealed ? "" : html`<p class="quiet">${observedSentence(historyPeriods[at])}</p>`}
    </section>
    <div class="pair">
      <section aria-label="Churn"><h2>Churn a month</h2>${churnDrawing({ ...shared, width: half, height: MOOD_HEIGHT })}
        ${
          own.scenario.churnDefinition === "cancellations/(opening+grossAdditions)"
            ? html`<p class="quiet">A quarter’s churn, in the table, is below that of its months: all who came in the quarter are in what it is divided by.</p>`
            : ""
        }</section>
      <section aria-label="Goodwill"><h2>Damage to goodwill</h2>${goodwillDrawing({ ...shared, width: half, height: MOOD_HEIGHT })}</section>
    </div>
    <section aria-label="Who left, and why">${whoLeft(lab, session, picture, { colours, width, isChanged })}</section>
    <section aria-label="Figures">${differenceTable({
      history: historyPeriods,
      world: worldPeriods,
      isChanged,
      isRevealed: looks.isRevealed,
      ensemble: isChanged ? ensemble : undefined,
      baseLabel: words.label,
      scenario: own.scenario,
    })}
    <p class="quiet" role="status" data-agents=${world.agents} data-rest=${isAnswer && picture.atRest ? "true" : "false"}
        data-ensemble=${isAnswer && ensemble ? "true" : "false"}>${grouped(world.agents)} ${world.unit === undefined ? "simulated subscribers" : "agents"},
      ${indexName(world) === undefined ? `${eachFor(world.peoplePerAgent, world.unit)}, ` : ""}seed ${world.seed}${
        ensemble
          ? `; intervals: nine runs of ten, from ${ensemble.world.length} seeds with ${grouped(ensemble.agents)}: ${LUCK_ALONE} (the command under “Share” can tell)`
          : ""
      }${picture.atRest ? "" : "; differences estimated from fewer while something moves"}. ${caveatsOf(own)} ${costCaveat(question.world)}</p></section>`;
  return { first, key, rest };
}

/** Who left and why, once it was asked for; from then on it is found out anew whenever the hand rests. */
function whoLeft(
  lab: ChurnLab,
  session: LabSession,
  picture: Picture,
  { colours, width, isChanged }: Pick<WorldsView, "colours" | "width" | "isChanged">,
): TemplateResult {
  const { whoLeft: known, person, diaries, isWhoLeftOpen } = lab.looks;
  const title = html`<h2>Who left, and why</h2>`;
  if (!known) {
    return isWhoLeftOpen
      ? html`${title}<p class="quiet" role="status">Finding out …</p>`
      : html`${title}<button type="button" data-do="who-left" ?disabled=${!picture.atRest} @click=${() => lab.askWhoLeft()}>Find out${
          isChanged ? " in both worlds" : ""
        }</button>`;
  }
  const told = diaries?.of === known && diaries.person === person ? diaries : undefined;
  return html`<div class="figure-head">${title}<span class="before" role="status">${
    isAnswerTo(known, picture.question)
      ? ""
      : "Still of the world before; found out anew when your hand rests."
  }</span></div>
  ${
    // Everybody is counted once, and not with every picture of a moving hand.
    guard([known, colours, width, person, told, session.refused.at("person")], () =>
      whoLeftView({
        ...known,
        colours,
        width,
        isChanged: known.worldScenario !== known.historyScenario,
        words: baseWords(session.case),
        person,
        diaries: told,
        onPerson: (next) => void lab.followPerson(next),
        refused: session.refused,
      }),
    )
  }`;
}

function lane(lab: ChurnLab, session: LabSession, view: SubscribersView): EventLaneView {
  const { width, colours } = view;
  return {
    width,
    colours,
    time: subscribersPlot(view).time,
    events: laneEvents(session),
    selected: lab.looks.openEvent,
    held: lab.looks.held,
    onHold: (held) => lab.look({ held }),
    onMove: (id, day, isStep) => session.moveEvent(id, day, isStep),
    onMoveTowards: (id, day) => session.moveEventTowards(id, day),
    onSelect: (id) => lab.look({ openEvent: id, tab: "events" }),
  };
}

function quarterPicker(
  lab: ChurnLab,
  periods: readonly { readonly period: string; readonly partial?: boolean }[],
  at: number,
): TemplateResult {
  return html`<label class="picker">Quarter <select id="quarter" @change=${(event: Event) =>
    lab.look({ period: (event.target as HTMLSelectElement).value })}>${periods.map(
    (period, index) =>
      html`<option value=${period.period} ?selected=${index === at}>${quarterText(period)}</option>`,
  )}</select></label>`;
}
