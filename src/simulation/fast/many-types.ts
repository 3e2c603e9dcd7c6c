import type { Anchor } from "../../behaviour/anchor.ts";
import { FIRST_TRY, pullOfRivals, typeOnceTried } from "../../behaviour/type-of-chooser.ts";
import { type AliasTable, drawAlias } from "../../random/alias.ts";
import type { ManyBlocks } from "../../random/many-blocks.ts";
import { type Key, uniform } from "../../random/stream.ts";

/** The taste types of the people of a stretch, the same as `typeOfChooser` draws: the first try of all at once. */
export class ManyTypes {
  private readonly blocks: ManyBlocks;
  private readonly key: Key;
  private readonly alternatives: number;
  private readonly typeWords: Int32Array;
  private readonly tryWords: Int32Array;
  private readonly nextWords: Int32Array;
  /** Words that decide on the value of the alternative once chosen. */
  readonly firstWords: Int32Array;
  /** By person of the stretch. */
  readonly types: Uint16Array;
  /** What `pullOfRivals` is to the type of each. */
  readonly pulls: Float64Array;

  /** @param stretch Length of the columns of `blocks`. */
  constructor(key: Key, alternatives: number, blocks: ManyBlocks, stretch: number) {
    this.blocks = blocks;
    this.key = key;
    this.alternatives = alternatives;
    this.typeWords = blocks.column();
    this.firstWords = blocks.column();
    this.tryWords = blocks.column();
    this.nextWords = blocks.column();
    this.types = new Uint16Array(stretch);
    this.pulls = new Float64Array(stretch);
  }

  /**
   * @param numbers Of the people, the first `count`.
   * @param anchored Plans that they once chose.
   * @param known Rivals that they knew of then, a bit for each alternative.
   */
  find(anchor: Anchor, numbers: Int32Array, count: number, anchored: Uint8Array, known: Int32Array): void {
    const { blocks, key, alternatives, typeWords, firstWords, tryWords, nextWords, types, pulls } = this;
    const { relative } = anchor;
    const tables = anchor.shares.reduce<(AliasTable | undefined)[]>((all, _, option) => {
      all.push(anchor.types(option));
      return all;
    }, []);
    blocks.fill(key, 0, numbers, count, typeWords, firstWords);
    blocks.fill(key, FIRST_TRY, numbers, count, tryWords, nextWords);
    for (let person = 0; person < count; person++) {
      const table = tables[anchored[person]] as AliasTable;
      const rivals = known[person];
      let type = drawAlias(table, uniform(typeWords[person]));
      let pull = 0;
      for (let left = rivals; left !== 0; ) {
        const other = 31 - Math.clz32(left);
        left ^= 1 << other;
        pull += relative[type * alternatives + other];
      }
      if (pull > 0 && !(uniform(tryWords[person]) * (1 + pull) < 1)) {
        const next = drawAlias(table, uniform(nextWords[person]));
        const plan = anchored[person];
        type = typeOnceTried(anchor, alternatives, plan, rivals, key, numbers[person], next, 1);
        pull = pullOfRivals(anchor, alternatives, type, rivals);
      }
      types[person] = type;
      pulls[person] = pull;
    }
  }
}
