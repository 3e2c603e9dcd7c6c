import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { labelWidth } from "../../chart/label-width.ts";
import type { KeyEntry } from "./figure-key.ts";
import { TEXT } from "./frame.ts";

const HEIGHT = 16;
/** Room between a mark and its meaning, and between entries, pixels. */
const TEXT_GAP = 6;
const ENTRY_GAP = 16;

/** Marks with what they mean, below a figure. @param hint What one can do with it. */
export function legend(entries: readonly KeyEntry[], hint = ""): TemplateResult {
  return html`<p class="legend quiet">${entries.map(
    ({
      text,
      mark,
      width,
      hint: more,
      isAwaited,
    }) => html`<span title=${more ?? nothing} class=${isAwaited ? "key awaited" : "key"}><svg width=${width} height=${HEIGHT} aria-hidden="true"
      viewBox="0 ${-HEIGHT / 2} ${width} ${HEIGHT}">${mark}</svg>${text}</span>`,
  )}${hint ? html`<span class="no-print">${hint}</span>` : ""}</p>`;
}

/** The same in a picture: rows of marks and meanings, as many in a row as have room. */
export function drawnLegend(
  entries: readonly KeyEntry[],
  { width, row, colour }: { readonly width: number; readonly row: number; readonly colour: string },
): { readonly drawing: readonly SVGTemplateResult[]; readonly height: number } {
  let x = 0;
  const shown = entries.filter(({ isAwaited }) => !isAwaited);
  let rows = shown.length > 0 ? 1 : 0;
  const drawing = shown.map((entry) => {
    const { text, mark } = entry;
    const indent = entry.width + TEXT_GAP;
    const room = indent + labelWidth(text, TEXT);
    if (x > 0 && x + room > width) [x, rows] = [0, rows + 1];
    const at = x;
    x += room + ENTRY_GAP;
    return svg`<g transform=${`translate(${at},${(rows - 0.5) * row})`}>${mark}
      <text x=${indent} y="4" font-size=${TEXT} fill=${colour}>${text}</text></g>`;
  });
  return { drawing, height: rows * row };
}
