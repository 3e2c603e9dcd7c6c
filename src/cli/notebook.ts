import { type Command, InvalidArgumentError, Option } from "commander";
import { compareNotebooks } from "../node/notebook/compare.ts";
import { withoutLive } from "../node/notebook/live-output.ts";
import {
  formatCellProblem,
  type NotebookOutput,
  readNotebook,
  writeNotebook,
} from "../node/notebook/notebook-file.ts";
import {
  type ExecutedCell,
  LONGEST_TIMEOUT,
  type NotebookRun,
  runNotebook,
} from "../node/notebook/runner.ts";
import { formatIssue, ScenarioError } from "../scenario/issue.ts";
import { UsageError } from "./usage-error.ts";
import { checkWritableFile, writeFile } from "./write-file.ts";

interface NotebookRunOptions {
  readonly check?: boolean;
  readonly write?: boolean;
  readonly html?: string;
  readonly timeout?: number;
}

const exitFailed = 1;
const exitBadInput = 2;
/** Signals that stop a run and the process of its cells, and the exit codes that shells know them by. */
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Add `notebook run`: execute a notebook without Jupyter, and store, check or publish its outputs. */
export function notebookCommand(program: Command): void {
  program
    .command("notebook")
    .description("run, check and publish notebooks without Jupyter")
    .command("run")
    .description("execute a notebook with tslab; needs neither Python nor Jupyter")
    .argument("<file.ipynb>", "the notebook; it runs in its own folder")
    .addHelpText(
      "after",
      [
        "",
        "Examples:",
        "  npx churnkit notebook run notebooks/01-netflix-2011.ipynb --check",
        "  CHURNKIT_SUBSCRIBERS=2000 npx churnkit notebook run notebooks/01-netflix-2011.ipynb   (fewer agents, sooner done)",
      ].join("\n"),
    )
    .addOption(
      new Option(
        "--check",
        "fail on errors, on anything printed to stderr, on cells that did not run and on outputs other than the stored ones",
      ).conflicts("write"),
    )
    .option("--write", "store the new outputs in the file")
    .option("--html <out>", "write the executed notebook as one web page")
    .option("--timeout <seconds>", "longest time for one cell (default 600)", parseSeconds)
    .action(runAction);
}

async function runAction(file: string, options: NotebookRunOptions): Promise<void> {
  const note = (line: string) => void process.stderr.write(`${line}\n`);
  const controller = new AbortController();
  const handlers = Object.entries(signals).map(([name, code]) => {
    return [name, () => controller.abort(code)] as const;
  });
  for (const [name, stop] of handlers) process.on(name, stop);
  try {
    const committed = readNotebook(file);
    if (options.html !== undefined) checkWritableFile("--html", options.html);
    let ended = 0;
    const run = await runNotebook(file, {
      ...(options.timeout !== undefined && { timeoutSeconds: options.timeout }),
      signal: controller.signal,
      onCell: (cell, total) => note(`[${++ended}/${total}] cell ${cell.index + 1}: ${summary(cell)}`),
    });
    if (options.html !== undefined) await writePage(options.html, run, file);
    const problems = runProblems(file, run, options.check === true);
    if (options.check && run.ok) {
      for (const { index, id, place, expected, found } of compareNotebooks(committed, run.notebook)) {
        const hint = "churnkit notebook run --write stores the new ones";
        problems.push(formatCellProblem(file, index, id, { path: place, expected, found, hint }));
      }
    }
    for (const problem of problems) note(problem);
    if (problems.length > 0) {
      process.exitCode = controller.signal.aborted ? controller.signal.reason : exitFailed;
      return;
    }
    if (options.write) writeNotebook(file, withoutLive(run.notebook));
    process.stdout.write(`${conclusion(file, run, options)}\n`);
  } catch (error) {
    const isInput = error instanceof ScenarioError || error instanceof UsageError;
    note(isInput ? error.message : `${file}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = isInput ? exitBadInput : exitFailed;
  } finally {
    for (const [name, stop] of handlers) process.off(name, stop);
  }
}

async function writePage(path: string, run: NotebookRun, file: string): Promise<void> {
  // Only here, because its libraries would slow the start of every command.
  const { notebookPage } = await import("../node/notebook/page/notebook-page.ts");
  writeFile("--html", path, notebookPage(run.notebook, file, path));
}

/** One line for each cell that failed, did not run or, if asked, printed to stderr. */
function runProblems(file: string, run: NotebookRun, strict: boolean): string[] {
  const problems: string[] = [];
  const failed = run.cells.find(({ status }) => status === "error");
  for (const cell of run.cells) {
    const problem = (expected: string, found: string, hint?: string) =>
      problems.push(
        formatCellProblem(file, cell.index, cell.id, { path: "", expected, found, ...(hint && { hint }) }),
      );
    if (cell.status === "error") problem("a cell that runs to its end", errorText(cell), errorPlace(cell));
    if (cell.status === "skipped" && strict) {
      problem("a cell that runs", "a skipped one", `cell ${(failed?.index ?? 0) + 1} failed`);
    }
    const printed = cell.outputs.find(
      (output) => output.output_type === "stream" && output.name === "stderr",
    );
    if (strict && printed?.output_type === "stream") {
      problem("nothing on stderr", JSON.stringify(printed.text.split("\n")[0]));
    }
  }
  return problems;
}

function errorOf(cell: ExecutedCell): Extract<NotebookOutput, { output_type: "error" }> | undefined {
  return cell.outputs.find((output) => output.output_type === "error");
}

function errorText(cell: ExecutedCell): string {
  const { ename = "an error", evalue = "" } = errorOf(cell) ?? {};
  return `${ename}: ${evalue.split("\n")[0]}`;
}

/** The first line of the traceback that names a place in the notebook. */
function errorPlace(cell: ExecutedCell): string | undefined {
  return errorOf(cell)?.traceback[1]?.trim();
}

function summary(cell: ExecutedCell): string {
  if (cell.status === "error") return errorText(cell);
  const count = (kind: string) => cell.outputs.filter(({ output_type }) => output_type === kind).length;
  const texts = cell.outputs.map((output) => (output.output_type === "stream" ? output.text : ""));
  const lines = texts.join("").split("\n").length - 1;
  const parts = [
    plural(lines, "line"),
    plural(count("display_data"), "display"),
    plural(count("execute_result"), "result"),
    cell.status === "expected-error" ? "the expected error" : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "ok" : `ok, ${parts.join(", ")}`;
}

function plural(count: number, noun: string): string {
  if (count === 0) return "";
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function conclusion(file: string, run: NotebookRun, options: NotebookRunOptions): string {
  const deeds = [
    options.check ? "outputs as stored" : "",
    options.write ? "outputs stored" : "",
    options.html === undefined ? "" : `page in ${options.html}`,
  ].filter((deed) => deed !== "");
  return [`${file}: ${plural(run.cells.length, "cell") || "no cells"} ran`, ...deeds].join("; ");
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= LONGEST_TIMEOUT)) {
    const expected = `a number above 0 and at most ${LONGEST_TIMEOUT}`;
    throw new InvalidArgumentError(formatIssue({ path: "", expected, found: text }));
  }
  return seconds;
}
