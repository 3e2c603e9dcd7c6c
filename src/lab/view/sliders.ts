import { html, type TemplateResult } from "lit";
import { grouped } from "../../chart/grouped.ts";
import { moneyText, percentText } from "../amounts.ts";
import type { ChoiceControl, DateControl, EventControl, NumberControl } from "../event-controls.ts";

/** Told of a new value, and whether it is a step of its own or a part of a movement. */
export type OnValue = (path: string, value: unknown, original: unknown, isStep: boolean) => void;

/** The field of a control, with its label. */
export function controlField(control: EventControl, currency: string, onValue: OnValue): TemplateResult {
  if (control.kind === "number") return numberField(control, currency, onValue);
  return control.kind === "date" ? dateField(control, onValue) : choiceField(control, onValue);
}

/** Told when a hand begins to move a slider; the next value after it is a step. */
let movedBefore: EventTarget | null = null;

/** Whether a change of a slider begins a new movement. */
export function beginsMovement(event: Event): boolean {
  const begins = movedBefore !== event.target;
  movedBefore = event.target;
  return begins;
}

/** The hand has let go. */
export function endMovement(): void {
  movedBefore = null;
}

function numberField(control: NumberControl, currency: string, onValue: OnValue): TemplateResult {
  const { path, title, hint, value, original, min, max, step } = control;
  const isChanged = original !== undefined && original !== value;
  const id = idOf(path);
  const change = (event: Event, isStep: boolean) => {
    const next = (event.target as HTMLInputElement).valueAsNumber;
    if (Number.isFinite(next)) onValue(path, next, original, isStep);
  };
  return html`<div class="field ${isChanged ? "changed" : ""}">
    <label for=${id} title=${hint}>${title}</label>
    <input class="number" type="number" aria-label=${`${title}, exactly`} .value=${String(value)} min=${min}
      step="any" @change=${(event: Event) => change(event, true)} />
    <input id=${id} type="range" min=${min} max=${max} step=${step} .value=${String(value)}
      aria-valuetext=${valueText(control, value, currency)} data-path=${path}
      @input=${(event: Event) => change(event, beginsMovement(event))} @change=${endMovement} />
    <span class="was">${valueText(control, value, currency)}${
      isChanged
        ? html` <button class="link" type="button"
      @click=${() => onValue(path, original, original, true)}>was ${valueText(control, original, currency)}</button>`
        : ""
    }</span>
  </div>`;
}

function dateField({ path, title, hint, value, original }: DateControl, onValue: OnValue): TemplateResult {
  const id = idOf(path);
  return html`<div class="field date ${original !== undefined && original !== value ? "changed" : ""}">
    <label for=${id} title=${hint}>${title}</label>
    <input id=${id} type="date" .value=${value} data-path=${path} @change=${(event: Event) => {
      const next = (event.target as HTMLInputElement).value;
      if (next !== "") onValue(path, next, original, true);
    }} />
  </div>`;
}

function choiceField({ path, title, hint, value, original, options }: ChoiceControl, onValue: OnValue) {
  const id = idOf(path);
  return html`<div class="field date ${original !== undefined && original !== value ? "changed" : ""}">
    <label for=${id} title=${hint}>${title}</label>
    <select id=${id} data-path=${path} @change=${(event: Event) =>
      onValue(path, (event.target as HTMLSelectElement).value, original, true)}>
      ${options.map((option) => html`<option value=${option} ?selected=${option === value}>${option.replaceAll("-", " ")}</option>`)}
    </select>
  </div>`;
}

function valueText({ unit }: NumberControl, value: number, currency: string): string {
  if (unit === "money") return moneyText(value, currency);
  if (unit === "share") return percentText(value, Number.isInteger(Math.round(value * 1000) / 10) ? 0 : 1);
  if (unit === "people") return grouped(value);
  return unit === "" ? String(Number(value.toFixed(3))) : `${value} ${unit}`;
}

const idOf = (path: string) => `field-${path.replaceAll(/[^A-Za-z0-9-]/g, "-")}`;
