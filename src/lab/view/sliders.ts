import { html, type TemplateResult } from "lit";
import { grouped } from "../../chart/grouped.ts";
import { moneyText, percentText } from "../amounts.ts";
import type { ChoiceControl, DateControl, EventControl, NumberControl } from "../event-controls.ts";
import { beginsMovement, endMovement } from "../movement.ts";
import type { RefusedInput } from "../refused-input.ts";
import { numberInput } from "./number-input.ts";

/** Told of a new value, and whether it is a step of its own or a part of a movement. */
export type OnValue = (path: string, value: unknown, original: unknown, isStep: boolean) => void;

/** What fields show and whom they tell. */
export interface Fields {
  readonly refused: RefusedInput;
  readonly onValue: OnValue;
  /** Values by path that the reader has asked for, in a world that may not hold with them. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** Why the world would not hold with a value; undefined if it would. */
  problemWith(path: string, value: unknown): string | undefined;
}

/** The field of a control, with its label. */
export function controlField(control: EventControl, currency: string, fields: Fields): TemplateResult {
  const value = askedValue(control.path, control.value, fields);
  const shown = { ...control, value } as EventControl;
  if (shown.kind === "number") return numberField(shown, currency, fields);
  return shown.kind === "date" ? dateField(shown, fields) : choiceField(shown, fields);
}

/** What the reader has asked for at a path, or else what holds there. */
export function askedValue<T>(path: string, value: T, { asked }: Fields): T {
  return typeof asked[path] === typeof value ? (asked[path] as T) : value;
}

/** A number at a path that can be slid and typed. */
interface Slid {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly value: number;
  readonly original: number | undefined;
  readonly min?: number;
}

/** What goes with a slider: what it does when it is moved, and a box for its exact value. */
export function besideSlider(
  { id, title, path, value, original, min }: Slid,
  { onValue, problemWith, refused }: Fields,
): { readonly move: (event: Event) => void; readonly box: TemplateResult } {
  const box = numberInput(
    {
      id: `${id}-box`,
      className: "number",
      label: `${title}, exactly`,
      value,
      ...(min !== undefined && { min }),
      problemWith: (next) => problemWith(path, next),
      onNumber: (next) => onValue(path, next, original, true),
    },
    refused,
  );
  const move = (event: Event) =>
    onValue(path, (event.target as HTMLInputElement).valueAsNumber, original, beginsMovement(event));
  return { move, box };
}

function numberField(control: NumberControl, currency: string, fields: Fields): TemplateResult {
  const { path, title, hint, value, original, min, max, step } = control;
  const { onValue } = fields;
  const isChanged = original !== undefined && original !== value;
  const id = idOf(path);
  const { move, box } = besideSlider({ ...control, id }, fields);
  return html`<div class="field ${isChanged ? "changed" : ""}">
    <label for=${id} title=${hint}>${title}</label>
    ${box}
    <input id=${id} type="range" min=${min} max=${max} step=${step} .value=${String(value)}
      aria-valuetext=${valueText(control, value, currency)} data-path=${path}
      @input=${move} @change=${endMovement} />
    <span class="was">${valueText(control, value, currency)}${
      isChanged
        ? html` <button class="link" type="button"
      @click=${() => onValue(path, original, original, true)}>was ${valueText(control, original, currency)}</button>`
        : ""
    }</span>
  </div>`;
}

function dateField({ path, title, hint, value, original }: DateControl, { onValue }: Fields): TemplateResult {
  const id = idOf(path);
  return html`<div class="field date ${original !== undefined && original !== value ? "changed" : ""}">
    <label for=${id} title=${hint}>${title}</label>
    <input id=${id} type="date" .value=${value} data-path=${path} @change=${(event: Event) => {
      const box = event.target as HTMLInputElement;
      if (box.value === "") box.value = value;
      else onValue(path, box.value, original, true);
    }} />
  </div>`;
}

function choiceField(
  { path, title, hint, value, original, options }: ChoiceControl,
  { onValue }: Fields,
): TemplateResult {
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
