import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Scenario } from "../../scenario/scenario.ts";
import { type ParameterLever, parameterGroups } from "../parameter-levers.ts";
import { beginsMovement, endMovement, type OnValue } from "./sliders.ts";

export interface ParameterPanelView {
  readonly scenario: Scenario;
  readonly base: Scenario;
  /** Groups that are open. */
  readonly open: ReadonlySet<string>;
  onOpen(group: string, isOpen: boolean): void;
  readonly onValue: OnValue;
}

/** Parameters of behaviour by group, each within its sourced range. */
export function parameterPanel({
  scenario,
  base,
  open,
  onOpen,
  onValue,
}: ParameterPanelView): TemplateResult {
  const groups = parameterGroups(scenario.parameters, base.parameters);
  return html`<p class="quiet">How subscribers behave. The marked part of each slider is what the evidence supports.</p>
    ${repeat(
      [...groups],
      ([group]) => group,
      ([group, levers]) => {
        const moved = levers.filter(({ parameter, original }) => parameter.value !== original).length;
        return html`<details class="group" ?open=${open.has(group)}
            @toggle=${(event: Event) => onOpen(group, (event.target as HTMLDetailsElement).open)}>
          <summary>${wordsOf(group)} <small>${levers.length}${moved > 0 ? `, ${moved} moved` : ""}</small></summary>
          ${open.has(group) ? levers.map((lever) => leverField(lever, onValue)) : ""}
        </details>`;
      },
    )}`;
}

function leverField(lever: ParameterLever, onValue: OnValue): TemplateResult {
  const { id, parameter, original, min, max, step, isOutside } = lever;
  const { value, unit, range, evidence, source, meaning } = parameter;
  const path = `parameters.${id}.value`;
  const fieldId = `lever-${id.replaceAll(".", "-")}`;
  const share = (at: number) => ((at - min) / (max - min)) * 100;
  const change = (event: Event, isStep: boolean) => {
    const next = (event.target as HTMLInputElement).valueAsNumber;
    if (Number.isFinite(next)) onValue(path, next, original, isStep);
  };
  return html`<div class="field lever ${value === original ? "" : "changed"} ${isOutside ? "outside" : ""}">
    <label for=${fieldId}>${wordsOf(id.slice(id.indexOf(".") + 1))}</label>
    <input class="number" type="number" step="any" aria-label=${`${id}, exactly`} .value=${String(value)}
      @change=${(event: Event) => change(event, true)} />
    <svg class="supported" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect x=${share(range[0])} width=${Math.max(0.5, share(range[1]) - share(range[0]))} y="0" height="4" />
    </svg>
    <input id=${fieldId} type="range" min=${min} max=${max} step=${step} .value=${String(value)} data-path=${path}
      aria-valuetext=${`${value} ${unit}`} @input=${(event: Event) => change(event, beginsMovement(event))} @change=${endMovement} />
    <span class="was">${unit}${
      value === original
        ? ""
        : html` <button class="link" type="button" @click=${() => onValue(path, original, original, true)}>was ${original}</button>`
    }</span>
    ${isOutside ? html`<p class="warning" role="status">Outside ${range[0]} to ${range[1]}, which is what the evidence supports.</p>` : ""}
    ${meaning === undefined ? "" : html`<p class="meaning">${meaning}</p>`}
    <details class="why"><summary>What it rests on</summary>
      <p>Supported: ${range[0]} to ${range[1]} ${unit}. <b>${evidence}</b>: ${source}</p>
    </details>
  </div>`;
}

const wordsOf = (name: string) => {
  const words = name
    .replaceAll(".", " ")
    .replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words[0].toUpperCase() + words.slice(1);
};
