import { html, type TemplateResult } from "lit";
import { toDay } from "../../market/date.ts";
import type { MarketEvent } from "../../market/event.ts";
import type { Period } from "../../simulation/outcome.ts";
import { periodsOf } from "../../simulation/periods.ts";
import { grouped } from "../amounts.ts";
import { shifted } from "../date-shift.ts";
import { differenceHeadline, historyHeadline, mainEvent, withoutHeadline } from "../headline.ts";
import { closingIntervals } from "../intervals.ts";
import type { LabCase } from "../lab-data.ts";
import type { ChurnLab, Tab } from "../lab-element.ts";
import { isUnchanged } from "../world-change.ts";
import { darkColours, lightColours } from "./colours.ts";
import { differenceTable, quarterText } from "./difference-table.ts";
import { eventLane, type LaneEvent } from "./event-lane.ts";
import { eventPanel } from "./event-panel.ts";
import { churnDrawing, goodwillDrawing } from "./mood-drawing.ts";
import { parameterPanel } from "./parameter-panel.ts";
import { subscribersDrawing, subscribersPlot } from "./subscribers-drawing.ts";
import { observedSentence, waterfallDrawing } from "./waterfall-drawing.ts";

/** From this width on the controls stand beside the charts. */
const WIDE = 1000;
const ASIDE = 380;
const GAP = 28;
const PADDING = 24;
const PADDING_NARROW = 14;
const NARROW = 560;

/** The whole panel. */
export function labView(lab: ChurnLab): TemplateResult {
  const { width } = lab.looks;
  const isWide = width >= WIDE;
  const padding = width < NARROW ? PADDING_NARROW : PADDING;
  const room = Math.min(width, 1720) - 2 * padding;
  const charts = Math.max(280, isWide ? room - ASIDE - GAP : room);
  return html`<div class="lab ${isWide ? "wide" : "stacked"} ${width < NARROW ? "narrow" : ""}">
    ${header(lab)}
    ${messages(lab)}
    ${columns(lab, charts, isWide)}
    ${footer(lab)}
  </div>`;
}

/** Beside the charts the controls go along with them; below the first chart they are under it, and it stays in sight. */
function columns(lab: ChurnLab, width: number, isWide: boolean): TemplateResult {
  const aside = html`<aside aria-label="Your world">${controls(lab)}</aside>`;
  if (!lab.picture) {
    return html`<div class="columns"><main><p class="wait" role="status">Simulating …</p></main>${aside}</div>`;
  }
  const [first, rest] = figures(lab, width);
  return isWide
    ? html`<div class="columns"><main>${first}${rest}</main>${aside}</div>`
    : html`<main><div>${first}${aside}</div>${rest}</main>`;
}

function header(lab: ChurnLab): TemplateResult {
  const { case: own, cases } = lab;
  const { scenario } = own as LabCase;
  return html`<header>
    <div class="top">
      <h1>${scenario.title}</h1>
      ${
        cases.length > 1
          ? html`<label class="picker">Case <select id="case" @change=${(event: Event) =>
              lab.chooseCase((event.target as HTMLSelectElement).value)}>${cases.map(
              (other) =>
                html`<option value=${other.scenario.id} ?selected=${other === own}>${other.scenario.title}</option>`,
            )}</select></label>`
          : ""
      }
    </div>
    <p class="headline" aria-live="polite">${headline(lab)}</p>
  </header>`;
}

function headline(lab: ChurnLab): TemplateResult | string {
  const { picture } = lab;
  const { scenario } = lab.case as LabCase;
  if (!picture) return scenario.description ?? "";
  const of = (periods: readonly Period[]) =>
    periods.find(({ period }) => period === lab.looks.period) ?? periods[0];
  const history = of(periodsOf(picture.history));
  if (!isUnchanged(lab.state.change)) {
    return html`${historyHeadline(history)} <strong>${differenceHeadline(of(periodsOf(picture.world)), history, scenario.currency)}</strong>`;
  }
  const main = mainEvent(scenario);
  return html`<strong>${historyHeadline(history)}</strong> ${
    picture.without && main ? withoutHeadline(main, of(periodsOf(picture.without))) : ""
  }`;
}

function messages(lab: ChurnLab): TemplateResult | string {
  const found = [...lab.problems, ...lab.contradiction];
  if (found.length === 0) return "";
  return html`<div class="messages" role="alert">
    ${lab.contradiction.length > 0 ? html`<p>This world contradicts itself; the last one that holds together is shown.</p>` : ""}
    <ul>${found.map((text) => html`<li>${text}</li>`)}</ul></div>`;
}

/** Events of both worlds with their numbers. */
function laneEvents(lab: ChurnLab): LaneEvent[] {
  const base = (lab.case as LabCase).scenario.events;
  const { events } = lab.world.scenario;
  const added = events.filter(({ id }) => !base.some((event) => event.id === id));
  const all: readonly MarketEvent[] = [...base, ...added];
  return all.map((event, index) => {
    const own = events.find(({ id }) => id === event.id);
    return { event: own ?? event, number: index + 1, isOn: own !== undefined, usual: event.announced };
  });
}

/** The first figure and the others. */
function figures(lab: ChurnLab, width: number): [first: TemplateResult, rest: TemplateResult] {
  const picture = lab.picture as NonNullable<ChurnLab["picture"]>;
  const own = lab.case as LabCase;
  const { looks } = lab;
  const colours = looks.isDark ? darkColours : lightColours;
  const isChanged = !isUnchanged(lab.state.change);
  const { history, world, ensemble } = picture;
  const height = Math.round(Math.min(Math.max(width * 0.42, 220), 380));
  const { time } = subscribersPlot(width, height, history);
  const events = laneEvents(lab);
  const originals = own.scenario.events;
  const historyPeriods = periodsOf(history, own.observed);
  const worldPeriods = periodsOf(world);
  const at = Math.max(
    0,
    historyPeriods.findIndex(({ period }) => period === looks.period),
  );
  const half = width >= 700 ? Math.floor((width - GAP) / 2) : width;
  const shared = { colours, history, world, isChanged };
  const rules = events
    .filter(({ event, isOn }) => isOn && ((event.severity ?? 0) > 0 || event.id === looks.openEvent))
    .map(({ event }) => ({ day: toDay(event.announced), isStrong: event.id === looks.openEvent }));
  const move = (id: string, day: number, isStep: boolean) => {
    const values = shifted(lab.world.scenario.events, id, day);
    const before = shifted(
      originals,
      id,
      toDay(originals.find((event) => event.id === id)?.announced ?? "2000-01-01"),
    );
    lab.setValues(values, before, isStep);
  };
  const first = html`<section class="main-figure" aria-label="Subscribers over time">
      <div class="figure-head"><h2>Subscribers${looks.byPlan ? " by plan" : ""}</h2>
        <div class="switches">
          <label><input type="checkbox" .checked=${looks.byPlan} @change=${() => lab.look({ byPlan: !looks.byPlan })} /> by plan</label>
        </div></div>
      ${subscribersDrawing({
        ...shared,
        width,
        height,
        byPlan: looks.byPlan,
        observed: own.observed,
        isRevealed: looks.isRevealed,
        fittedUntil: own.fittedUntil,
        intervals: ensemble ? closingIntervals(ensemble.world) : [],
        rules,
      })}
      ${eventLane({
        width,
        colours,
        time,
        events,
        selected: looks.openEvent,
        onMove: move,
        onSelect: (id) => lab.look({ openEvent: id, tab: "events" }),
        onRelease: () => {},
      })}
    </section>`;
  const rest = html`${legend(isChanged, own)}
    <section aria-label="Where they came from and went to">
      <div class="figure-head"><h2>Where they came from and went to</h2>
        <label class="picker">Quarter <select id="quarter" @change=${(event: Event) =>
          lab.look({ period: (event.target as HTMLSelectElement).value })}>${historyPeriods.map(
          (period, index) =>
            html`<option value=${period.period} ?selected=${index === at}>${quarterText(period)}</option>`,
        )}</select></label></div>
      ${waterfallDrawing({
        ...shared,
        width,
        historyPeriod: historyPeriods[at],
        worldPeriod: worldPeriods[at],
        isRevealed: looks.isRevealed,
      })}
      ${isChanged ? "" : html`<p class="quiet">${looks.isRevealed ? observedSentence(historyPeriods[at]) : ""}</p>`}
    </section>
    <div class="pair">
      <section aria-label="Churn"><h2>Churn a month</h2>${churnDrawing({ ...shared, width: half, height: 170 })}</section>
      <section aria-label="Goodwill"><h2>Damage to goodwill</h2>${goodwillDrawing({ ...shared, width: half, height: 170 })}</section>
    </div>
    <section aria-label="Figures">${differenceTable({
      history: historyPeriods,
      world: worldPeriods,
      isChanged,
      isRevealed: looks.isRevealed,
      ensemble: isChanged ? ensemble : undefined,
      currency: own.scenario.currency,
    })}
    <p class="quiet" role="status" data-agents=${picture.world.agents} data-rest=${picture.atRest ? "true" : "false"}
        data-ensemble=${ensemble ? "true" : "false"}>${grouped(picture.world.agents)} simulated subscribers,
      each for ${Math.round(picture.world.peoplePerAgent)} people, seed ${picture.world.seed}${
        ensemble
          ? `; intervals: nine of ten of ${ensemble.world.length} seeds with ${grouped(ensemble.agents)}`
          : ""
      }.</p></section>`;
  return [first, rest];
}

function legend(isChanged: boolean, { fittedUntil, observed }: LabCase): TemplateResult {
  const seen = observed.length > 0;
  return html`<p class="legend quiet">
    ${isChanged ? html`<span class="key history">history</span><span class="key world">your world</span>` : ""}
    ${seen ? html`<span>● observed, ${fittedUntil ? "the model was fitted to it" : "beside the model"}</span>` : ""}
    ${seen && fittedUntil ? html`<span>◇ observed, predicted by the model</span>` : ""}
    <span class="no-print">Drag an event, or move it by the arrow keys.</span></p>`;
}

function controls(lab: ChurnLab): TemplateResult {
  const { looks, world } = lab;
  const base = (lab.case as LabCase).scenario;
  const onValue = lab.setValue.bind(lab);
  const isChanged = !isUnchanged(lab.state.change);
  return html`
    <div class="actions">
      <button type="button" data-do="undo" ?disabled=${!lab.canUndo} @click=${() => lab.undo()}>↶ Undo</button>
      <button type="button" data-do="redo" ?disabled=${!lab.canRedo} @click=${() => lab.redo()}>↷ Redo</button>
      <button type="button" data-do="reset" ?disabled=${!isChanged} @click=${() => lab.reset()}>Back to history</button>
    </div>
    <div class="tabs" role="tablist" aria-label="What to change">${tab(lab, "events", "Events")}${tab(lab, "behaviour", "Behaviour")}</div>
    <div role="tabpanel" id="tabpanel" aria-labelledby=${`tab-${looks.tab}`}>${
      looks.tab === "events"
        ? eventPanel({
            events: laneEvents(lab),
            originals: base.events,
            scenario: world.scenario,
            open: looks.openEvent,
            onValue,
            onSwitch: (id, isOn) => lab.switchEvent(id, isOn),
            onOpen: (openEvent) => lab.look({ openEvent }),
          })
        : parameterPanel({
            scenario: world.scenario,
            base,
            open: looks.openGroups,
            onOpen: (group, isOpen) => {
              const openGroups = new Set(looks.openGroups);
              if (isOpen) openGroups.add(group);
              else openGroups.delete(group);
              if (isOpen !== looks.openGroups.has(group)) lab.look({ openGroups });
            },
            onValue,
          })
    }</div>`;
}

function tab(lab: ChurnLab, name: Tab, title: string): TemplateResult {
  const isChosen = lab.looks.tab === name;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = name === "events" ? "behaviour" : "events";
    lab.look({ tab: other });
    void lab.updateComplete.then(() => lab.shadowRoot?.getElementById(`tab-${other}`)?.focus());
  };
  return html`<button type="button" role="tab" id=${`tab-${name}`} aria-selected=${isChosen ? "true" : "false"}
    aria-controls="tabpanel" tabindex=${isChosen ? 0 : -1} @click=${() => lab.look({ tab: name })} @keydown=${onKey}>${title}</button>`;
}

function footer(lab: ChurnLab): TemplateResult {
  return html`<footer class="quiet">A model, not a forecast: who left for which cause is its account. churnkit ${lab.version}</footer>`;
}
