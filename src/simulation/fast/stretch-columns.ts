import type { Population } from "../population.ts";
import type { Kernel } from "./kernel.ts";

/** A stretch of slots in the kernel's memory: copies of the population's columns, and what belongs to the day. */
export interface StretchColumns {
  readonly numbers: Int32Array;
  /** The two words of the day. */
  readonly luck: Int32Array;
  readonly gate: Int32Array;
  /** What each has heard from ties. */
  readonly heard: Uint8Array;
  /** What happens to whom, see `kernel/stretch.ts`. */
  readonly events: Int32Array;
  copyFrom(population: Population, slot: number, count: number): void;
  /** Copy back what the kernel may have changed. */
  copyTo(population: Population, slot: number, count: number): void;
}

/** Columns of so many slots. */
export function stretchColumns(kernel: Kernel, length: number): StretchColumns {
  const status = kernel.column("status", Uint8Array, length);
  const flags = kernel.column("flags", Uint8Array, length);
  const anchored = kernel.column("anchored", Uint8Array, length);
  const rate = kernel.column("rate", Float32Array, length);
  const reference = kernel.column("reference", Uint16Array, length);
  const since = kernel.column("since", Uint16Array, length);
  kernel.column("thinkers", Int32Array, length);
  return {
    numbers: kernel.column("numbers", Int32Array, length),
    luck: kernel.column("luck", Int32Array, length),
    gate: kernel.column("gate", Int32Array, length),
    heard: kernel.column("heard", Uint8Array, length),
    events: kernel.column("events", Int32Array, length),
    copyFrom(population, slot, count) {
      const end = slot + count;
      status.set(population.status.subarray(slot, end));
      flags.set(population.flags.subarray(slot, end));
      anchored.set(population.anchored.subarray(slot, end));
      rate.set(population.rate.subarray(slot, end));
      reference.set(population.reference.subarray(slot, end));
      since.set(population.since.subarray(slot, end));
    },
    copyTo(population, slot, count) {
      population.flags.set(flags.subarray(0, count), slot);
      population.reference.set(reference.subarray(0, count), slot);
    },
  };
}
