/** A quantity measured several times. */
export interface Measurement {
  /** What was measured, e.g. `run of 100,000 agents`; the same text in every record. */
  readonly what: string;
  readonly unit: "s" | "B" | "MB" | "ns" | "M/s" | "GB/s" | "x";
  /** Every value, in the order measured. */
  readonly values: readonly number[];
  /** Seconds of processor time behind each value: what is left of it when other programs take turns. */
  readonly processor?: readonly number[];
  /** What we want the median to be: at most this, or at least this. */
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
  /** How the figure came about, where its name does not say it all. */
  readonly note?: string;
}

/** The median: the middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Whether the median keeps the goal; true without one. */
export function keepsGoal({ values, goal }: Measurement): boolean {
  if (goal === undefined) return true;
  return "atMost" in goal ? median(values) <= goal.atMost : median(values) >= goal.atLeast;
}

/** Quotients of what was measured one after the other, pair by pair. */
export function quotients(of: readonly number[], by: readonly number[]): number[] {
  return of.map((value, index) => value / by[index]);
}
