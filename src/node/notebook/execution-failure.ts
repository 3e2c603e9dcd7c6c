import { relative } from "node:path";
import { inspect } from "node:util";
import { type CellPositions, positionInCell } from "./cell-positions.ts";
import { diagnosticHints } from "./diagnostic-hint.ts";

/** The content of a Jupyter `error` message. */
export interface ExecutionFailure {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: string[];
}

/** One type or syntax error that tslab's compiler reported. */
export interface Diagnostic {
  /** Side module, relative to the notebook; "" for the cell itself. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What is known of the running cell when it fails. */
export interface FailedCell {
  readonly count: number;
  readonly source: string;
  readonly positions: CellPositions;
}

const shownDiagnostics = 10;
const longestCause = 5;
const cellFrame = /^\s+at (?:async )?(?:(.*?) \()?cell-(\d+)\.ts:(\d+):(\d+)\)?$/;
const otherFrame = /^\s+at (?:async )?(?:.*? \()?(?:file:\/\/)?(\/[^)]*|[A-Za-z]:[^)]*):(\d+):(\d+)\)?$/;
/** Node puts the place of a syntax error before the stack: file and line, the line, a mark below the column. */
const syntaxPlace = /^evalmachine\.<anonymous>:(\d+)\n.*\n( *)\^/;
const internalFrame = /[\\/](?:tslab|@tslab)[\\/]|node:/;
const interruptions = new Set(["ERR_SCRIPT_EXECUTION_INTERRUPTED", "Interrupted asynchronously"]);

/**
 * Describe what a cell threw, with the lines of the cells that led there.
 *
 * Frames of tslab, Node and packages are left out: they are not the reader's, and their paths differ by machine.
 */
export function describeThrown(thrown: unknown, cell: FailedCell): ExecutionFailure {
  if (isInterruption(thrown)) {
    return failure("Interrupted", "the cell was stopped before it ended", []);
  }
  if (!(thrown instanceof Error)) {
    return failure("Uncaught", typeof thrown === "string" ? thrown : inspect(thrown), []);
  }
  const lines = frames(thrown, cell);
  let cause = thrown.cause;
  for (let depth = 0; cause instanceof Error && depth < longestCause; depth++, cause = cause.cause) {
    lines.push(`caused by ${cause.name}: ${cause.message}`, ...frames(cause, cell));
  }
  return failure(thrown.name || "Error", thrown.message, lines);
}

/** Describe the type and syntax errors that kept a cell from running. */
export function describeDiagnostics(diagnostics: readonly Diagnostic[], cell: FailedCell): ExecutionFailure {
  const first = diagnostics[0];
  const more = diagnostics.length > 1 ? ` (and ${diagnostics.length - 1} more)` : "";
  const lines = diagnostics.slice(0, shownDiagnostics).flatMap(({ file, line, column, message }) => {
    if (file !== "") return [`    ${file}, line ${line}, column ${column}: ${message}`];
    const { text } = positionInCell(cell.source, line, column);
    return [`    cell [${cell.count}], line ${line}, column ${column}: ${message}`, `        ${text}`];
  });
  const evalue =
    first === undefined ? "the cell does not compile" : `line ${first.line}: ${first.message}${more}`;
  return failure("TypeScriptError", evalue, [...lines, ...diagnosticHints(diagnostics, cell.source)]);
}

/** Describe why a result cannot leave the process: JSON cannot hold it, such as a bundle that contains itself. */
export function describeUnsendable(error: unknown): ExecutionFailure {
  const reason = error instanceof Error ? error.message : String(error);
  return failure("TypeError", `the result cannot be sent: ${reason.split("\n")[0]}`, []);
}

function failure(ename: string, evalue: string, lines: string[]): ExecutionFailure {
  return { ename, evalue, traceback: [`${ename}: ${evalue}`, ...lines] };
}

function isInterruption(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return interruptions.has((thrown as NodeJS.ErrnoException).code ?? thrown.message);
}

function frames(error: Error, cell: FailedCell): string[] {
  const [, syntaxLine, indent] = syntaxPlace.exec(error.stack ?? "") ?? [];
  const place = cell.positions.locate(cell.count, Number(syntaxLine), (indent?.length ?? 0) + 1);
  if (place !== undefined) return [`    cell [${cell.count}], line ${place.line}: ${place.text}`];
  const stack = (error.stack ?? "").split("\n").filter((frame) => !internalFrame.test(frame));
  const inCells = stack.flatMap((frame) => {
    const [, name, count, line, column] = cellFrame.exec(frame) ?? [];
    if (count === undefined) return [];
    const position = cell.positions.locate(Number(count), Number(line), Number(column));
    if (position === undefined) return [];
    const method = name?.replace(/^(?:Proxy|Object)\./, "") ?? "<anonymous>";
    const caller = method === "<anonymous>" ? "" : `, in ${method}`;
    return [`    cell [${count}], line ${position.line}${caller}: ${position.text}`];
  });
  if (inCells.length > 0) return inCells;
  const nearest = stack.map((frame) => otherFrame.exec(frame)).find((match) => match !== null);
  return nearest ? [`    ${relativePlace(nearest[1]!)}, line ${nearest[2]}`] : [];
}

/** A path without what differs between machines: below the notebook's folder, else from the package's name on. */
function relativePlace(path: string): string {
  const inside = relative(process.cwd(), path);
  if (!inside.startsWith("..")) return inside;
  return path.replaceAll("\\", "/").replace(/^.*\/(?:node_modules|dist)\//, "");
}
