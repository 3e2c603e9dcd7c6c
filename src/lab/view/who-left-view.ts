import { html, svg, type TemplateResult } from "lit";
import { grouped } from "../../chart/grouped.ts";
import { reportedPeople } from "../../chart/people-scale.ts";
import { leaversOf } from "../../experiment/leavers.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { DiaryEntry, Outcome } from "../../simulation/outcome.ts";
import { LAPSED } from "../../simulation/population.ts";
import { peopleInWords } from "../amounts.ts";
import { diaryLines } from "../diary-text.ts";
import { leftByCause, leftByPlan, leftBySurplus, lifeOf, subscriberText, type WhoRow } from "../who-left.ts";
import { FONT, TEXT } from "./frame.ts";
import type { WorldsView } from "./worlds-view.ts";

/** Both worlds with everybody in them. */
export interface WhoLeft {
  readonly history: Outcome;
  readonly world: Outcome;
  readonly historyScenario: Scenario;
  readonly worldScenario: Scenario;
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
}

const ROW = 36;
const LABELS = 230;
const LABELS_NARROW = 140;
const NARROW = 480;
/** Width of a letter, pixels. */
const LETTER = 7.6;

/** Who left and why, in both worlds, and the story of one subscriber in each. */
export function whoLeftView(view: WhoLeftView): TemplateResult {
  const { history, world, historyScenario, isChanged } = view;
  const because = isChanged ? leaversOf(history, world) : undefined;
  return html`
    ${
      because
        ? html`<p>${peopleInWords(because.becauseOf)} who are gone in history are there in your world;
            ${peopleInWords(because.despite)} who are there in history are gone in yours; ${peopleInWords(because.anyway)} are gone in both.</p>
          <p class="quiet">Of the first, ${Object.entries(because.byTenure)
            .map(
              ([title, people]) =>
                `${reportedPeople(people)} left within ${title.replace("over", "more than")} of joining`,
            )
            .join(", ")
            .replaceAll("within more than", "after more than")}.</p>`
        : ""
    }
    <h3>Why they left</h3>${bars(view, leftByCause(history, world, historyScenario), "Why they left")}
    <h3>Which plan they had</h3>${bars(view, leftByPlan(history, world, historyScenario), "Which plan they had")}
    <h3>How much a price mattered to them</h3>${bars(view, leftBySurplus(history, world), "How much a price mattered to them")}
    <p class="quiet">Four parts of equal size, by what the plan was worth to its subscriber beyond its price on the first day.</p>
    <p class="quiet">All of these: of the subscribers of the first day, those who are gone on the last. The reasons are the model’s account.</p>
    ${story(view)}`;
}

function bars(
  { width, colours, isChanged }: WhoLeftView,
  rows: readonly WhoRow[],
  title: string,
): TemplateResult {
  const left = width < NARROW ? LABELS_NARROW : LABELS;
  const most = Math.max(1, ...rows.flatMap(({ history, world }) => [history, isChanged ? world : 0]));
  const x = (value: number) => (value / most) * (width - left - 70);
  const row = isChanged ? ROW : ROW * 0.7;
  const height = rows.length * row + 4;
  const bar = (y: number, value: number, colour: string) => svg`
    <rect x=${left} y=${y} width=${Math.max(1, x(value))} height="12" fill=${colour} />
    <text x=${left + x(value) + 6} y=${y + 10.5} font-size=${TEXT} fill=${colours.text}>${reportedPeople(value)}</text>`;
  const letters = Math.floor(left / LETTER);
  const caption = rows.map(
    (one) =>
      `${one.title}: ${reportedPeople(one.history)}${isChanged ? `, in your world ${reportedPeople(one.world)}` : ""}`,
  );
  return html`<svg class="drawing" viewBox="0 0 ${width} ${height}" role="img" aria-label=${`${title}. ${caption.join("; ")}`} font-family=${FONT}>
    <rect width=${width} height=${height} fill=${colours.paper} />
    ${rows.map(
      (one, index) => svg`<g>
        <text x=${left - 8} y=${index * row + row / 2 + 4} text-anchor="end" font-size=${TEXT} fill=${colours.text}>${
          one.title.length > letters ? `${one.title.slice(0, letters - 1).trimEnd()}…` : one.title
        }<title>${one.title}</title></text>
        ${bar(index * row + 3, one.history, colours.simulated)}
        ${isChanged ? bar(index * row + 18, one.world, colours.counterfactual) : ""}
      </g>`,
    )}</svg>`;
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
}: WhoLeftView): TemplateResult {
  const last = history.agents;
  const shown = Math.min(Math.max(person, 1), last);
  const lines = (run: Outcome, scenario: Scenario, diary: readonly DiaryEntry[] | undefined) =>
    html`<p class="fate">${lifeOf(run, scenario, shown - 1).join(" ")}</p>${
      diary === undefined ? html`<p class="quiet">Looking up the months …</p>` : months(diary, run, scenario)
    }`;
  return html`<h3>The story of a subscriber</h3>
    <div class="actions">
      <label class="file">Subscriber <input type="number" id="person" min="1" max=${last} .value=${String(shown)} @change=${(
        event: Event,
      ) => {
        const value = (event.target as HTMLInputElement).valueAsNumber;
        if (Number.isInteger(value)) onPerson(value);
      }} /> of ${grouped(last)}</label>
      <button type="button" data-do="next-leaver" @click=${() => onPerson(nextDifferent(history, world, shown, isChanged))}>${
        isChanged ? "Next with another fate" : "Next who left"
      }</button>
    </div>
    <p>${subscriberText(history, historyScenario, shown - 1)}</p>
    <div class="pair"><div><h4>${isChanged ? "In history" : "What became of them"}</h4>${lines(history, historyScenario, diaries?.history)}</div>
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
