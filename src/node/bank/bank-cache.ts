import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, rmSync, truncateSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Draw } from "../../market/draw.ts";
import type { BankInputs } from "../../validation/bank-draw.ts";
import { unitOf, windowId } from "../../validation/case-window.ts";
import { readJsonFile } from "../data/json-file.ts";
import { packageDataDir } from "../data/package-data.ts";
import { readTextFile } from "../data/text-file.ts";
import { writeWhole } from "../write-whole.ts";

/** What the draws of a bank say: for each draw that is known a figure for each window. */
export type BankFigures = ReadonlyMap<number, Float64Array>;

/** Where the shipped figures are, and what they were made of. */
export interface BankCache {
  readonly hash: string;
  readonly draws: number;
  readonly subscribers: number;
  readonly engine: string;
}

const cacheTable = (dataDir: string): string => join(dataDir, "validation.csv");
const cacheRecord = (dataDir: string): string => join(dataDir, "validation.json");

/**
 * SHA-256 of everything that decides the figures: windows, codings, rules, parameters, draws, number of agents. The name of
 * what a coding counts decides nothing.
 */
export function inputsHash(
  { windows, codings, rules, parameters, widened, subscribers }: BankInputs,
  draws: readonly Draw[],
): string {
  const values = Object.entries(parameters).map(([id, { value, range, prior }]) => [id, value, range, prior]);
  const numbers = widened.map(({ episode, kind, id }) => [episode, kind, id]);
  const days = windows.map((window) => [windowId(window), window.episode]);
  const nameless = codings.map((coding) => {
    const { unit: _, ...people } = coding.people;
    return { ...coding, people };
  });
  const all = JSON.stringify([days, nameless, rules, values, numbers, subscribers, draws]);
  return createHash("sha256").update(all).digest("hex");
}

/**
 * The shipped figures.
 *
 * @returns Nothing if there are none; the record says of which inputs they are.
 */
export function readBankCache(
  { windows }: Pick<BankInputs, "windows">,
  dataDir: string = packageDataDir,
): { readonly record: BankCache; readonly figures: BankFigures } | undefined {
  if (!existsSync(cacheRecord(dataDir)) || !existsSync(cacheTable(dataDir))) return undefined;
  const record = readJsonFile(cacheRecord(dataDir)) as BankCache;
  return { record, figures: parseFigures(readTextFile(cacheTable(dataDir)), windows) };
}

/** Ship figures: the table, and the record of what they were made of. */
export function writeBankCache(
  record: BankCache,
  inputs: Pick<BankInputs, "windows">,
  figures: BankFigures,
  dataDir: string = packageDataDir,
): void {
  const numbers = [...figures.keys()].sort((a, b) => a - b);
  const rows = numbers.map((number) => rowOf(number, figures.get(number) as Float64Array, inputs.windows));
  writeWhole(cacheTable(dataDir), `${[headerOf(inputs.windows), ...rows].join("\n")}\n`);
  writeWhole(cacheRecord(dataDir), `${JSON.stringify(record, null, 2)}\n`);
}

/** Draws that were done and are not shipped yet, so that stopped work goes on: a file that grows by a row a draw. */
export class UnfinishedDraws {
  /** The file. */
  readonly path: string;
  readonly #windows: BankInputs["windows"];

  /** @param folder Where such files are; by default `out/` of the working directory, as the posterior's are. */
  constructor(hash: string, windows: BankInputs["windows"], folder = "out") {
    this.path = join(folder, `validation-${hash.slice(0, 16)}.csv`);
    this.#windows = windows;
  }

  /** What is there. A row that was cut off is taken away, or the next would be written behind its beginning. */
  read(): Map<number, Float64Array> {
    if (!existsSync(this.path)) return new Map();
    const text = readTextFile(this.path);
    const whole = text.slice(0, text.lastIndexOf("\n") + 1);
    if (whole === "") this.forget();
    else if (whole.length < text.length) truncateSync(this.path, Buffer.byteLength(whole));
    return parseFigures(whole, this.#windows);
  }

  /** Take what is there away. */
  forget(): void {
    rmSync(this.path, { force: true });
  }

  add(number: number, figures: Float64Array): void {
    if (!existsSync(this.path)) {
      mkdirSync(dirname(this.path), { recursive: true });
      appendFileSync(this.path, `${headerOf(this.#windows)}\n`);
    }
    appendFileSync(this.path, `${rowOf(number, figures, this.#windows)}\n`);
  }
}

const headerOf = (windows: BankInputs["windows"]): string => ["draw", ...windows.map(windowId)].join(",");

const rowOf = (number: number, figures: Float64Array, windows: BankInputs["windows"]): string =>
  [number, ...Array.from(figures, (figure, index) => textOf(figure, windows[index].quantity))].join(",");

/** Thousands of people or per cent: four digits, five for a level. */
function textOf(figure: number, quantity: string): string {
  if (Number.isNaN(figure)) return "";
  const scaled = unitOf(quantity) === "points" ? figure / 1000 : figure * 100;
  return `${Number(scaled.toPrecision(quantity === "closing" ? 5 : 4))}`;
}

/** What the table keeps of figures: a computed draw is used only after it, so that it equals a shipped one. */
export function asStored(figures: Float64Array, windows: BankInputs["windows"]): Float64Array {
  return figures.map((figure, index) => {
    const { quantity } = windows[index];
    return valueOfText(textOf(figure, quantity), quantity);
  });
}

function valueOfText(text: string, quantity: string): number {
  if (text === "") return Number.NaN;
  return unitOf(quantity) === "points" ? Number(text) * 1000 : Number(text) / 100;
}

/** Rows of a table, by the names of its columns: windows that it lacks are NaN, others are ignored. */
function parseFigures(content: string, windows: BankInputs["windows"]): Map<number, Float64Array> {
  const [header, ...rows] = content.split("\n");
  const names = header.split(",");
  const columns = windows.map((window) => names.indexOf(windowId(window)));
  const complete = rows
    .slice(0, -1)
    .map((row) => row.split(","))
    .filter((cells) => cells.length === names.length);
  return new Map(
    complete.map((cells) => [
      Number(cells[0]),
      Float64Array.from(columns, (column, index) =>
        column < 0 ? Number.NaN : valueOfText(cells[column], windows[index].quantity),
      ),
    ]),
  );
}
