import { inlineFigures, type Job } from "../experiment/job.ts";
import type { RunFigures } from "../experiment/run-figures.ts";
import { type KeptRuns, openKeptRuns, type RunIdentity } from "../node/kept-runs.ts";
import { isDoneSooner } from "../node/work-plan.ts";
import { figuresExecutor } from "../node/worker-executor.ts";
import { sayLast } from "./end-on-signals.ts";
import { progressBar } from "./progress-bar.ts";
import { onBehalfOf } from "./usage-error.ts";
import { checkAppendable } from "./write-file.ts";

/** A run of an ensemble, by a name that is its own within the file of kept runs. */
export interface NamedJob {
  readonly name: string;
  readonly job: Job;
}

/** How runs are done and kept. */
export interface EnsembleWork {
  readonly workers: number;
  /** File in which finished runs are kept, and from which those that are there already are taken. */
  readonly resume?: string;
  /** What the runs are of. */
  readonly identity: RunIdentity;
}

/** New worlds cost more to set up than to run if they are small: only a handful is done without threads. */
const HANDFUL = 4;

/**
 * Do runs on worker threads, with progress on standard error. Those that a file keeps are not done again; each of the
 * others is kept as it ends. Ctrl-C then loses nothing, and says how to go on.
 *
 * @returns The figures in the order of the jobs, the same whether they were kept or not.
 */
export async function doEnsemble(named: readonly NamedJob[], work: EnsembleWork): Promise<RunFigures[]> {
  const { workers, resume, identity } = work;
  if (resume !== undefined) checkAppendable("--resume", resume);
  const kept =
    resume === undefined ? inMemory() : onBehalfOf("--resume", () => openKeptRuns(resume, identity));
  const missing = named.filter(({ name }) => kept.get(name) === undefined);
  const before = named.length - missing.length;
  if (before > 0) process.stderr.write(`${before} of ${named.length} runs were kept in ${resume}\n`);
  const bar = progressBar("runs");
  const note = before > 0 ? `${before} kept before` : "";
  const isHandful = resume === undefined && missing.length <= HANDFUL;
  const jobs = missing.map(({ job }) => job);
  const executor = isHandful && isDoneSooner(jobs) ? inlineFigures : figuresExecutor(workers);
  let done = before;
  const tell = () => tellWhatIsKept(done, named.length, resume);
  process.once("exit", tell);
  try {
    await executor(jobs, {
      onProgress: (share) => bar.update(Math.floor(share * missing.length), missing.length, note),
      onResult: (figures, index) => {
        kept.add(missing[index].name, figures);
        done++;
      },
    });
  } catch (error) {
    if (resume !== undefined) tell();
    throw error;
  } finally {
    bar.stop();
    process.off("exit", tell);
  }
  return named.map(({ name }) => kept.get(name) as RunFigures);
}

/** Without a file; numbers are the same to the bit as those that went through text. */
function inMemory(): KeptRuns {
  const runs = new Map<string, RunFigures>();
  return {
    get: (name) => runs.get(name),
    add(name, figures) {
      runs.set(name, figures);
      return figures;
    },
  };
}

/** On the way out before the end, whoever asked for it: there is no time for anything but a line. */
function tellWhatIsKept(done: number, all: number, resume: string | undefined): void {
  const text =
    resume === undefined
      ? `Stopped after ${done} of ${all} runs; none is kept (--resume FILE keeps finished runs).`
      : `Stopped: ${done} of ${all} runs are kept in ${resume}. To go on: ${sameCommand()}`;
  sayLast(text);
}

function sameCommand(): string {
  const words = process.argv.slice(2).map((word) => (/^[\w./:=,@-]+$/.test(word) ? word : quoted(word)));
  return ["npx churnkit", ...words].join(" ");
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
