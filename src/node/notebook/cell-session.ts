import { setImmediate as nextTurn } from "node:timers/promises";
import { CellPositions } from "./cell-positions.ts";
import {
  type Diagnostic,
  describeDiagnostics,
  describeThrown,
  type ExecutionFailure,
} from "./execution-failure.ts";
import { expandShorthand } from "./expand-shorthand.ts";
import { captureOutputStreams, type StreamName } from "./output-streams.ts";
import { type MimeBundle, richResult } from "./rich-result.ts";
import { announceSession, type SessionAccess } from "./session-access.ts";
import { type CompilerDiagnostic, type Executor, loadTslab, type Tslab, type WriteDisplay } from "./tslab.ts";

/** Where the outputs of the running cell go. */
export interface CellSink {
  stream(name: StreamName, text: string): void;
  display: WriteDisplay;
}

/** How a cell ended: neither field when it ended well without a value to show. */
export interface CellOutcome {
  readonly result?: MimeBundle;
  readonly failure?: ExecutionFailure;
}

/** What tslab's compiler passes to `console.error` for each diagnostic. */
const diagnosticFormat = "%s%d:%d - %s";
/** TypeScript's numbers of messages about syntax. */
const syntaxCodes = { first: 1000, last: 1999 };
/** Deep library calls must not hide the frame of the cell. */
const stackFrames = 50;

/**
 * Run cells with tslab's own compiler and executor, and say how they ended.
 *
 * tslab prints results and failures as text; the session takes both from the console that tslab's executor is
 * given, so that they become `execute_result` and `error` outputs. One session a process.
 */
export class CellSession implements SessionAccess {
  readonly tslab: Tslab;
  readonly #positions = new CellPositions();
  #executor: Executor | undefined;
  #cell = { count: 0, source: "" };
  #printed: unknown[][] = [];
  #result: { value: unknown } | undefined;
  #silenced: { value: unknown } | undefined;
  #work: Promise<unknown>[] = [];
  #stop: (reason: Error) => void = () => {};

  constructor() {
    this.tslab = loadTslab((compiler) => this.#positions.instrument(compiler));
    this.#adoptCompiler();
    this.#adoptExecutor();
    Error.stackTraceLimit = stackFrames;
    announceSession(this);
  }

  /** Make the executor as tslab's own kernel would, for cells of `directory`. */
  open(directory: string): void {
    const { converter, executor } = this.tslab;
    const node = converter.createConverter({ isJS: false, isBrowser: false });
    executor.createExecutor(directory, { node, browser: node, close: () => node.close() }, console);
  }

  /** Run one cell; `count` is its execution count. */
  async run(code: string, count: number, sink: CellSink): Promise<CellOutcome> {
    this.#cell = { count, source: code };
    this.#printed = [];
    this.#result = undefined;
    this.#silenced = undefined;
    this.#work = [];
    captureOutputStreams((name, text) => sink.stream(name, text));
    this.tslab.jupyter.lastWriteDisplayData = (content, update) => sink.display(content, update);
    const cell = { ...this.#cell, positions: this.#positions };
    let outcome: CellOutcome;
    try {
      const ended = await this.#running().execute(code);
      await this.#unlessStopped(Promise.allSettled(this.#work));
      outcome = ended ? await this.#shownResult() : { failure: this.#describePrinted(cell) };
    } catch (thrown) {
      outcome = { failure: describeThrown(thrown, cell) };
    }
    if (!outcome.failure) for (const values of this.#printed) console.error(...values);
    // Errors that nobody handles show after a turn of the event loop; they belong to this cell.
    await nextTurn();
    return outcome;
  }

  /** Report errors that no cell handles on stderr and go on, as a notebook should. */
  reportStrayErrors(): void {
    const report = (error: unknown) => {
      const { traceback } = describeThrown(error, { ...this.#cell, positions: this.#positions });
      process.stderr.write(`Unhandled ${traceback.join("\n")}\n`);
    };
    for (const event of ["uncaughtException", "unhandledRejection"]) {
      process.removeAllListeners(event);
      process.on(event, report);
    }
  }

  silence(value: unknown): void {
    this.#silenced = { value };
  }

  waitFor(work: Promise<unknown>): void {
    this.#work.push(work);
  }

  /** Stop the running cell at its next `await`; a synchronous loop is stopped by SIGINT itself. */
  interrupt(): void {
    this.#running().interrupt();
  }

  close(): void {
    this.#executor?.close();
  }

  #running(): Executor {
    if (this.#executor === undefined) throw new Error("no executor: open the session first");
    return this.#executor;
  }

  #adoptCompiler(): void {
    const { converter, typescript } = this.tslab;
    const createConverter = converter.createConverter;
    converter.createConverter = (options) => {
      const made = createConverter(options);
      const convert = (previous: string, source: string) => {
        const { text, originalColumn } = expandShorthand(source, typescript);
        const conversion = made.convert(previous, text);
        for (const { fileName, start } of conversion.diagnostics ?? []) {
          if (fileName === undefined) start.character = originalColumn(start.line, start.character);
        }
        if (conversion.diagnostics) conversion.diagnostics = syntaxAlone(conversion.diagnostics, source);
        if (conversion.output) {
          conversion.output = this.#positions.register(this.#cell.count, source, conversion.output);
        }
        return conversion;
      };
      return { ...made, convert };
    };
  }

  #adoptExecutor(): void {
    const { executor } = this.tslab;
    const createExecutor = executor.createExecutor;
    executor.createExecutor = (directory, converters) => {
      const made = createExecutor(directory, converters, {
        log: (value) => {
          this.#result = { value };
        },
        error: (...values) => {
          this.#printed.push(values);
        },
      });
      const interrupt = () => {
        made.interrupt();
        this.#stop(new Error("Interrupted asynchronously"));
      };
      this.#executor = { ...made, interrupt };
      return this.#executor;
    };
  }

  async #shownResult(): Promise<CellOutcome> {
    const value = await this.#unlessStopped(Promise.resolve(this.#result?.value));
    if (value === undefined || value === null) return {};
    if (this.#silenced !== undefined && Object.is(this.#silenced.value, value)) return {};
    return { result: await this.#unlessStopped(richResult(value)) };
  }

  /** The value of a promise, unless the cell is interrupted before. */
  async #unlessStopped<Value>(work: Promise<Value>): Promise<Value> {
    const interrupted = new Promise<never>((_, reject) => {
      this.#stop = reject;
    });
    try {
      return await Promise.race([work, interrupted]);
    } finally {
      this.#stop = () => {};
    }
  }

  #describePrinted(cell: { count: number; source: string; positions: CellPositions }): ExecutionFailure {
    const diagnostics = this.#printed.flatMap((values): Diagnostic[] => {
      if (values[0] !== diagnosticFormat) return [];
      const [, file, line, column, message] = values as [string, string, number, number, string];
      return [{ file: file.trim(), line, column, message }];
    });
    if (diagnostics.length > 0) return describeDiagnostics(diagnostics, cell);
    return describeThrown(this.#printed[0]?.[0], cell);
  }
}

/** The errors of syntax, if the cell has any: what else the compiler then finds is of a text that nobody wrote. */
function syntaxAlone(diagnostics: CompilerDiagnostic[], source: string): CompilerDiagnostic[] {
  const { first, last } = syntaxCodes;
  const ofSyntax = diagnostics.filter(
    ({ fileName, code }) => fileName === undefined && code >= first && code <= last,
  );
  const lines = source.split("\n").length;
  const found = [ofSyntax.filter(({ start }) => start.line < lines), ofSyntax, diagnostics];
  return found.find(({ length }) => length > 0) ?? diagnostics;
}
