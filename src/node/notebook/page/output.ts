import type { JsonObject, NotebookOutput } from "../notebook-file.ts";
import { escapeHtml } from "./highlight.ts";
import { renderMarkdown } from "./markdown.ts";
import type { ResolveLink } from "./page-links.ts";
import { sanitize } from "./sanitize.ts";

type Size = { width?: unknown; height?: unknown };

const images = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"];
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours start with one
const terminalCodes = /\x1b\[[0-9;]*[A-Za-z]/g;

/** Turn one output into safe HTML, in the richest form that needs no program in the page. */
export function renderOutput(output: NotebookOutput, resolveLink: ResolveLink): string {
  if (output.output_type === "stream") {
    return textBlock(lastStates(output.text), output.name === "stderr" ? "output stderr" : "output");
  }
  if (output.output_type === "error") {
    return textBlock(output.traceback.join("\n") || `${output.ename}: ${output.evalue}`, "output error");
  }
  const { data, metadata } = output;
  const plain = typeof data["text/plain"] === "string" ? data["text/plain"] : "";
  const image = images.find((type) => typeof data[type] === "string");
  if (image !== undefined) return renderImage(image, data, (metadata[image] as Size) ?? {}, plain);
  if (typeof data["text/html"] === "string") return block(sanitize(data["text/html"], resolveLink));
  if (typeof data["text/markdown"] === "string")
    return block(renderMarkdown(data["text/markdown"], resolveLink));
  if (typeof data["text/latex"] === "string") return block(renderMarkdown(data["text/latex"], resolveLink));
  return textBlock(plain || "(an output that this page cannot show)", "output");
}

function renderImage(type: string, data: JsonObject, { width }: Size, caption: string): string {
  const content = String(data[type]).replaceAll(/\s/g, type === "image/svg+xml" ? " " : "");
  const bytes = type === "image/svg+xml" ? Buffer.from(content).toString("base64") : content;
  const size = typeof width === "number" ? ` width="${Math.round(width)}"` : "";
  const image = `<img src="data:${type};base64,${escapeHtml(bytes)}" alt="${escapeHtml(caption)}"${size}>`;
  const below = caption === "" ? "" : `<figcaption>${escapeHtml(caption)}</figcaption>`;
  return `<figure class="output"><div class="picture scroll" tabindex="0">${image}</div>${below}</figure>`;
}

function block(html: string): string {
  return `<div class="output rich">${html}</div>`;
}

function textBlock(text: string, classes: string): string {
  const shown = escapeHtml(text.replaceAll(terminalCodes, "").replace(/\n$/, ""));
  return `<pre class="${classes}" tabindex="0">${shown}</pre>`;
}

/** What a terminal would show in the end: a carriage return starts the line anew. */
function lastStates(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/\r$/, "").split("\r").at(-1))
    .join("\n");
}
