import { html, type TemplateResult } from "lit";
import { baseWords } from "../base-words.ts";
import { eventTemplates } from "../event-templates.ts";
import type { ChurnLab } from "../lab-element.ts";
import type { LabSession } from "../lab-session.ts";
import { TABS, type Tab } from "../tabs.ts";
import { isUnchanged, noChange } from "../world-change.ts";
import { eventPanel } from "./event-panel.ts";
import { laneEvents } from "./lane-events.ts";
import { parameterPanel } from "./parameter-panel.ts";
import { sharePanel } from "./share-panel.ts";
import type { Fields } from "./sliders.ts";
import { worldsPanel } from "./worlds-panel.ts";

const titles: Readonly<Record<Tab, string>> = {
  events: "Events",
  behaviour: "Behaviour",
  worlds: "Worlds",
  share: "Share",
};

/** What the reader can do: steps back and forth, and a panel for each thing that can be changed. */
export function controlsView(lab: ChurnLab, session: LabSession): TemplateResult {
  const { tab } = lab.looks;
  return html`
    <div class="actions">
      <button type="button" data-do="undo" ?disabled=${!session.canUndo} @click=${() => session.undo()}>↶ Undo</button>
      <button type="button" data-do="redo" ?disabled=${!session.canRedo} @click=${() => session.redo()}>↷ Redo</button>
      <button type="button" data-do="reset" ?disabled=${isUnchanged(session.state.change)}
        @click=${() => session.change(noChange)}>Back to ${baseWords(session.case).noun}</button>
    </div>
    <div class="tabs" role="tablist" aria-label="What to change">${TABS.map((name) => tabButton(lab, name))}</div>
    <div role="tabpanel" id="tabpanel" aria-labelledby=${`tab-${tab}`}>${panel(lab, session, tab)}</div>`;
}

function panel(lab: ChurnLab, session: LabSession, tab: Tab): TemplateResult {
  const { looks } = lab;
  const base = session.case.scenario;
  const { scenario } = session.world;
  const fields: Fields = {
    asked: session.state.change.set,
    onValue: session.setValue.bind(session),
    problemWith: session.problemWith.bind(session),
    refused: session.refused,
  };
  if (tab === "worlds") return worldsPanel(session);
  if (tab === "share") return sharePanel(lab, session);
  if (tab === "behaviour") {
    return parameterPanel({
      scenario,
      base,
      open: looks.openGroups,
      onOpen: (group, isOpen) => {
        const openGroups = new Set(looks.openGroups);
        if (isOpen) openGroups.add(group);
        else openGroups.delete(group);
        if (isOpen !== looks.openGroups.has(group)) lab.look({ openGroups });
      },
      fields,
      endsOf: session.endsOf.bind(session),
    });
  }
  return html`${eventPanel({
    events: laneEvents(session),
    originals: [...base.events, ...session.state.change.with],
    scenario,
    open: looks.openEvent,
    fields,
    onMove: (id, day) => session.moveEvent(id, day, true),
    onSwitch: (id, isOn) => session.switchEvent(id, isOn),
    onOpen: (openEvent) => lab.look({ openEvent }),
  })}
  ${adder(lab, session)}`;
}

/** A choice of what could have been done besides. */
function adder(lab: ChurnLab, session: LabSession): TemplateResult {
  const templates = eventTemplates(session.world.scenario);
  return html`<label class="adder">Add an event
    <select id="add" @change=${(change: Event) => {
      const select = change.target as HTMLSelectElement;
      const template = templates[Number(select.value)];
      select.value = "";
      if (!template) return;
      session.addEvent(template.event);
      lab.look({ openEvent: template.event.id });
    }}><option value="">${baseWords(session.case).otherEvents}</option>
    ${templates.map(({ title }, index) => html`<option value=${index}>${title}</option>`)}</select></label>`;
}

function tabButton(lab: ChurnLab, name: Tab): TemplateResult {
  const isChosen = lab.looks.tab === name;
  const onKey = ({ key }: KeyboardEvent) => {
    const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? TABS.length - 1 : 0;
    if (step === 0) return;
    const other = TABS[(TABS.indexOf(name) + step) % TABS.length];
    lab.look({ tab: other });
    void lab.updateComplete.then(() => lab.shadowRoot?.getElementById(`tab-${other}`)?.focus());
  };
  return html`<button type="button" role="tab" id=${`tab-${name}`} aria-selected=${isChosen ? "true" : "false"}
    aria-controls="tabpanel" tabindex=${isChosen ? 0 : -1} @click=${() => lab.look({ tab: name, note: "" })}
    @keydown=${onKey}>${titles[name]}</button>`;
}
