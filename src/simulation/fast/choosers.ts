/** Room for at most so many choosers at a time. */
const ROOM = 65_536;
/** From so many on they are taken type by type. */
const SORT_FROM = 128;

/** Words of a record, and what stands where in it. */
export const RECORD = 8;
/** Row of the circumstances, see `ViewOdds`, and taste type. */
export const ROW = 0;
export const TYPE = 6;
/** Word that decides on the value of the alternative once chosen. */
export const FIRST_WORD = 1;
/** Rivals that somebody knows of and could use, now and when the anchor held: a bit for each alternative. */
export const AWARE = 2;
export const AWARE_EARLIER = 3;
/** In units of two words: place of `shortened`, and distance to the next record. */
export const SHORTENED = 2;
export const DOUBLE_RECORD = RECORD / 2;
/** Place in the list. */
export const PERSON = 7;

/** Why somebody chooses. */
export const RENEWING = 0;
export const COMING_BACK = 1;
export const WON_BACK = 2;

/** A list of those who choose, as columns. */
export class Choosers {
  count = 0;
  private readonly room: number;
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
  /** Of those whom a first look did not settle: how many, */
  left = 0;
  /** their taste types, */
  private readonly types: Uint16Array;
  /** and what is read of each, in one place of `RECORD` words, so that somebody is met in one line of the cache. */
  readonly records: Int32Array;
  /** Part of its wait that rivals known when the anchor held leave of it: a value drawn among more is higher. */
  private readonly shortened: Float64Array;
  /** The order in which they are taken; no result depends on it. */
  readonly order: Int32Array;
  private readonly starts: Int32Array;

  /**
   * @param types Number of taste types.
   * @param most Most who can choose at a time.
   */
  constructor(types: number, most: number) {
    const room = Math.min(ROOM, most);
    this.room = room;
    this.slots = new Int32Array(room);
    this.numbers = new Int32Array(room);
    this.reasons = new Uint8Array(room);
    this.plans = new Uint8Array(room);
    this.classes = new Uint8Array(room);
    this.anchored = new Uint8Array(room);
    this.references = new Uint16Array(room);
    this.choices = new Uint8Array(room);
    this.types = new Uint16Array(room);
    this.records = new Int32Array(room * RECORD);
    this.shortened = new Float64Array(this.records.buffer);
    this.order = new Int32Array(room);
    this.starts = new Int32Array(types);
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

  /** Keep somebody for the second look. */
  keep(
    person: number,
    row: number,
    type: number,
    firstWord: number,
    aware: number,
    awareEarlier: number,
    shortened: number,
  ): void {
    const { records } = this;
    const index = this.left++;
    const at = index * RECORD;
    this.types[index] = type;
    records[at + ROW] = row;
    records[at + FIRST_WORD] = firstWord;
    records[at + AWARE] = aware;
    records[at + AWARE_EARLIER] = awareEarlier;
    this.shortened[index * DOUBLE_RECORD + SHORTENED] = shortened;
    records[at + TYPE] = type;
    records[at + PERSON] = person;
  }

  /** Whether so many more might not find room. */
  isFull(more: number): boolean {
    return this.count > this.room - more;
  }

  /**
   * Put those kept into the order of their types, so that what belongs to a type is at hand for all of them; if there
   * are too few for that, they stay as they are.
   */
  arrange(): void {
    const { types, order, starts, left } = this;
    if (left < SORT_FROM) {
      for (let index = 0; index < left; index++) order[index] = index;
      return;
    }
    starts.fill(0);
    for (let index = 0; index < left; index++) starts[types[index]]++;
    let next = 0;
    for (let type = 0; type < starts.length; type++) {
      const start = next;
      next += starts[type];
      starts[type] = start;
    }
    for (let index = 0; index < left; index++) order[starts[types[index]]++] = index;
  }
}
