import { withoutLive } from "./live-output.ts";
import type { Notebook, NotebookOutput } from "./notebook-file.ts";

/** One output of a cell that is not what was committed. */
export interface OutputDifference {
  /** Position of the cell among all cells, from 0. */
  readonly index: number;
  readonly id: string;
  /** Which output, and which form of it: `output 2, image/png`. */
  readonly place: string;
  readonly expected: string;
  readonly found: string;
}

type Difference = Omit<OutputDifference, "index" | "id">;

/**
 * Say in words where the outputs of an executed notebook differ from the committed ones.
 *
 * Execution counts do not matter, nor do outputs that live only while a notebook runs. Texts of one stream that follow
 * each other count as one output. JSON is compared by value, images by their bytes, everything else as text.
 *
 * @param committed The notebook as it was stored.
 * @param executed The same notebook with new outputs; cells are matched by position.
 * @returns Empty if nothing differs.
 */
export function compareNotebooks(committed: Notebook, executed: Notebook): OutputDifference[] {
  const stored = withoutLive(committed).cells;
  return withoutLive(executed).cells.flatMap((cell, index) => {
    const before = mergeStreams(stored[index]?.outputs ?? []);
    const now = mergeStreams(cell.outputs ?? []);
    return compareOutputs(before, now).map((difference) => ({ index, id: cell.id, ...difference }));
  });
}

function compareOutputs(before: readonly NotebookOutput[], now: readonly NotebookOutput[]): Difference[] {
  const differences: Difference[] = [];
  for (let index = 0; index < Math.max(before.length, now.length); index++) {
    const [old, fresh] = [before[index], now[index]];
    const place = `output ${index + 1}`;
    if (old === undefined || fresh === undefined || kind(old) !== kind(fresh)) {
      differences.push({ place, expected: kind(old), found: kind(fresh) });
      break;
    }
    differences.push(
      ...compareOutput(old, fresh).map((one) => ({ ...one, place: `${place}, ${one.place}` })),
    );
  }
  return differences;
}

function compareOutput(old: NotebookOutput, fresh: NotebookOutput): Difference[] {
  if (old.output_type === "stream" && fresh.output_type === "stream") {
    return compareTexts(fresh.name, old.text, fresh.text);
  }
  if (old.output_type === "error" && fresh.output_type === "error") {
    return compareTexts("error", [old.ename, old.evalue].join(": "), [fresh.ename, fresh.evalue].join(": "));
  }
  if (!("data" in old && "data" in fresh)) return [];
  const types = [...new Set([...Object.keys(old.data), ...Object.keys(fresh.data)])].sort();
  return types.flatMap((type) => {
    const [before, now] = [old.data[type], fresh.data[type]];
    if (before === undefined) return [{ place: type, expected: "nothing", found: "an output of this type" }];
    if (now === undefined) return [{ place: type, expected: "an output of this type", found: "nothing" }];
    if (isImage(type)) return compareBytes(type, String(before), String(now));
    if (typeof before === "string" && typeof now === "string") return compareTexts(type, before, now);
    return compareValues(type, "", before, now).slice(0, 1);
  });
}

/** What an output is, in a few words. */
function kind(output: NotebookOutput | undefined): string {
  if (output === undefined) return "nothing";
  if (output.output_type === "stream") return `text on ${output.name}`;
  if (output.output_type === "error") return `the error ${output.ename}`;
  return output.output_type === "execute_result" ? "a result" : "a display";
}

function compareTexts(place: string, before: string, now: string): Difference[] {
  if (before === now) return [];
  const [old, fresh] = [before.split("\n"), now.split("\n")];
  const line = old.findIndex((text, index) => text !== fresh[index]);
  const at = line < 0 ? old.length : line;
  return [{ place: `${place}, line ${at + 1}`, expected: quoteLine(old[at]), found: quoteLine(fresh[at]) }];
}

function compareBytes(place: string, before: string, now: string): Difference[] {
  const [old, fresh] = [Buffer.from(before, "base64"), Buffer.from(now, "base64")];
  if (old.equals(fresh)) return [];
  const at = old.findIndex((byte, index) => byte !== fresh[index]);
  const from = `from byte ${at < 0 ? old.length : at} on`;
  return [{ place, expected: `${old.length} bytes`, found: `${fresh.length} bytes, other ones ${from}` }];
}

function compareValues(type: string, path: string, before: unknown, now: unknown): Difference[] {
  if (Object.is(before, now)) return [];
  if (!isContainer(before) || !isContainer(now) || Array.isArray(before) !== Array.isArray(now)) {
    const place = path === "" ? type : `${type} at ${path}`;
    return [{ place, expected: quoteValue(before), found: quoteValue(now) }];
  }
  const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
  for (const key of keys) {
    const first = compareValues(type, `${path}/${key}`, before[key], now[key]);
    if (first.length > 0) return first;
  }
  return [];
}

function mergeStreams(outputs: readonly NotebookOutput[]): NotebookOutput[] {
  const merged: NotebookOutput[] = [];
  for (const output of outputs) {
    const last = merged.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      merged[merged.length - 1] = { ...last, text: last.text + output.text };
    } else merged.push(output);
  }
  return merged;
}

const longestQuote = 80;

function quoteLine(text: string | undefined): string {
  if (text === undefined) return "no such line";
  return JSON.stringify(text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text);
}

function quoteValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isContainer(value)) return "an object";
  return quoteLine(String(value));
}

const isImage = (type: string) => type.startsWith("image/") && type !== "image/svg+xml";
const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
