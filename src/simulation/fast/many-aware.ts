import type { ManyBlocks } from "../../random/many-blocks.ts";
import { type Key, keyOf } from "../../random/stream.ts";
import type { Course } from "../course.ts";
import type { MarketOdds } from "./market-odds.ts";

/** Which rivals the people of a stretch know of and could use: the same luck now and when their anchor held. */
export class ManyAware {
  private readonly blocks: ManyBlocks;
  private readonly key: Key;
  private readonly rivals: number;
  private readonly hears: Int32Array;
  private readonly fits: Int32Array;
  /** A bit for each alternative, by person of the stretch. */
  readonly now: Int32Array;
  readonly earlier: Int32Array;

  constructor(course: Course, blocks: ManyBlocks) {
    this.blocks = blocks;
    this.key = keyOf(course.seed, "awareness");
    this.rivals = course.market.rivalIds.length;
    this.hears = blocks.column();
    this.fits = blocks.column();
    this.now = blocks.column();
    this.earlier = blocks.column();
  }

  /** @param numbers Of the people, the first `count`. */
  find(market: MarketOdds, numbers: Int32Array, count: number): void {
    const { blocks, key, hears, fits } = this;
    this.now.fill(0, 0, count);
    this.earlier.fill(0, 0, count);
    for (let rival = 0; rival < this.rivals; rival++) {
      const now = market.aware.find((limit) => limit.rival === rival);
      const earlier = market.awareEarlier.find((limit) => limit.rival === rival);
      if (!now && !earlier) continue;
      blocks.fill(key, rival, numbers, count, hears, fits);
      if (now) blocks.mark(hears, fits, count, now.hears, now.fits, now.bit, this.now);
      if (earlier) blocks.mark(hears, fits, count, earlier.hears, earlier.fits, earlier.bit, this.earlier);
    }
  }
}
