import { html, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { repeat } from "lit/directives/repeat.js";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Ends } from "../lever-ends.ts";
import { endMovement } from "../movement.ts";
import { inWords, type ParameterLever, parameterGroups, usedParameters } from "../parameter-levers.ts";
import { askedValue, besideSlider, type Fields } from "./sliders.ts";

export interface ParameterPanelView {
  readonly scenario: Scenario;
  readonly base: Scenario;
  /** Groups that are open. */
  readonly open: ReadonlySet<string>;
  onOpen(group: string, isOpen: boolean): void;
  readonly fields: Fields;
  /** Where the slider of a parameter ends. */
  endsOf(lever: ParameterLever): Ends;
}

/** Parameters of behaviour by group, each within its sourced range. */
export function parameterPanel(view: ParameterPanelView): TemplateResult {
  const { scenario, base, open, onOpen } = view;
  const groups = parameterGroups(usedParameters(scenario), base.parameters);
  return html`<p class="quiet">How subscribers behave. The marked part of each slider is what the evidence supports.</p>
    ${repeat(
      [...groups],
      ([group]) => group,
      ([group, levers]) => {
        const moved = levers.filter(({ parameter, original }) => parameter.value !== original).length;
        return html`<details class="group" ?open=${open.has(group)}
            @toggle=${(event: Event) => onOpen(group, (event.target as HTMLDetailsElement).open)}>
          <summary>${inWords(group)} <small>${levers.length}${moved > 0 ? `, ${moved} moved` : ""}</small></summary>
          ${open.has(group) ? levers.map((lever) => leverField(lever, view)) : ""}
        </details>`;
      },
    )}`;
}

function leverField(lever: ParameterLever, { fields, endsOf }: ParameterPanelView): TemplateResult {
  const { id, parameter, original, step, isOutside } = lever;
  const { unit, range, evidence, source, meaning } = parameter;
  const { onValue } = fields;
  const path = `parameters.${id}.value`;
  const value = askedValue(path, parameter.value, fields);
  const ends = endsOf(lever);
  const min = Math.min(ends.min, value);
  const max = Math.max(ends.max, value);
  const limits = limitsText(lever, ends);
  const fieldId = `lever-${id.replaceAll(".", "-")}`;
  const share = (at: number) => Math.min(Math.max((at - min) / (max - min), 0), 1) * 100;
  const { move, box } = besideSlider({ id: fieldId, title: id, path, value, original }, fields);
  return html`<div class="field lever ${value === original ? "" : "changed"} ${isOutside ? "outside" : ""}">
    <label for=${fieldId}>${inWords(id.slice(id.indexOf(".") + 1))}</label>
    ${box}
    <svg class="supported" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect x=${share(range[0])} width=${Math.max(0.5, share(range[1]) - share(range[0]))} y="0" height="4" />
    </svg>
    <input id=${fieldId} type="range" min=${min} max=${max} step=${step} .value=${String(value)} data-path=${path}
      aria-valuetext=${`${value} ${unit}`} aria-describedby=${ifDefined(limits && `${fieldId}-limits`)}
      @input=${move} @change=${endMovement} />
    <span class="was">${unit}${
      value === original
        ? ""
        : html` <button class="link" type="button" @click=${() => onValue(path, original, original, true)}>was ${original}</button>`
    }</span>
    ${limits === undefined ? "" : html`<p class="meaning limits" id=${`${fieldId}-limits`}>${limits}</p>`}
    ${isOutside ? html`<p class="warning" role="status">Outside ${range[0]} to ${range[1]}, which is what the evidence supports.</p>` : ""}
    ${meaning === undefined ? "" : html`<p class="meaning">${meaning}</p>`}
    <details class="why"><summary>What it rests on</summary>
      <p>Supported: ${range[0]} to ${range[1]} ${unit}. <b>${evidence}</b>: ${source}</p>
    </details>
  </div>`;
}

/** What is to be said of a slider that ends where the engine does. */
function limitsText({ min, max, parameter }: ParameterLever, ends: Ends): string | undefined {
  const [low, high] = parameter.range;
  const said = (end: number, way: string, supported: boolean) =>
    `The slider ends at ${end}: with ${way} the engine cannot run this world${supported ? ", though the evidence supports it" : ""}.`;
  const texts = [
    ...(ends.min > min ? [said(ends.min, "less", low < ends.min)] : []),
    ...(ends.max < max ? [said(ends.max, "more", high > ends.max)] : []),
  ];
  return texts.length > 0 ? texts.join(" ") : undefined;
}
