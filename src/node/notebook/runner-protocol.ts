import type { NotebookOutput } from "./notebook-file.ts";

/** A code cell to run. */
export interface CellJob {
  /** Position among all cells of the notebook. */
  readonly index: number;
  readonly source: string;
  /** Go on after a failure of this cell. */
  readonly mayFail: boolean;
}

export interface ChangedOutputs {
  /** Position of the cell among all cells. */
  readonly cell: number;
  readonly outputs: NotebookOutput[];
}

/** What the process that runs the cells tells the one that started it. */
export type RunnerReport =
  | { readonly type: "begin"; readonly index: number }
  | {
      readonly type: "end";
      readonly index: number;
      readonly executionCount: number;
      readonly failed: boolean;
      readonly changed: ChangedOutputs[];
    }
  | { readonly type: "done"; readonly changed: ChangedOutputs[] };
