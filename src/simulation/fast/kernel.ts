import { fractionalPowers } from "../../random/exp.ts";
import { logTables } from "../../random/log.ts";
import type { Key } from "../../random/stream.ts";
import { KERNEL } from "./kernel-code.ts";
import { greatestWait, leastWait } from "./waits.ts";

const PAGE = 65_536;
const WORD_BYTES = 4;
/** Columns begin at multiples of it, and have as much room behind them, since words are made four at a time. */
const ALIGNMENT = 16;

type Columns = Int8Array | Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** A type of column. */
interface ColumnType<Column> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, offset: number, length: number): Column;
}

/** A variable of the kernel: a number, or the address of a column. */
export interface Variable {
  value: number;
}

type Call = (...numbers: number[]) => number;

/**
 * The WebAssembly module of `kernel/` with a memory of its own: the columns that it reads and writes, the variables that
 * say where they are, and its functions.
 */
export class Kernel {
  private readonly exports: Record<string, unknown>;
  private readonly memory: ArrayBuffer;
  private taken = ALIGNMENT;
  /** Where the tables that every run needs end. */
  private readonly common: number;
  private readonly filled: Call;
  private readonly marked: Call;

  private constructor(module: WebAssembly.Module, bytes: number) {
    const pages = Math.ceil((bytes + ROOM_OF_TABLES) / PAGE);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.exports = new WebAssembly.Instance(module, { env: { memory } }).exports;
    this.memory = memory.buffer;
    this.filled = this.call("fill");
    this.marked = this.call("mark");
    for (const [name, table] of Object.entries(TABLES)) this.copyOf(name, table);
    this.common = this.taken;
  }

  /**
   * A kernel that nobody else uses until it is given back; undefined where the engine lacks WebAssembly with vectors, or may not
   * reserve the gigabytes of addresses that it wants for any memory (`ulimit -v`).
   *
   * @param bytes That all columns will take at most, each rounded up by 32.
   */
  static of(bytes: number): Kernel | undefined {
    const module = typeof WebAssembly === "undefined" ? undefined : moduleOnce();
    if (!module) return undefined;
    const kernel = idle.pop();
    if (kernel && kernel.memory.byteLength >= bytes + ROOM_OF_TABLES) return kernel;
    try {
      return new Kernel(module, bytes);
    } catch (fault) {
      if (fault instanceof RangeError) return undefined;
      throw fault;
    }
  }

  /** Give the kernel back for the next run, which spares it a memory and code of its own. */
  giveBack(): void {
    if (this.memory.byteLength > MOST_KEPT) return;
    this.taken = this.common;
    idle[0] = this;
  }

  /** A column without a name in the kernel, zeroed. */
  room<Column extends Columns>(type: ColumnType<Column>, length: number): Column {
    const from = this.taken;
    const bytes = length * type.BYTES_PER_ELEMENT;
    this.taken += Math.ceil((bytes + ALIGNMENT) / ALIGNMENT) * ALIGNMENT;
    const column = new type(this.memory, from, length);
    column.fill(0);
    return column;
  }

  /** A column to which a variable of the kernel points, zeroed. */
  column<Column extends Columns>(name: string, type: ColumnType<Column>, length: number): Column {
    const column = this.room(type, length);
    this.variable(name).value = column.byteOffset;
    return column;
  }

  /** The same with the values of a table. */
  copyOf(name: string, table: Columns): void {
    this.variable(name).value = this.copied(table);
  }

  /** Where a copy of a table stands. */
  copied(table: Columns): number {
    const copy = this.room(table.constructor as ColumnType<Float64Array>, table.length);
    copy.set(table);
    return copy.byteOffset;
  }

  /** A variable of the kernel. */
  variable(name: string): Variable {
    return this.exports[name] as Variable;
  }

  /** Set variables of the kernel. */
  set(values: Readonly<Record<string, number>>): void {
    for (const name in values) this.variable(name).value = values[name];
  }

  /** A function of the kernel. */
  call(name: string): Call {
    return this.exports[name] as Call;
  }

  /**
   * `first[i], second[i]` = the two words of the block (counters[i], occasion), for i < count, see `block`.
   * Up to three words beyond `count` may be overwritten too. All columns are this kernel's own.
   */
  fill(
    { k0, k1 }: Key,
    occasion: number,
    counters: Int32Array,
    count: number,
    first: Int32Array,
    second: Int32Array,
  ): void {
    const from = counters.byteOffset;
    this.filled(k0, k1, occasion, from, from + count * WORD_BYTES, first.byteOffset, second.byteOffset);
  }

  /**
   * Set a bit of `marks[i]`, for i < count, where both words are at most the given ones, unsigned. Up to three marks
   * beyond `count` may be changed too.
   */
  mark(
    first: Int32Array,
    second: Int32Array,
    count: number,
    mostFirst: number,
    mostSecond: number,
    bit: number,
    marks: Int32Array,
  ): void {
    const from = first.byteOffset;
    const end = from + count * WORD_BYTES;
    this.marked(from, end, second.byteOffset, mostFirst, mostSecond, bit, marks.byteOffset);
  }
}

const TABLES = {
  logCentre: logTables.centre,
  logInverse: logTables.inverse,
  logHigh: logTables.high,
  logLow: logTables.low,
  fractionalPowers,
  leastWait,
  greatestWait,
};
const ROOM_OF_TABLES = PAGE;

/** Kernels that were given back: one at most. */
const idle: Kernel[] = [];
const MOST_KEPT = 64 * 1024 * 1024;

let known: { readonly module: WebAssembly.Module | undefined } | undefined;

/** The module, compiled when it is first needed. */
function moduleOnce(): WebAssembly.Module | undefined {
  known ??= { module: compiled() };
  return known.module;
}

function compiled(): WebAssembly.Module | undefined {
  const bytes = Uint8Array.from({ length: KERNEL.length / 2 }, (_, index) =>
    Number.parseInt(KERNEL.slice(2 * index, 2 * index + 2), 16),
  );
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return undefined;
  }
}
