import { type ChildProcess, fork } from "node:child_process";
import { dirname, resolve } from "node:path";
import { quote, ScenarioError } from "../../scenario/issue.ts";
import { builtScript } from "./built-script.ts";
import { type Notebook, type NotebookOutput, readNotebook } from "./notebook-file.ts";
import type { CellJob, ChangedOutputs, RunnerReport } from "./runner-protocol.ts";

export interface ExecutedCell {
  /** Position among all cells of the notebook, from 0. */
  readonly index: number;
  readonly id: string;
  /** `expected-error`: the cell failed and has the tag `raises-exception`. `skipped`: one before it failed. */
  readonly status: "ok" | "error" | "expected-error" | "skipped";
  readonly executionCount: number | null;
  readonly outputs: readonly NotebookOutput[];
}

export interface RunNotebookOptions {
  /** Longest time a single cell may take, seconds, at most 2147483; 600 unless told. */
  readonly timeoutSeconds?: number;
  /** Called when a cell has ended, with the number of code cells. */
  readonly onCell?: (cell: ExecutedCell, total: number) => void;
  /** Ends the run at once; the running cell then counts as failed. */
  readonly signal?: AbortSignal;
}

export interface NotebookRun {
  /** A copy of the notebook with the new outputs. */
  readonly notebook: Notebook;
  /** Its code cells. */
  readonly cells: readonly ExecutedCell[];
  /** Whether every cell ran and none failed unexpectedly. */
  readonly ok: boolean;
}

const defaultTimeout = 600;
/** Longest time that a timer can wait, seconds; one that is set for longer goes off at once. */
export const LONGEST_TIMEOUT = Math.floor((2 ** 31 - 1) / 1000);
/** Time that an interrupted cell has to stop by itself, milliseconds. */
const grace = 3_000;
const failureTag = "raises-exception";

/**
 * Execute a notebook with tslab, in a process of its own whose folder is the notebook's.
 *
 * Neither Python nor a Jupyter server is involved. The file is not changed. The outputs hold no times and no random
 * ids, and the process runs in UTC and plain English, so that equal notebooks give equal outputs on every machine.
 *
 * @param path The `.ipynb` file.
 * @throws ScenarioError If the file is no notebook or is written for another language.
 * @throws RangeError If `timeoutSeconds` is not positive or more than a timer can wait.
 * @throws Error If tslab is not installed.
 */
export async function runNotebook(path: string, options: RunNotebookOptions = {}): Promise<NotebookRun> {
  const { timeoutSeconds = defaultTimeout } = options;
  if (!(timeoutSeconds > 0 && timeoutSeconds <= LONGEST_TIMEOUT)) {
    throw new RangeError(
      `invalid timeoutSeconds; must be positive and at most ${LONGEST_TIMEOUT}: ${timeoutSeconds}`,
    );
  }
  const notebook = readNotebook(path);
  checkLanguage(notebook, path);
  const code = notebook.cells.flatMap((cell, index) => (cell.cell_type === "code" ? [{ cell, index }] : []));
  const states = new Map<number, ExecutedCell>();
  for (const { cell, index } of code) {
    cell.outputs = [];
    cell.execution_count = null;
    const status = cell.source.trim() === "" ? "ok" : "skipped";
    states.set(index, { index, id: cell.id, status, executionCount: null, outputs: cell.outputs });
  }
  const jobs = code
    .filter(({ cell }) => cell.source.trim() !== "")
    .map(({ cell, index }) => ({ index, source: cell.source, mayFail: mayFail(cell.metadata) }));
  const setOutputs = ({ cell, outputs }: ChangedOutputs) => {
    notebook.cells[cell]!.outputs = outputs;
    states.set(cell, { ...states.get(cell)!, outputs });
  };
  await runJobs(jobs, dirname(resolve(path)), timeoutSeconds, options.signal, (job, ended) => {
    for (const changed of ended.changed) setOutputs(changed);
    if (job === undefined) return;
    notebook.cells[job.index]!.execution_count = ended.executionCount;
    const failed = job.mayFail && !ended.stopped ? "expected-error" : "error";
    const status = ended.failed ? failed : "ok";
    const state = { ...states.get(job.index)!, status, executionCount: ended.executionCount } as const;
    states.set(job.index, state);
    options.onCell?.(state, jobs.length);
  });
  const cells = [...states.values()];
  const ok = cells.every(({ status }) => status === "ok" || status === "expected-error");
  return { notebook, cells, ok };
}

interface EndOfCell {
  readonly executionCount: number | null;
  readonly failed: boolean;
  /** Not by an error of its own. */
  readonly stopped?: boolean;
  readonly changed: ChangedOutputs[];
}

/** Run the jobs in a new process; `onEnd` is called for each job begun, and without a job for later changes. */
function runJobs(
  jobs: readonly CellJob[],
  directory: string,
  timeoutSeconds: number,
  signal: AbortSignal | undefined,
  onEnd: (job: CellJob | undefined, ended: EndOfCell) => void,
): Promise<void> {
  const child = fork(builtScript("runner-main"), [], {
    cwd: directory,
    env: runnerEnvironment(),
    execArgv: [],
    // Nothing but the cells' own outputs may depend on whether this process has a terminal.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const stray: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => stray.push(chunk));
  return new Promise((resolvePromise, reject) => {
    let running: CellJob | undefined;
    let began = false;
    let done = false;
    let stopReason: string | undefined;
    let timer: NodeJS.Timeout | undefined;
    const kill = () => child.kill("SIGKILL");
    const abort = () => {
      stopReason = "the run was stopped";
      kill();
    };
    signal?.addEventListener("abort", abort);
    process.once("exit", kill);
    child.on("message", (report: RunnerReport) => {
      if (report.type === "begin") {
        began = true;
        running = jobs.find(({ index }) => index === report.index);
        timer = setTimeout(() => {
          stopReason = `the cell ran longer than ${timeoutSeconds} s`;
          timer = interrupt(child);
        }, timeoutSeconds * 1000);
        return;
      }
      clearTimeout(timer);
      if (report.type === "done") {
        done = true;
        onEnd(undefined, { executionCount: null, failed: false, changed: report.changed });
        return;
      }
      const job = running;
      running = undefined;
      if (stopReason === undefined || job === undefined) return onEnd(job, report);
      const own = report.changed.find(({ cell }) => cell === job.index)?.outputs ?? [];
      onEnd(
        job,
        stopped(
          job,
          stopReason,
          own.filter(({ output_type }) => output_type !== "error"),
        ),
      );
      kill();
    });
    child.on("error", reject);
    child.on("close", (code, signalName) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      process.off("exit", kill);
      const text = Buffer.concat(stray).toString();
      if (!began && !done) return reject(new Error(text.trim() || `tslab did not start (exit code ${code})`));
      if (text !== "") process.stderr.write(text);
      if (running !== undefined) {
        const how = signalName === null ? `exit code ${code}` : signalName;
        onEnd(running, stopped(running, stopReason ?? `the cell ended its process (${how})`, []));
      }
      resolvePromise();
    });
    if (signal?.aborted) abort();
    child.send(jobs);
  });
}

/** How a cell ends that did not end by itself. */
function stopped(job: CellJob, reason: string, outputs: NotebookOutput[]): EndOfCell {
  const error = { ename: "Stopped", evalue: reason, traceback: [`Stopped: ${reason}`] };
  const all: NotebookOutput[] = [...outputs, { output_type: "error", ...error }];
  return { executionCount: null, failed: true, stopped: true, changed: [{ cell: job.index, outputs: all }] };
}

function interrupt(child: ChildProcess): NodeJS.Timeout {
  child.kill("SIGINT");
  return setTimeout(() => child.kill("SIGKILL"), grace);
}

function runnerEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...environment } = process.env;
  return { ...environment, TZ: "UTC", LANG: "C.UTF-8", LC_ALL: "C.UTF-8", NO_COLOR: "1" };
}

function mayFail(metadata: Record<string, unknown>): boolean {
  return Array.isArray(metadata.tags) && metadata.tags.includes(failureTag);
}

function checkLanguage(notebook: Notebook, path: string): void {
  const spec = notebook.metadata.kernelspec as { language?: unknown } | undefined;
  if (spec?.language === undefined || spec.language === "typescript") return;
  const found = quote(spec.language);
  throw new ScenarioError([{ path: "metadata.kernelspec.language", expected: "typescript", found }], path);
}
