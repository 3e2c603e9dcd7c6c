/** A quantity measured several times. */
export interface Measurement {
  /** What was measured, e.g. `run of 100,000 agents`; the same text in every record. */
  readonly what: string;
  readonly unit: "s" | "MB";
  /** Every value, in the order measured. */
  readonly values: readonly number[];
  /** Seconds of processor time behind each value: what is left of it when other programs take turns. */
  readonly processor?: readonly number[];
  /** What we want the median to be below. */
  readonly goal?: number;
}

/** The median: the middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
