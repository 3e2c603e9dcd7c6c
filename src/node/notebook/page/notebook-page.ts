import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import type { Notebook, NotebookCell } from "../notebook-file.ts";
import { escapeHtml, highlight } from "./highlight.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderOutput } from "./output.ts";
import { decodedAddress, linksFrom, type ResolveLink } from "./page-links.ts";
import { pageStyle } from "./style.ts";

const imageTypes: Record<string, string> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/**
 * Write an executed notebook as one web page that needs no other file and runs no program of its own.
 *
 * Texts and HTML outputs are sanitised; frames with widgets stay, cut off from the page by their sandbox.
 *
 * @param path The notebook's file: images beside it are taken into the page, its name stands in for a missing title.
 * @param page Where the page is to stand, for links to other files; beside the notebook unless told.
 */
export function notebookPage(notebook: Notebook, path: string, page: string = path): string {
  const resolveLink = linksFrom(path, page);
  const cells = notebook.cells.map((cell) => renderCell(cell, dirname(path), resolveLink)).join("\n");
  const title = titleOf(notebook) ?? basename(path, ".ipynb");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${contentPolicy(cells)}<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
${cells}
<footer>${escapeHtml(basename(path))}, executed by churnkit</footer>
</main>
</body>
</html>
`;
}

/** Forbid the page everything but what it contains; frames inherit this, so a page with widgets goes without. */
function contentPolicy(cells: string): string {
  if (cells.includes("<iframe")) return "";
  const policy = "default-src 'none'; img-src data: https:; style-src 'unsafe-inline'";
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">\n`;
}

function titleOf(notebook: Notebook): string | undefined {
  const texts = notebook.cells.filter((cell) => cell.cell_type === "markdown").map(({ source }) => source);
  return /^#\s+(.+)$/m.exec(texts.join("\n"))?.[1]?.replaceAll(/[*_`]/g, "").trim();
}

function renderCell(cell: NotebookCell, directory: string, resolveLink: ResolveLink): string {
  if (cell.cell_type === "raw") return "";
  const id = escapeHtml(cell.id);
  if (cell.cell_type === "markdown") {
    const html = renderMarkdown(cell.source, resolveLink, (address) => inlineImage(address, cell, directory));
    return `<section class="text" id="${id}">\n${html}</section>`;
  }
  if (cell.source.trim() === "" || hasTag(cell, "remove-cell")) return "";
  const count = cell.execution_count ?? " ";
  const code = `<pre tabindex="0"><code>${highlight(cell.source, "typescript")}</code></pre>`;
  const input = `<div class="input"><span class="count" aria-hidden="true">[${count}]</span>${code}</div>`;
  const shown = isHidden(cell) ? `<details><summary>Code</summary>${input}</details>` : input;
  const outputs = (cell.outputs ?? []).map((output) => renderOutput(output, resolveLink)).join("\n");
  const missing =
    cell.execution_count == null ? `<p class="missing">This cell was not run to its end.</p>` : "";
  return `<section class="cell" id="${id}">\n${shown}\n${outputs}${missing}</section>`;
}

function isHidden(cell: NotebookCell): boolean {
  const { source_hidden } = (cell.metadata.jupyter as { source_hidden?: unknown } | undefined) ?? {};
  return source_hidden === true || hasTag(cell, "hide-input");
}

function hasTag(cell: NotebookCell, tag: string): boolean {
  return Array.isArray(cell.metadata.tags) && cell.metadata.tags.includes(tag);
}

/** An attached or neighbouring image as an address that contains it. */
function inlineImage(address: string, cell: NotebookCell, directory: string): string | undefined {
  if (address.startsWith("attachment:")) {
    const attached = cell.attachments?.[decodedAddress(address.slice("attachment:".length))];
    const [type, content] = Object.entries((attached as Record<string, string> | undefined) ?? {})[0] ?? [];
    return type === undefined ? undefined : `data:${type};base64,${content}`;
  }
  const type = imageTypes[extname(address).toLowerCase()];
  if (type === undefined || /^[a-z]+:|^\//i.test(address)) return undefined;
  const file = join(directory, decodedAddress(address));
  return existsSync(file) ? `data:${type};base64,${readFileSync(file).toString("base64")}` : undefined;
}
