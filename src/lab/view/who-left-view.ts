import { html, type TemplateResult } from "lit";
import { grouped } from "../../chart/grouped.ts";
import { reportedPeople } from "../../chart/people-scale.ts";
import { leaversOf } from "../../experiment/leavers.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { DiaryEntry, Outcome } from "../../simulation/outcome.ts";
import { LAPSED } from "../../simulation/population.ts";
import { peopleInWords } from "../amounts.ts";
import type { BaseWords } from "../base-words.ts";
import { diaryLines } from "../diary-text.ts";
import type { Question } from "../engine/director.ts";
import { planMoves } from "../plan-moves.ts";
import type { RefusedInput } from "../refused-input.ts";
import {
  leftByCause,
  leftBySurplus,
  leftByTenure,
  lifeOf,
  subscriberText,
  type WhoRow,
} from "../who-left.ts";
import { numberInput, wholeNumberProblem } from "./number-input.ts";
import { longestOf, peopleBars } from "./people-bars.ts";
import type { WorldsView } from "./worlds-view.ts";

/** Both worlds with everybody in them. */
export interface WhoLeft {
  readonly history: Outcome;
  readonly world: Outcome;
  readonly historyScenario: Scenario;
  readonly worldScenario: Scenario;
}

/** Whether these are the worlds that are to be seen. */
export function isAnswerTo(
  { historyScenario, worldScenario, history }: WhoLeft,
  question: Question,
): boolean {
  return (
    historyScenario === question.history && worldScenario === question.world && history.seed === question.seed
  );
}

/** The months of one subscriber in both worlds. */
export interface Diaries {
  /** The worlds. */
  readonly of: WhoLeft;
  /** Number of the subscriber, from 1. */
  readonly person: number;
  readonly history: readonly DiaryEntry[];
  readonly world: readonly DiaryEntry[];
}

/** What is told of those who left. */
export interface WhoLeftView extends WhoLeft, WorldsView {
  /** Number of the subscriber whose story is told. */
  readonly person: number;
  /** That subscriber's months; undefined while they are being found out. */
  readonly diaries: Diaries | undefined;
  onPerson(person: number): void;
  readonly refused: RefusedInput;
  /** How the case as it came is spoken of. */
  readonly words: BaseWords;
}

/** From this width on plans stand side by side. */
const PAIR = 700;
const GAP = 28;

/** Who left and why, in both worlds, and the story of one subscriber in each. */
export function whoLeftView(view: WhoLeftView): TemplateResult {
  const { history, world, historyScenario, worldScenario, isChanged, width, words } = view;
  const because = isChanged ? leaversOf(history, world) : undefined;
  const bars = (rows: readonly WhoRow[], title: string) =>
    html`<h3>${title}</h3>${peopleBars(view, rows, title)}`;
  const plans = planMoves(view, [historyScenario, worldScenario]);
  const isPair = width >= PAIR && plans.length > 1;
  const half = {
    ...view,
    width: isPair ? Math.floor((width - GAP) / 2) : width,
    longest: longestOf(
      plans.flatMap(({ rows }) => rows),
      isChanged,
    ),
  };
  return html`
    ${
      because
        ? html`<p>${peopleInWords(because.becauseOf)} who are gone in ${words.noun} are there in your world;
            ${peopleInWords(because.despite)} who are there in ${words.noun} are gone in yours; ${peopleInWords(because.anyway)} are gone in both.</p>
          <p class="legend quiet"><span class="key bar history">${words.label}</span><span class="key bar">your world</span></p>`
        : ""
    }
    ${bars(leftByCause(history, world, historyScenario), "Why they left")}
    ${bars(leftByTenure(history, world), "How long they had been subscribers on the first day")}
    ${bars(leftBySurplus(history, world), "How much a price mattered to them")}
    <p class="quiet">Four parts of equal size, by what the plan was worth to its subscriber beyond its price on the first day.</p>
    <p class="quiet">All of these: of the subscribers of the first day, those who are gone on the last; the shares are of all who were there.
      Who came back counts as there. The reasons are the model’s account.</p>
    <h3>Plan before and after</h3>
    <div class=${isPair ? "twins" : ""}>${plans.map(
      ({ title, people, rows }) =>
        html`<div><h4>“${title}”: ${reportedPeople(people)} on the first day</h4>${peopleBars(half, rows, `Where those with “${title}” are on the last day`)}</div>`,
    )}</div>
    ${story(view)}`;
}

function story({
  history,
  world,
  historyScenario,
  worldScenario,
  isChanged,
  person,
  diaries,
  onPerson,
  refused,
  words,
}: WhoLeftView): TemplateResult {
  const last = history.agents;
  const shown = Math.min(Math.max(person, 1), last);
  const lines = (run: Outcome, scenario: Scenario, diary: readonly DiaryEntry[] | undefined) =>
    html`<p class="fate">${lifeOf(run, scenario, shown - 1).join(" ")}</p>${
      diary === undefined ? html`<p class="quiet">Looking up the months …</p>` : months(diary, run, scenario)
    }`;
  return html`<h3>The story of subscriber ${grouped(shown)}</h3>
    <div class="actions no-print">
      <div class="file"><label for="person">Subscriber</label> ${numberInput(
        {
          id: "person",
          value: shown,
          min: 1,
          max: last,
          step: 1,
          problemWith: (value) => wholeNumberProblem(value, 1, last),
          onNumber: onPerson,
        },
        refused,
      )} of ${grouped(last)}</div>
      <button type="button" data-do="next-leaver" @click=${() => onPerson(nextDifferent(history, world, shown, isChanged))}>${
        isChanged ? "Next with another fate" : "Next who left"
      }</button>
    </div>
    <p>${subscriberText(history, historyScenario, shown - 1)}</p>
    <div class="pair"><div><h4>${isChanged ? `In ${words.noun}` : "What became of them"}</h4>${lines(history, historyScenario, diaries?.history)}</div>
    ${isChanged ? html`<div><h4>In your world</h4>${lines(world, worldScenario, diaries?.world)}</div>` : ""}</div>`;
}

/** Billing day by billing day. */
function months(diary: readonly DiaryEntry[], run: Outcome, scenario: Scenario): TemplateResult {
  return html`<table class="diary"><caption class="sr">Month by month</caption>
    <thead><tr><th scope="col">Bill of</th><th scope="col">What had come</th><th scope="col">What was done</th></tr></thead>
    <tbody>${diaryLines(diary, run, scenario).map(
      ({ date, before, deed, isTurn }) =>
        html`<tr class=${isTurn ? "turn" : ""}><th scope="row">${date}</th><td>${before}</td><td>${deed}</td></tr>`,
    )}</tbody></table>`;
}

/** The next subscriber, from 1, who is there at the end of one world only or, if the worlds are one, who left. */
function nextDifferent(history: Outcome, world: Outcome, person: number, isChanged: boolean): number {
  const { agents, persons: here } = history;
  const { persons: there } = world;
  if (!here || !there) return person;
  for (let step = 0; step < agents; step++) {
    const next = (person + step) % agents;
    const isOther = isChanged
      ? (here.last[next] === LAPSED) !== (there.last[next] === LAPSED)
      : here.firstLeft[next] > 0;
    if (isOther) return next + 1;
  }
  return person;
}
