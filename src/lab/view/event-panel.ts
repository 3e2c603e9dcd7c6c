import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { dateText } from "../../chart/date-text.ts";
import { type Day, toDay } from "../../market/date.ts";
import type { MarketEvent } from "../../market/event.ts";
import type { Scenario } from "../../scenario/scenario.ts";
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
        <span>${name}<small>${dateText(toDay(event.announced))} · ${event.type.replaceAll("-", " ")}</small></span>
      </button>
    </div>
    ${isOpen ? eventDetails(view, event, original, isOn) : ""}
  </li>`;
}

function eventDetails(
  { scenario, fields, onMove }: EventPanelView,
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
    <p class="source"><b>${event.evidence}</b> ${event.source}</p>
    ${event.note === undefined ? "" : html`<p class="source">${event.note}</p>`}
  </div>`;
}
