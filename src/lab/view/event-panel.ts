import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { dateText } from "../../chart/date-text.ts";
import { type Day, toDay } from "../../market/date.ts";
import type { MarketEvent } from "../../market/event.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { isMoney } from "../amounts.ts";
import { goingAlong } from "../date-shift.ts";
import { eventControls } from "../event-controls.ts";
import { eventName } from "../event-name.ts";
import type { LaneEvent } from "./event-lane.ts";
import { controlField, type Fields, type OnValue } from "./sliders.ts";

export interface EventPanelView {
  readonly events: readonly LaneEvent[];
  readonly originals: readonly MarketEvent[];
  readonly scenario: Scenario;
  readonly open: string | undefined;
  readonly fields: Fields;
  /** An event is announced on another day. */
  onMove(id: string, day: Day): void;
  onSwitch(id: string, isOn: boolean): void;
  onOpen(id: string | undefined): void;
}

/** The list of events: a switch each, and what can be moved of the one that is open. */
export function eventPanel(view: EventPanelView): TemplateResult {
  return html`<ul class="events">${repeat(
    view.events,
    ({ event }) => event.id,
    (entry) => eventItem(view, entry),
  )}</ul>`;
}

function eventItem(view: EventPanelView, { event, number, isOn }: LaneEvent): TemplateResult {
  const { id } = event;
  const isOpen = view.open === id;
  const original = view.originals.find((other) => other.id === id);
  const name = eventName(
    event,
    view.events.map((entry) => entry.event),
  );
  return html`<li class=${isOn ? "on" : "off"}>
    <div class="item">
      <input type="checkbox" role="switch" .checked=${isOn} aria-label=${`${name} happens`} data-switch=${id}
        @change=${(change: Event) => view.onSwitch(id, (change.target as HTMLInputElement).checked)} />
      <button class="title" type="button" aria-expanded=${isOpen ? "true" : "false"} data-open=${id}
        @click=${() => view.onOpen(isOpen ? undefined : id)}>
        <span class="nr" aria-hidden="true">${number}</span>
        <span>${name}<small>${dateText(toDay(event.announced))} · ${kindText(event, view.scenario)}</small></span>
      </button>
    </div>
    ${isOpen ? eventDetails(view, event, original, isOn) : ""}
  </li>`;
}

function eventDetails(
  { scenario, originals, fields, onMove }: EventPanelView,
  event: MarketEvent,
  original: MarketEvent | undefined,
  isOn: boolean,
): TemplateResult {
  const controls = isOn ? eventControls(event, original, scenario) : [];
  // Its other dates go along with the announcement, as they do on the time axis.
  const onValue: OnValue = (path, value, before, isStep) => {
    if (path === `events.${event.id}.announced`) onMove(event.id, toDay(value as string));
    else fields.onValue(path, value, before, isStep);
  };
  return html`<div class="details">
    ${isOn ? "" : html`<p class="quiet">Switched off. What refers to it is off too.</p>`}
    ${repeat(
      controls,
      ({ path }) => path,
      (control) => controlField(control, scenario.currency, { ...fields, onValue }),
    )}
    ${isOn ? alongText(event, scenario.events, originals) : ""}
    ${controls.some((control) => control.kind === "number" && control.unit === "money") ? scaledMoneyText(scenario) : ""}
    <p class="source"><b>${event.evidence}</b> ${linked(event.source)}</p>
    ${event.note === undefined ? "" : html`<p class="source">${linked(event.note)}</p>`}
  </div>`;
}

/** The type of an event; of a price that is not the firm's, also whose it is. */
function kindText(event: MarketEvent, { rivals }: Scenario): string {
  const type = event.type.replaceAll("-", " ");
  const rival = event.type === "competitor-price-change" ? rivals?.[event.rival]?.title : undefined;
  return rival === undefined ? type : `${type}: ${rival}`;
}

/** Which events go along when this one is moved, and where they are now; and that others stay. */
function alongText(
  event: MarketEvent,
  events: readonly MarketEvent[],
  originals: readonly MarketEvent[],
): TemplateResult | string {
  const isOfRival = ({ type }: MarketEvent) => type.startsWith("competitor-");
  const along = goingAlong(events, event.id).map((other) => {
    const before = originals.find(({ id }) => id === other.id)?.announced ?? other.announced;
    const was = before === other.announced ? "" : ` (was ${dateText(toDay(before))})`;
    return `“${eventName(other, events)}”, ${dateText(toDay(other.announced))}${was}`;
  });
  const rivalsStay = !isOfRival(event) && events.some(isOfRival);
  if (along.length === 0 && !rivalsStay) return "";
  return html`<p class="along">${
    along.length === 0
      ? "Moved in time, it goes alone."
      : `Moved in time, it takes along what refers to it: ${along.join("; ")}.`
  } All other events stay on their days${rivalsStay ? ", rivals’ answers too" : ""}.</p>`;
}

/** That a case without a currency has its money scaled, and by what if the sources of its prices say so. */
function scaledMoneyText({ currency, plans }: Scenario): TemplateResult | string {
  if (isMoney(currency)) return "";
  const sources = Object.values(plans).flatMap(({ price }) => price.map(({ source }) => source ?? ""));
  const factor = sources
    .map((source) => /([A-Z]{3}) [\d.,]+ x ([\d.]+)/.exec(source))
    .find((found) => found !== null);
  return html`<p class="along">Money of this case is scaled to the size that the model is fitted to${
    factor ? `: ${factor[2]} here is ${factor[1]} 1` : ""
  }. Titles and sources have the true prices.</p>`;
}

/** A text with its addresses as links. */
function linked(text: string): (TemplateResult | string)[] {
  return text.split(/(https?:\/\/[^\s;)]+)/).map((part, index) => {
    if (index % 2 === 0) return part;
    return html`<a href=${part} target="_blank" rel="noopener noreferrer">${part}</a>`;
  });
}
