import { formatIssue, quote, ScenarioError, type ScenarioIssue } from "../../scenario/issue.ts";
import { parseJsonText } from "../../scenario/json-text.ts";
import { readTextFile } from "../data/text-file.ts";
import { writeWhole } from "../write-whole.ts";

export type JsonObject = Record<string, unknown>;

/** An output as the notebook format 4 stores it; texts are whole, not lists of lines. */
export type NotebookOutput =
  | { output_type: "stream"; name: "stdout" | "stderr"; text: string }
  | { output_type: "display_data"; data: JsonObject; metadata: JsonObject }
  | { output_type: "execute_result"; data: JsonObject; metadata: JsonObject; execution_count: number | null }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] };

export interface NotebookCell {
  cell_type: "code" | "markdown" | "raw";
  id: string;
  metadata: JsonObject;
  source: string;
  /** Of code cells only. */
  outputs?: NotebookOutput[];
  /** Of code cells only; null if not executed. */
  execution_count?: number | null;
  /** Of Markdown cells: images by name. */
  attachments?: JsonObject;
}

/** A Jupyter notebook, format 4.5. */
export interface Notebook {
  metadata: JsonObject;
  nbformat: 4;
  nbformat_minor: number;
  cells: NotebookCell[];
}

const formatMinor = 5;
const cellTypes = ["code", "markdown", "raw"];

/**
 * Read a notebook. Cells without an id, from before format 4.5, get one by their position.
 *
 * @throws ScenarioError If the file cannot be read or is not a notebook of format 4.
 */
export function readNotebook(path: string): Notebook {
  return parseNotebook(readTextFile(path), path);
}

/** Read a notebook from the text of its file; `path` is named in errors. */
export function parseNotebook(text: string, path: string): Notebook {
  const fail = (issue: ScenarioIssue): never => {
    throw new ScenarioError([issue], path);
  };
  let stored: JsonObject = {};
  try {
    stored = JSON.parse(text);
  } catch {
    const json = parseJsonText(text);
    if (json.ok) stored = json.value as JsonObject;
    else {
      const [{ path: place, expected, found }] = json.issues;
      const hint = `which is JSON: here should be ${expected}`;
      fail({ path: place, expected: "a notebook (.ipynb)", found, hint });
    }
  }
  if (stored?.nbformat !== 4) {
    const hint = "open and save it in a current JupyterLab";
    fail({ path: "nbformat", expected: "4", found: quote(stored?.nbformat), hint });
  }
  if (!Array.isArray(stored.cells)) fail({ path: "cells", expected: "a list", found: quote(stored.cells) });
  const cells = (stored.cells as JsonObject[]).map((cell, index): NotebookCell => {
    const at = `cells.${index}`;
    const type = cell?.cell_type as NotebookCell["cell_type"];
    if (!cellTypes.includes(type)) {
      fail({ path: `${at}.cell_type`, expected: cellTypes.join(", "), found: quote(type) });
    }
    const source = joined(cell.source);
    if (typeof source !== "string") {
      fail({ path: `${at}.source`, expected: "a text or a list of lines", found: quote(cell.source) });
    }
    return {
      ...cell,
      cell_type: type,
      id: typeof cell.id === "string" ? cell.id : `cell-${index + 1}`,
      metadata: (cell.metadata as JsonObject | undefined) ?? {},
      source: source as string,
      ...(type === "code" && {
        outputs: ((cell.outputs as JsonObject[] | undefined) ?? []).map(joinOutput),
        execution_count: typeof cell.execution_count === "number" ? cell.execution_count : null,
      }),
    };
  });
  const minor = Math.max(formatMinor, Number(stored.nbformat_minor ?? 0));
  return { metadata: (stored.metadata as JsonObject) ?? {}, nbformat: 4, nbformat_minor: minor, cells };
}

/** Store a notebook in the layout that Jupyter itself writes, so that saving it there changes nothing. */
export function writeNotebook(path: string, notebook: Notebook): void {
  writeWhole(path, formatNotebook(notebook));
}

/** The text of the notebook's file: sorted keys, one space of indentation, texts as lists of lines. */
export function formatNotebook(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: lines(cell.source),
    ...(cell.outputs && { outputs: cell.outputs.map(splitOutput) }),
  }));
  return `${JSON.stringify(sorted({ ...notebook, cells }), null, 1)}\n`;
}

/** How a problem of one cell is named in messages: by position as the reader counts, and id. */
export function formatCellProblem(path: string, index: number, id: string, problem: ScenarioIssue): string {
  const place = [`cell ${index + 1} (${id})`, problem.path].filter((part) => part !== "").join(", ");
  return formatIssue({ ...problem, path: place }, path);
}

function joined(value: unknown): unknown {
  return Array.isArray(value) && value.every((line) => typeof line === "string") ? value.join("") : value;
}

function joinOutput(output: JsonObject): NotebookOutput {
  if (output.output_type === "stream") return { ...output, text: joined(output.text) } as NotebookOutput;
  if (output.output_type === "error") return output as unknown as NotebookOutput;
  const data = Object.entries((output.data as JsonObject | undefined) ?? {}).map(([type, value]) => [
    type,
    isJsonType(type) ? value : joined(value),
  ]);
  return { ...output, data: Object.fromEntries(data), metadata: output.metadata ?? {} } as NotebookOutput;
}

function splitOutput(output: NotebookOutput): JsonObject {
  if (output.output_type === "stream") return { ...output, text: lines(output.text) };
  if (output.output_type === "error") return { ...output };
  const data = Object.entries(output.data).map(([type, value]) => [
    type,
    typeof value === "string" && isTextType(type) ? lines(value) : value,
  ]);
  return { ...output, data: Object.fromEntries(data) };
}

const isJsonType = (type: string) => type === "application/json" || type.endsWith("+json");
const isTextType = (type: string) =>
  type.startsWith("text/") || type === "image/svg+xml" || type === "application/javascript";

// biome-ignore lint/suspicious/noControlCharactersInRegex: Python, by which Jupyter splits, takes them for line ends
const afterLineEnd = /(?<=\r\n|\r(?!\n)|[\n\v\f\x1c-\x1e\x85\u2028\u2029])/;

function lines(text: string): string[] {
  return text === "" ? [] : text.split(afterLineEnd);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, element]) => [key, sorted(element)]));
}
