import { type Key, keyOf } from "../../random/stream.ts";
import type { Course } from "../course.ts";
import type { Kernel } from "./kernel.ts";
import type { MarketOdds } from "./market-odds.ts";

/** Which rivals the people of a stretch know of and could use: the same luck now and when their anchor held. */
export class ManyAware {
  private readonly kernel: Kernel;
  private readonly key: Key;
  private readonly rivals: number;
  private readonly hears: Int32Array;
  private readonly fits: Int32Array;
  /** A bit for each alternative, by person of the stretch. */
  private readonly now: Int32Array;
  private readonly earlier: Int32Array;

  /** @param stretch People in a stretch. */
  constructor(course: Course, kernel: Kernel, stretch: number) {
    this.kernel = kernel;
    this.key = keyOf(course.seed, "awareness");
    this.rivals = course.market.rivalIds.length;
    this.hears = kernel.room(Int32Array, stretch);
    this.fits = kernel.room(Int32Array, stretch);
    this.now = kernel.column("aware", Int32Array, stretch);
    this.earlier = kernel.column("awareEarlier", Int32Array, stretch);
  }

  /** @param numbers Of the people, the first `count`. */
  find(market: MarketOdds, numbers: Int32Array, count: number): void {
    const { kernel, key, hears, fits } = this;
    this.now.fill(0, 0, count);
    this.earlier.fill(0, 0, count);
    for (let rival = 0; rival < this.rivals; rival++) {
      const now = market.aware[rival];
      const earlier = market.awareEarlier[rival];
      if (!now && !earlier) continue;
      kernel.fill(key, rival, numbers, count, hears, fits);
      if (now) kernel.mark(hears, fits, count, now.hears, now.fits, now.bit, this.now);
      if (earlier) kernel.mark(hears, fits, count, earlier.hears, earlier.fits, earlier.bit, this.earlier);
    }
  }
}
