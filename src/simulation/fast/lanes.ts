import type { Alternatives } from "../../behaviour/anchor.ts";
import type { Kernel } from "./kernel.ts";

/** Factor of what is compared in lanes: room for the rounding of single precision and of what is computed in it. */
export const OUTWARDS = 1 + 4e-6;
/** Numbers in a vector of the kernel. */
const WIDTH = 4;
const SETS = 2 ** WIDTH;

/**
 * The order of alternatives in the kernel's vectors: rivals, nothing, families of the service. Most vectors end with the
 * rivals. Sets of alternatives are bits in this order.
 */
export class Lanes {
  /** Lanes in a row: a whole number of vectors. */
  readonly count: number;
  private readonly alternatives: number;
  private readonly families: number;

  /** @param families How many alternatives are families: the first ones. */
  constructor({ count }: Alternatives, families: number, kernel: Kernel) {
    this.alternatives = count;
    this.families = families;
    this.count = WIDTH * Math.ceil(count / WIDTH);
    const masks = Int32Array.from({ length: SETS * WIDTH }, (_, index) =>
      (Math.floor(index / WIDTH) >> (index % WIDTH)) & 1 ? -1 : 0,
    );
    kernel.copyOf("laneMasks", masks);
    kernel.set({ families, lanes: this.count });
  }

  /** The lane of an alternative. */
  of(alternative: number): number {
    const lane = alternative - this.families;
    return lane < 0 ? lane + this.alternatives : lane;
  }

  /** How many vectors reach to the last lane of a set; one at least. */
  vectorsOf(set: number): number {
    return Math.max(1, Math.ceil((32 - Math.clz32(set)) / WIDTH));
  }
}
