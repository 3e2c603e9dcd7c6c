import type { JsonObject, Notebook, NotebookOutput } from "./notebook-file.ts";

/**
 * Metadata of an output that lives only while its notebook runs, such as the lab's panel: a program of some hundred
 * kilobytes, the same in every notebook and another after every build. It is shown, but neither stored nor compared;
 * for readers of the stored notebook the cell shows a picture besides.
 */
export const liveOutput: Readonly<JsonObject> = { churnkit: { live: true } };

/** Whether an output was shown with `liveOutput`. */
function isLive(output: NotebookOutput): boolean {
  if (!("metadata" in output)) return false;
  const { churnkit } = output.metadata as { churnkit?: { live?: unknown } };
  return churnkit?.live === true;
}

/** A notebook without the outputs that live only while it runs. */
export function withoutLive(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.outputs ? { ...cell, outputs: cell.outputs.filter((output) => !isLive(output)) } : cell,
  );
  return { ...notebook, cells };
}
