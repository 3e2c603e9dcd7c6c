/** Results of batches of work that are kept, so that stopped work can go on where it was. */
export interface KeptBatches {
  /** What a batch gave, if it is kept. */
  find(batch: string): readonly (readonly number[])[] | undefined;
  keep(batch: string, results: readonly (readonly number[])[]): void;
}

/** Keeps nothing. */
export const nothingKept: KeptBatches = { find: () => undefined, keep: () => {} };
