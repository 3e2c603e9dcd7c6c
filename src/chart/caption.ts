import type { VegaLiteSpec } from "./spec.ts";

/** What to call a chart in a message: its name, else its title. */
export function chartName(spec: VegaLiteSpec): string {
  const title = typeof spec.title === "object" && "text" in spec.title ? spec.title.text : spec.title;
  const name = spec.name ?? (Array.isArray(title) ? title.join(" ") : title);
  return typeof name === "string" && name !== "" ? `chart "${name}"` : "chart without a name";
}

/**
 * The caption of a chart, which every chart must have: it is all that a reader of plain text or a screen reader gets.
 *
 * @throws RangeError If `description` is absent or blank; the message names the chart.
 */
export function captionOf(spec: VegaLiteSpec): string {
  const description: unknown = spec.description;
  if (typeof description === "string" && description.trim() !== "") return description.trim();
  const found = description === undefined ? "nothing" : JSON.stringify(description);
  throw new RangeError(
    `${chartName(spec)}: description: expected a caption of one or two sentences, found ${found}`,
  );
}
