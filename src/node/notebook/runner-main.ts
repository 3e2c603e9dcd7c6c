import { CellSession } from "./cell-session.ts";
import { describeUnsendable } from "./execution-failure.ts";
import { OutputCollector } from "./output-collector.ts";
import type { CellJob, RunnerReport } from "./runner-protocol.ts";

/** Run the cells that the parent process sends, one after the other, and report each. */
async function runCells(cells: readonly CellJob[]): Promise<void> {
  const session = new CellSession();
  const collector = new OutputCollector();
  session.open(process.cwd());
  process.on("SIGINT", () => session.interrupt());
  session.reportStrayErrors();
  let executionCount = 0;
  for (const { index, source, mayFail } of cells) {
    executionCount++;
    collector.begin(index);
    await report({ type: "begin", index });
    let { result, failure } = await session.run(source, executionCount, collector);
    if (result) {
      try {
        const { data, metadata } = JSON.parse(JSON.stringify(result));
        collector.add({ output_type: "execute_result", data, metadata, execution_count: executionCount });
      } catch (error) {
        failure = describeUnsendable(error);
      }
    }
    if (failure) collector.add({ output_type: "error", ...failure });
    const failed = failure !== undefined;
    await report({ type: "end", index, executionCount, failed, changed: collector.takeChanged() });
    if (failed && !mayFail) break;
  }
  await report({ type: "done", changed: collector.takeChanged() });
}

function report(message: RunnerReport): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });
}

process.on("disconnect", () => process.exit());
process.once("message", (cells: CellJob[]) => {
  runCells(cells).then(
    () => process.exit(),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
});
