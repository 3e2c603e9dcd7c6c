import type { Key } from "../../random/stream.ts";
import type { Kernel } from "./kernel.ts";
import type { Lanes } from "./lanes.ts";

/** The words with which the people of a stretch choose, but for those of their types; columns by person. */
export class ChoiceWords {
  private readonly kernel: Kernel;
  private readonly key: Key;
  /** Decide on the best of what was drawn together with the alternative once chosen, and on which of those it is. */
  private readonly seconds: Int32Array;
  private readonly runnersUp: Int32Array;
  /** Of each alternative. */
  private readonly columns: readonly Int32Array[];

  constructor(kernel: Kernel, key: Key, alternatives: number, lanes: Lanes, stretch: number) {
    this.kernel = kernel;
    this.key = key;
    this.seconds = kernel.column("secondWords", Int32Array, stretch);
    this.runnersUp = kernel.column("runnerUpWords", Int32Array, stretch);
    const pairs = alternatives + (alternatives & 1);
    this.columns = Array.from({ length: pairs }, () => kernel.room(Int32Array, stretch));
    const addresses = kernel.column("laneWords", Int32Array, lanes.count);
    addresses.fill(this.columns[0].byteOffset);
    for (let alternative = 0; alternative < alternatives; alternative++) {
      addresses[lanes.of(alternative)] = this.columns[alternative].byteOffset;
    }
  }

  /**
   * @param numbers Of the people, the first `count`.
   * @param wanted Alternatives whose words are drawn.
   */
  draw(numbers: Int32Array, count: number, wanted: Uint8Array): void {
    const { kernel, key, columns } = this;
    kernel.fill(key, 1, numbers, count, this.seconds, this.runnersUp);
    let last = -1;
    for (const alternative of wanted) {
      const pair = alternative >> 1;
      if (pair === last) continue;
      last = pair;
      kernel.fill(key, 2 + pair, numbers, count, columns[2 * pair], columns[2 * pair + 1]);
    }
  }
}
