import { updatedReferencePrice } from "../../behaviour/reference-price.ts";
import { parameterValue } from "../../market/parameter.ts";
import type { Course } from "../course.ts";
import type { Kernel } from "./kernel.ts";

/** Room for reference prices of each class and plan, a power of two. */
const ROOM = 32;
const NONE = -1;

/** Bytes that prices of so many classes and plans take in the kernel's memory at most. */
export function movedPriceBytes(bills: number): number {
  return bills * ROOM * 8 + 64;
}

/**
 * Where a bill moves reference prices. The same few are met again and again on a day; as many as there is room for are
 * noted, and the kernel looks them up.
 */
export class MovedPrices {
  private readonly course: Course;
  private readonly plans: number;
  private readonly priceUnit: number;
  private readonly carryOver: number;
  /** Reference prices met today, before and after a bill, by class and plan. */
  private readonly before: Int32Array;
  private readonly after: Int32Array;

  /** @param bills Classes times plans. */
  constructor(course: Course, priceUnit: number, bills: number, kernel: Kernel) {
    this.course = course;
    this.plans = course.market.plans.length;
    this.priceUnit = priceUnit;
    this.carryOver = parameterValue(course.scenario.parameters, "reference.carryOver");
    this.before = kernel.column("before", Int32Array, bills * ROOM);
    this.after = kernel.column("after", Int32Array, bills * ROOM);
  }

  /** Begin a day. */
  begin(): void {
    this.before.fill(NONE);
  }

  /**
   * The reference price, as it is stored, after a bill.
   *
   * @param bill Class x plans + plan.
   * @param code The one before, as it is stored.
   */
  moved(index: number, bill: number, code: number): number {
    const { before, after, plans, priceUnit } = this;
    const place = bill * ROOM + (code & (ROOM - 1));
    if (code !== before[place]) {
      const price = this.course.conditions[index].charged[Math.floor(bill / plans)][bill % plans];
      before[place] = code;
      after[place] = Math.round(updatedReferencePrice(code * priceUnit, price, this.carryOver) / priceUnit);
    }
    return after[place];
  }
}
