import { encodeBytes } from "./rich-result.ts";
import { runningTslab } from "./running-tslab.ts";
import { bufferStockStreams } from "./stock-streams.ts";
import type { DisplayContent } from "./tslab.ts";

// Loading the notebook functions in a cell is the only sign that stock tslab gives of their use.
bufferStockStreams();

interface DenoJupyter {
  broadcast(type: string, content: DisplayContent): Promise<void>;
}

/**
 * Show one output in several forms below the cell; the front end picks the richest that it knows.
 *
 * Works under churnkit's kernel, stock tslab, `churnkit notebook run` and Deno's kernel. Elsewhere the plain text is
 * printed.
 *
 * @param bundle Values by MIME type; bytes become base64 text. Give `text/plain` too, for readers without graphics.
 * @param metadata Metadata by MIME type, such as `{ "image/png": { width: 600 } }`.
 * @example
 * displayBundle({ "text/html": "<b>24.6 million</b>", "text/plain": "24.6 million" });
 */
export async function displayBundle(
  bundle: Record<string, unknown>,
  metadata: Record<string, unknown> = {},
): Promise<void> {
  await writeDisplay({ data: encodeBytes(bundle), metadata, transient: {} }, false);
}

/**
 * Show Markdown below the cell.
 *
 * @param text Markdown; formulas between `$` signs are drawn where the front end can.
 */
export async function md(text: string): Promise<void> {
  await displayBundle({ "text/markdown": text, "text/plain": text });
}

/**
 * Show an output, or replace the one shown before under the same `display_id`.
 *
 * On tslab it is sent before this function returns, so that a loop need not wait for it.
 */
export async function writeDisplay(content: DisplayContent, update: boolean): Promise<void> {
  const tslab = runningTslab();
  const deno = denoJupyter();
  if (tslab?.lastWriteDisplayData) tslab.lastWriteDisplayData(content, update);
  else if (deno) await deno.broadcast(update ? "update_display_data" : "display_data", content);
  else if (!update) console.log(String(content.data["text/plain"] ?? "(an output without a plain text)"));
}

function denoJupyter(): DenoJupyter | undefined {
  const { Deno } = globalThis as { Deno?: { jupyter?: DenoJupyter } };
  try {
    // Outside of its kernel, Deno throws when the namespace is read.
    return typeof Deno?.jupyter?.broadcast === "function" ? Deno.jupyter : undefined;
  } catch {
    return undefined;
  }
}
