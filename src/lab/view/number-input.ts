import { html, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import type { RefusedInput } from "../refused-input.ts";

export interface NumberInput {
  readonly id: string;
  /** What it is called where no label names it. */
  readonly label?: string;
  readonly className?: string;
  /** What holds, and comes back when something else is not taken. */
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  /** Step of whole numbers; any number if there is none. */
  readonly step?: number;
  /** Why a number is not taken; undefined if it is. */
  problemWith(value: number): string | undefined;
  onNumber(value: number): void;
}

/** A box for a number. What it does not take it says, and shows again what holds. */
export function numberInput(input: NumberInput, refused: RefusedInput): TemplateResult {
  const { id, label, className, value, min, max, step, problemWith, onNumber } = input;
  const said = refused.at(id);
  const change = (event: Event) => {
    const box = event.target as HTMLInputElement;
    const next = box.valueAsNumber;
    const problem = Number.isFinite(next) ? problemWith(next) : "Expected a number";
    if (problem === undefined) {
      refused.end();
      onNumber(next);
      return;
    }
    const typed = box.value;
    box.value = String(value);
    refused.refuse(id, `${problem}${typed === "" ? "" : `, not ${typed}`}. ${value} stays.`);
  };
  return html`<input id=${id} class=${ifDefined(className)} type="number" aria-label=${ifDefined(label)} .value=${String(value)}
      min=${ifDefined(min)} max=${ifDefined(max)} step=${step ?? "any"} aria-describedby=${ifDefined(said && `${id}-refused`)}
      @change=${change} />${said === undefined ? "" : html`<span class="refused" id=${`${id}-refused`} role="alert">${said}</span>`}`;
}

/** Why a number is no whole one in a range, its ends included; undefined if it is. */
export function wholeNumberProblem(value: number, from: number, to: number): string | undefined {
  const isTaken = Number.isSafeInteger(value) && value >= from && value <= to;
  return isTaken ? undefined : `Expected a whole number from ${from} to ${to}`;
}
