import { html, type TemplateResult } from "lit";
import type { LabCase } from "../lab-data.ts";

/** What the marks of the first figure mean. */
export function legend(isChanged: boolean, { fittedUntil, observed }: LabCase): TemplateResult {
  const seen = observed.length > 0;
  return html`<p class="legend quiet">
    ${isChanged ? html`<span class="key history">history</span><span class="key world">your world</span>` : ""}
    ${seen ? html`<span>● observed, ${fittedUntil ? "the model was fitted to it" : "beside the model"}</span>` : ""}
    ${seen && fittedUntil ? html`<span>◇ observed, predicted by the model</span>` : ""}
    <span class="no-print">Drag an event, or move it by the arrow keys.</span></p>`;
}
