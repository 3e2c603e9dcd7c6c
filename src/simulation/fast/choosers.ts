import type { Kernel, Variable } from "./kernel.ts";

/** Room for at most so many choosers at a time. */
const ROOM = 4096;

/** Why somebody chooses. */
export const RENEWING = 0;
export const COMING_BACK = 1;
export const WON_BACK = 2;

/** Bytes that a list for so many takes in the kernel's memory. */
export function chooserBytes(most: number): number {
  return 19 * Math.min(ROOM, most) + 1024;
}

/** A list of those who choose, as columns of the kernel. */
export class Choosers {
  private readonly room: number;
  private readonly listed: Variable;
  readonly slots: Int32Array;
  readonly numbers: Int32Array;
  readonly reasons: Uint8Array;
  /** Plan held, or nothing; price class; plan once chosen; reference price as stored. */
  readonly plans: Uint8Array;
  readonly classes: Uint8Array;
  readonly anchored: Uint8Array;
  readonly references: Uint16Array;
  /** The options chosen. */
  readonly choices: Uint8Array;
  /** Those of whom there is more to do when they have chosen, see `pay` of `kernel/renewal.ts`. */
  readonly unsettled: Int32Array;

  /** @param most Most who can choose at a time. */
  constructor(kernel: Kernel, most: number) {
    const room = Math.min(ROOM, most);
    this.room = room;
    this.listed = kernel.variable("choosers");
    this.slots = kernel.column("chooserSlots", Int32Array, room);
    this.numbers = kernel.column("chooserNumbers", Int32Array, room);
    this.reasons = kernel.column("chooserReasons", Uint8Array, room);
    this.plans = kernel.column("chooserPlans", Uint8Array, room);
    this.classes = kernel.column("chooserClasses", Uint8Array, room);
    this.anchored = kernel.column("chooserAnchored", Uint8Array, room);
    this.references = kernel.column("chooserReferences", Uint16Array, room);
    this.choices = kernel.column("choices", Uint8Array, room);
    this.unsettled = kernel.column("unsettled", Int32Array, room);
  }

  get count(): number {
    return this.listed.value;
  }

  set count(count: number) {
    this.listed.value = count;
  }

  /** Add somebody who chooses; the plan held is nothing for somebody who has left. */
  add(
    reason: number,
    slot: number,
    number: number,
    plan: number,
    priceClass: number,
    anchored: number,
    reference: number,
  ): void {
    const person = this.count++;
    this.reasons[person] = reason;
    this.slots[person] = slot;
    this.numbers[person] = number;
    this.plans[person] = plan;
    this.classes[person] = priceClass;
    this.anchored[person] = anchored;
    this.references[person] = reference;
  }

  /** Everybody gets what the option chosen gives, see `ChoiceConditions`. */
  receive(gets: Uint8Array | undefined): void {
    if (!gets) return;
    for (let person = 0; person < this.count; person++) this.choices[person] = gets[this.choices[person]];
  }

  /** Whether so many more might not find room. */
  isFull(more: number): boolean {
    return this.count > this.room - more;
  }
}
