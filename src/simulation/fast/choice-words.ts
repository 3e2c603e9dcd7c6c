import type { ManyBlocks } from "../../random/many-blocks.ts";
import type { Key } from "../../random/stream.ts";

/** The words with which the people of a stretch choose, but for those of their types; columns by person. */
export class ChoiceWords {
  private readonly blocks: ManyBlocks;
  private readonly key: Key;
  /** Numbers of the people: to be filled before `draw`. */
  readonly numbers: Int32Array;
  /** Decides on the best of what was drawn together with the alternative once chosen. */
  readonly second: Int32Array;
  /** Decides which of those that is. */
  readonly runnerUp: Int32Array;
  /** Of each alternative, a column after the other. */
  readonly epsilon: Int32Array;
  private readonly columns: readonly Int32Array[];

  /** @param stretch Length of the columns of `blocks`. */
  constructor(key: Key, alternatives: number, blocks: ManyBlocks, stretch: number) {
    this.blocks = blocks;
    this.key = key;
    this.numbers = blocks.column();
    this.second = blocks.column();
    this.runnerUp = blocks.column();
    const pairs = alternatives + (alternatives & 1);
    this.epsilon = blocks.columns(pairs);
    this.columns = Array.from({ length: pairs }, (_, alternative) =>
      this.epsilon.subarray(alternative * stretch, (alternative + 1) * stretch),
    );
  }

  /** @param wanted Alternatives whose words are drawn, a bit for each. */
  draw(count: number, wanted: number): void {
    const { blocks, key, numbers, columns } = this;
    blocks.fill(key, 1, numbers, count, this.second, this.runnerUp);
    for (let first = 0; first < columns.length; first += 2) {
      if (((wanted >> first) & 3) === 0) continue;
      blocks.fill(key, 2 + first / 2, numbers, count, columns[first], columns[first + 1]);
    }
  }
}
