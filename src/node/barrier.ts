/** Loads of a shared word before a thread lets go of its processor: about the time that a short wait costs. */
const SPINS = 2000;
const ARRIVED = 0;
const ROUND = 1;

/**
 * A barrier for threads: nobody passes before all have come. What a thread wrote before it, all others see after it.
 */
export class Barrier {
  /** Shared memory that a barrier needs, bytes. */
  static readonly bytes = 2 * Int32Array.BYTES_PER_ELEMENT;
  private readonly words: Int32Array;
  private readonly threads: number;

  /** @param words Two shared words, 0 at first. */
  constructor(words: Int32Array, threads: number) {
    this.words = words;
    this.threads = threads;
  }

  /** Wait for the others. Blocks the thread. */
  wait(): void {
    const { words } = this;
    const round = Atomics.load(words, ROUND);
    if (Atomics.add(words, ARRIVED, 1) === this.threads - 1) {
      Atomics.store(words, ARRIVED, 0);
      Atomics.add(words, ROUND, 1);
      Atomics.notify(words, ROUND);
      return;
    }
    for (let spin = 0; spin < SPINS; spin++) if (Atomics.load(words, ROUND) !== round) return;
    while (Atomics.load(words, ROUND) === round) Atomics.wait(words, ROUND, round);
  }
}
