import { html, type TemplateResult } from "lit";
import { capital } from "../../chart/capital.ts";
import { dateText } from "../../chart/date-text.ts";
import { scenarioEvents } from "../../chart/scenario-events.ts";
import { type Day, toDay } from "../../market/date.ts";
import { eventTitle } from "../../market/event-title.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { periodsWithMoney } from "../../simulation/accounts.ts";
import type { Period } from "../../simulation/outcome.ts";
import { withObserved } from "../../simulation/periods.ts";
import { percentText } from "../amounts.ts";
import { baseWords } from "../base-words.ts";
import type { Picture } from "../engine/director.ts";
import { mainEvent } from "../headline.ts";
import { closingIntervals } from "../intervals.ts";
import type { ChurnLab } from "../lab-element.ts";
import type { LabSession } from "../lab-session.ts";
import { leftByCause } from "../who-left.ts";
import { noChange } from "../world-change.ts";
import { differenceTable, quarterText } from "./difference-table.ts";
import { lineKey, markKey } from "./figure-key.ts";
import { subscribersView } from "./figures-view.ts";
import { NAMELESS } from "./frame.ts";
import { headlineView, type Story } from "./headline-view.ts";
import { legend } from "./legend.ts";
import { churnDrawing, goodwillDrawing } from "./mood-drawing.ts";
import { peopleBars } from "./people-bars.ts";
import { type SubscribersView, subscribersDrawing } from "./subscribers-drawing.ts";
import { observedSentence, waterfallDrawing } from "./waterfall-drawing.ts";

/** One figure; what is hidden at first is revealed by the next step. */
interface Slide {
  readonly title: string;
  /** What is asked before anything is revealed; a slide without it hides nothing. */
  readonly question?: string;
  draw(isRevealed: boolean): TemplateResult;
  readonly words?: TemplateResult | string;
}

/** Sizes in which a slide's drawings are made; the screen enlarges them, letters and all. */
interface SlideSizes {
  readonly whole: { readonly width: number; readonly height: number };
  readonly half: { readonly width: number; readonly height: number };
}

/** Size of a drawing on a projector, and how much at least a screen enlarges it. */
const DRAWN = { width: 860, height: 400 };
const LEAST_SCALE = 1.15;
/** The stage's part of the window; as the style of the presentation has it. */
const STAGE = { width: 0.92, height: 0.62 };
const LEAST_HEIGHT = 170;
/** Where the halves of a slide stand above each other instead of side by side, pixels of a drawing. */
const STACKED = 640;

/** Days that are shown at least before the outcome is asked for. */
const LEAST_SHOWN = 7;
/** The part of the time that is shown then if no event of the time begins the story. */
const SHOWN_BEFORE = 1 / 3;

/** Drawings for a window: of a projector's size, enlarged, or as wide as the window with large type. */
export function slideSizes(window: { readonly width: number; readonly height: number }): SlideSizes {
  const stage = { width: window.width * STAGE.width, height: window.height * STAGE.height };
  const width = Math.round(Math.min(DRAWN.width, stage.width / LEAST_SCALE));
  const scale = stage.width / width;
  const height = Math.round(Math.max(LEAST_HEIGHT, Math.min(DRAWN.height, stage.height / scale, width)));
  const half = width < STACKED ? width : Math.floor(width * 0.49);
  return {
    whole: { width, height },
    half: { width: half, height: Math.round(Math.min(height, half * 0.62)) },
  };
}

/** How far a presentation is. */
export interface Presentation {
  readonly slide: number;
  readonly isRevealed: boolean;
}

/** Where a presentation begins. */
export const firstSlide: Presentation = { slide: 0, isRevealed: false };

/** Where a key leads in a presentation: 1 is forth, -1 back. A key that presses the button in focus does that instead. */
export function stepOfKey(event: KeyboardEvent): 1 | -1 | undefined {
  const isPress = event.key === " " || event.key === "Enter";
  if (isPress && event.composedPath()[0] instanceof HTMLButtonElement) return undefined;
  return steps[event.key];
}

const steps: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  PageDown: 1,
  " ": 1,
  Enter: 1,
  ArrowLeft: -1,
  PageUp: -1,
};

/** The step after this one: what is hidden is revealed first. */
export function nextStep(now: Presentation, slides: readonly { readonly question?: string }[]): Presentation {
  if (slides[now.slide].question !== undefined && !now.isRevealed) return { ...now, isRevealed: true };
  return now.slide + 1 < slides.length ? { slide: now.slide + 1, isRevealed: false } : now;
}

/** The step before this one: what was revealed last is hidden again. */
export function stepBefore(
  now: Presentation,
  slides: readonly { readonly question?: string }[],
): Presentation {
  if (slides[now.slide].question !== undefined && now.isRevealed) return { ...now, isRevealed: false };
  return now.slide > 0 ? { slide: now.slide - 1, isRevealed: true } : now;
}

/** Full screen, large type, one figure at a time. */
export function presentView(lab: ChurnLab, session: LabSession, now: Presentation): TemplateResult {
  const slides = session.picture ? slidesOf(lab, session, session.picture) : [];
  const slide = slides[Math.min(now.slide, slides.length - 1)];
  if (!slide) return html`<div class="present"><p role="status">Simulating …</p></div>`;
  const isHidden = slide.question !== undefined && !now.isRevealed;
  return html`<div class="present" role="region" aria-label="Presentation" aria-live="polite">
    <h2>${slide.title}</h2>
    <p class="say">${isHidden ? slide.question : (slide.words ?? "")}</p>
    <div class="stage">${slide.draw(!isHidden)}</div>
    <div class="actions">
      <button type="button" data-do="back" @click=${() => lab.step(-1)} aria-label="Back">←</button>
      <button type="button" data-do="next" @click=${() => lab.step(1)}>${isHidden ? "Reveal" : "→"}</button>
      <span class="quiet">${now.slide + 1} of ${slides.length}<span class="keys"> · arrow keys or Space, Escape ends</span></span>
      <button type="button" data-do="end" @click=${() => lab.present(undefined)}>End</button>
    </div>
  </div>`;
}

/** The figures of a presentation, in the order of the story; of the reader's world if there is one. */
export function slidesOf(lab: ChurnLab, session: LabSession, picture: Picture): Slide[] {
  const { case: own } = session;
  const { scenario } = own;
  const { asks, label } = baseWords(own);
  const { whole, half } = slideSizes({ width: lab.looks.width, height: innerHeight });
  const view = { ...subscribersView(lab, session, picture, whole), byPlan: false, hasRuleNames: true };
  const { colours, history, world, isChanged } = view;
  const { ensemble } = picture;
  const asHistory = {
    ...view,
    world: history,
    isChanged: false,
    intervals: ensemble ? closingIntervals(ensemble.history) : [],
    kept: [],
    rules: storyOfRules(scenario),
  };
  const periods = withObserved(periodsWithMoney(history, picture.question.history), own.observed);
  const worldPeriods = periodsWithMoney(world, picture.question.world);
  const at = Math.max(
    0,
    periods.findIndex(({ period }) => period === lab.looks.period),
  );
  const past = { colours, history, world: history, isChanged: false };
  const first = toDay(history.start);
  const begin = beginOfStory(scenario);
  const cut = begin
    ? Math.max(begin.day, first + LEAST_SHOWN)
    : first + Math.floor(history.ledger.days * SHOWN_BEFORE);
  return [
    {
      title: scenario.title,
      question: begin ? `${dateText(begin.day)}: “${begin.label}”. ${asks.outcome}` : asks.outcome,
      words: headlineView(storyOfHistory(session, picture), lab.looks.period),
      draw: (isRevealed) => figureWithKey(askedAt(asHistory, cut, isRevealed)),
    },
    {
      title: "Who has which plan",
      question: asks.plans,
      draw: (isRevealed) => figureWithKey(askedAt({ ...asHistory, byPlan: true }, cut, isRevealed)),
    },
    {
      title: `Where they came from and went to, ${quarterText(periods[at])}`,
      words: observedSentence(periods[at]),
      draw: () =>
        waterfallDrawing({
          ...past,
          width: whole.width,
          historyPeriod: periods[at],
          worldPeriod: periods[at],
          isRevealed: true,
        }),
    },
    {
      title: "Churn a month, and the damage to goodwill",
      words: churnSentence(periods),
      draw: () =>
        html`<div class="two"><div><h3>Churn a month, % of subscribers</h3>${churnDrawing({ ...past, ...half })}</div>
          <div><h3>Damage to goodwill; 1: about the worst after 12 July 2011</h3>${goodwillDrawing({ ...past, ...half })}</div></div>`,
    },
    {
      title: "Who left, and why",
      words:
        "Of the subscribers of the first day, those who are gone on the last; the reasons are the model’s account.",
      draw: () => whoLeftSlide(lab, { colours, width: whole.width, isChanged, label }),
    },
    ...(isChanged
      ? [
          {
            title: "What if?",
            question: asks.world,
            words: headlineView(session, lab.looks.period),
            draw: (isRevealed: boolean) => figureWithKey(isRevealed ? view : asHistory),
          },
          {
            title: "What it makes of people and money",
            words: ensemble ? "Small: how far luck moves a difference, nine times of ten." : "",
            draw: () =>
              differenceTable({
                history: periods,
                world: worldPeriods,
                isChanged,
                isRevealed: true,
                ensemble: picture.ensemble,
                baseLabel: label,
                scenario: session.case.scenario,
              }),
          },
        ]
      : []),
  ];
}

/** The day on which a story begins: its main event's, or that of the first event that charts mark within the run. */
function beginOfStory(scenario: Scenario): { readonly day: Day; readonly label: string } | undefined {
  const main = mainEvent(scenario);
  if (main) return { day: toDay(main.announced), label: eventTitle(main) };
  return storyOfRules(scenario).sort((a, b) => a.day - b.day)[0];
}

/** The marks of history within its run. */
function storyOfRules(scenario: Scenario): SubscribersView["rules"][number][] {
  return scenarioEvents(scenario)
    .filter(({ day }) => day >= toDay(scenario.start) && day <= toDay(scenario.until))
    .map((mark) => ({ ...mark, isStrong: false }));
}

/** Churn of each quarter that was observed, beside the model's. */
function churnSentence(periods: readonly Period[]): string {
  return periods
    .flatMap(({ monthlyChurn, observed, ...quarter }) =>
      observed?.monthlyChurn === undefined
        ? []
        : [
            `${capital(quarterText(quarter))}: churn ${percentText(monthlyChurn, 2)} a month simulated, ${percentText(observed.monthlyChurn, 2)} observed.`,
          ],
    )
    .join(" ");
}

/** Why they left, in both worlds; it is found out when the slide is first seen. */
function whoLeftSlide(
  lab: ChurnLab,
  { label, ...view }: Pick<SubscribersView, "colours" | "width" | "isChanged"> & { readonly label: string },
): TemplateResult {
  const { whoLeft } = lab.looks;
  if (!whoLeft) {
    queueMicrotask(() => void lab.askWhoLeft());
    return html`<p role="status">Finding out …</p>`;
  }
  const { history, world, historyScenario, worldScenario } = whoLeft;
  const isChanged = view.isChanged && worldScenario !== historyScenario;
  const rows = leftByCause(history, world, historyScenario);
  return html`${peopleBars({ ...view, isChanged }, rows, "Why they left")}
    ${isChanged ? html`<p class="legend quiet"><span class="key bar history">${label}</span><span class="key bar">your world</span></p>` : ""}`;
}

/** A figure that asks how its lines go on after a day, or has shown it. */
function askedAt(view: SubscribersView, at: number, isAnswered: boolean): SubscribersView {
  const fittedUntil = isAnswered ? view.fittedUntil : undefined;
  return { ...view, isRevealed: isAnswered, fittedUntil, asked: { at, isAnswered } };
}

function figureWithKey(view: SubscribersView): TemplateResult {
  // Where rules have names, the key needs none. A slide without intervals does not wait for any.
  const rules = view.width < NAMELESS ? view.rules : [];
  const marks = markKey({ ...view, rules }).filter(({ isAwaited }) => !isAwaited);
  return html`${subscribersDrawing(view)}${legend([...lineKey(view), ...marks])}`;
}

/** What the headline of history needs, whatever the reader has changed. */
function storyOfHistory(session: LabSession, picture: Picture): Story {
  return { picture, case: session.case, state: { ...session.state, change: noChange } };
}
