import { html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { baseWords } from "../base-words.ts";
import { changeText } from "../change-text.ts";
import type { LabCase } from "../lab-data.ts";
import type { ChurnLab } from "../lab-element.ts";
import type { LabSession } from "../lab-session.ts";
import { isUnchanged, noChange } from "../world-change.ts";
import { controlsView } from "./controls-view.ts";
import { type Figures, figuresOf, GAP } from "./figures-view.ts";
import { headlineView } from "./headline-view.ts";
import { firstSlide, presentView } from "./present-view.ts";
import { stillBelow } from "./still-below.ts";
import { worldsTable } from "./worlds-panel.ts";

/** From this width on the controls stand beside the charts. */
const WIDE = 820;
const ASIDE = 380;
/** Below this width the controls are narrower, as in a notebook's output. */
const ROOMY = 1000;
const ASIDE_TIGHT = 320;
const PADDING = 24;
const PADDING_NARROW = 14;
const NARROW = 560;
const WIDEST = 1720;
const LEAST = 280;

/** The whole panel. */
export function labView(lab: ChurnLab, session: LabSession): TemplateResult {
  const { width, presentation } = lab.looks;
  if (presentation) return presentView(lab, session, presentation);
  const isWide = width >= WIDE;
  const isRoomy = width >= ROOMY;
  const padding = width < NARROW ? PADDING_NARROW : PADDING;
  const room = Math.min(width, WIDEST) - 2 * padding;
  const charts = Math.max(LEAST, isWide ? room - (isRoomy ? ASIDE : ASIDE_TIGHT) - GAP : room);
  const aside = html`<aside aria-label="Your world">${controlsView(lab, session)}</aside>`;
  const figures = session.picture && figuresOf(lab, session, session.picture, charts);
  return html`<div class="lab ${isWide ? "wide" : "stacked"} ${isRoomy ? "" : "tight"} ${width < NARROW ? "narrow" : ""}">
    ${header(lab, session)} ${messages(session)} ${columns(figures, aside, isWide)}
    ${lab.looks.isPrinting ? keptWorlds(session) : ""}
    <footer class="quiet">A model, not a forecast: who left for which cause is its account. churnkit ${lab.version}${lab.looks.isPrinting && !lab.isEmbedded ? html`<br />${location.href}` : ""}</footer>
  </div>`;
}

/** On paper there are no tabs: what was kept stands below the figures. */
function keptWorlds(session: LabSession): TemplateResult | string {
  if (session.state.worlds.length === 0) return "";
  return html`<section aria-label="Worlds that were kept"><h2>Worlds that were kept</h2>${worldsTable(session)}</section>`;
}

/** Beside the charts the controls go along with them; below the first chart they are under it, and it stays in sight. */
function columns(figures: Figures | undefined, aside: TemplateResult, isWide: boolean): TemplateResult {
  if (!figures) {
    return html`<div class="columns"><main><p class="wait" role="status">Simulating …</p></main>${aside}</div>`;
  }
  const { first, key, rest } = figures;
  return isWide
    ? html`<div class="columns"><main>${first}${key}${rest}</main>${aside}</div>`
    : html`<main><div>${first}${key}${aside}</div>${rest}</main>`;
}

function header(lab: ChurnLab, session: LabSession): TemplateResult {
  const { case: own, cases } = session;
  return html`<header>
    <div class="top">
      <h1>${own.scenario.title}</h1>
      <div class="switches no-print"><button type="button" data-do="present" ?hidden=${lab.isEmbedded} @click=${() => lab.present(firstSlide)}>Present</button>
      ${
        cases.length > 1
          ? html`<label class="picker">Case <select id="case" @change=${(event: Event) =>
              session.chooseCase((event.target as HTMLSelectElement).value)}>${cases.map(
              (other) =>
                html`<option value=${other.scenario.id} ?selected=${other === own}>${caseTitle(other, cases)}</option>`,
            )}</select></label>`
          : ""
      }</div>
    </div>
    <p class=${isUnchanged(session.state.change) ? "headline" : "headline own"} ${ref(stillBelow)} aria-live="polite">${headlineView(session, lab.looks.period, lab.looks.isRevealed)}</p>
    ${own.remarks ? html`<p class="quiet remarks">${own.remarks.join(" ")}</p>` : ""}
    ${isUnchanged(session.state.change) || !lab.looks.isPrinting ? "" : html`<p>${changeText(session.state.change, own.scenario)}</p>`}
  </header>`;
}

/** The title of a case, with its id where another has the same. */
function caseTitle({ scenario: { id, title } }: LabCase, cases: readonly LabCase[]): string {
  const isShared = cases.some(({ scenario }) => scenario.title === title && scenario.id !== id);
  return isShared ? `${title} (${id})` : title;
}

function messages(session: LabSession): TemplateResult | string {
  const { problems, trouble } = session;
  const lines = [...problems, ...(trouble?.details ?? [])];
  if (lines.length === 0 && !trouble) return "";
  return html`<div class="notice no-print"><div class="messages" role="alert">
    ${trouble ? html`<p>${trouble.title}</p>` : ""}
    ${lines.length > 0 ? html`<ul>${lines.map((text) => html`<li>${text}</li>`)}</ul>` : ""}
    ${problems.length > 0 ? html`<button type="button" @click=${() => session.complain([])}>Close</button>` : ""}
    ${trouble ? wayOut(session) : ""}</div></div>`;
}

/** The step back; a link that was opened has none. */
const wayOut = (session: LabSession): TemplateResult =>
  session.canUndo
    ? html`<button type="button" @click=${() => session.undo()}>Undo</button>`
    : html`<button type="button" @click=${() => session.change(noChange)}>Back to ${baseWords(session.case).noun}</button>`;
