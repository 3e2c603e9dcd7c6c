import type { Key } from "./stream.ts";
import { block } from "./threefry.ts";
import { threefryModule } from "./threefry-simd.ts";

/**
 * Blocks of the generator for many subscribers at once: the same bits as `block`, four at a time where the engine has
 * WebAssembly with 128-bit vectors, one at a time elsewhere.
 */
export interface ManyBlocks {
  /** A column that `fill` and `mark` can read and write, of `length` words. It lives as long as the object. */
  column(): Int32Array;
  /** So many columns, one after the other. */
  columns(count: number): Int32Array;
  /**
   * `first[i], second[i]` = the two words of the block (counters[i], occasion), for i < count.
   * Up to three words beyond `count` may be overwritten too. All columns are this object's own.
   */
  fill(
    key: Key,
    occasion: number,
    counters: Int32Array,
    count: number,
    first: Int32Array,
    second: Int32Array,
  ): void;
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
  ): void;
}

const PAGE = 65_536;
const WORD_BYTES = 4;

/** Of seven 32-bit numbers. */
type WasmExport = (...numbers: [number, number, number, number, number, number, number]) => void;

/**
 * Room for columns of words and their generator.
 *
 * @param length Words in a column, a multiple of four.
 * @param columns How many columns are asked for at most.
 */
export function manyBlocks(length: number, columns: number): ManyBlocks {
  return vectorBlocks(length, columns) ?? plainBlocks(length);
}

/** The same one at a time, for engines without vectors, and to compare. */
export function plainBlocks(length: number): ManyBlocks {
  const words = new Int32Array(2);
  return {
    column: () => new Int32Array(length),
    columns: (count) => new Int32Array(count * length),
    fill({ k0, k1 }, occasion, counters, count, first, second) {
      for (let index = 0; index < count; index++) {
        block(k0, k1, counters[index], occasion, words);
        first[index] = words[0];
        second[index] = words[1];
      }
    },
    mark(first, second, count, mostFirst, mostSecond, bit, marks) {
      for (let index = 0; index < count; index++) {
        const isMarked = first[index] >>> 0 <= mostFirst >>> 0 && second[index] >>> 0 <= mostSecond >>> 0;
        if (isMarked) marks[index] |= bit;
      }
    },
  };
}

/** Modules compiled so far, by pages of memory; every object has a memory of its own. */
const modules = new Map<number, WebAssembly.Module>();

/** Four at a time; undefined where the engine cannot. */
export function vectorBlocks(length: number, columns: number): ManyBlocks | undefined {
  const bytes = length * WORD_BYTES;
  let memory: ArrayBuffer;
  let fill: WasmExport;
  let mark: WasmExport;
  try {
    const pages = Math.ceil((bytes * columns) / PAGE);
    const module = modules.get(pages) ?? new WebAssembly.Module(threefryModule(pages));
    modules.set(pages, module);
    const { exports } = new WebAssembly.Instance(module);
    memory = (exports.memory as { buffer: ArrayBuffer }).buffer;
    fill = exports.fill as WasmExport;
    mark = exports.mark as WasmExport;
  } catch {
    return undefined;
  }
  let given = 0;
  const next = (count: number): Int32Array => {
    given += count;
    return new Int32Array(memory, (given - count) * bytes, count * length);
  };
  return {
    column: () => next(1),
    columns: next,
    fill({ k0, k1 }, occasion, counters, count, first, second) {
      if (count === 0) return;
      const from = counters.byteOffset;
      fill(k0, k1, occasion, from, from + count * WORD_BYTES, first.byteOffset, second.byteOffset);
    },
    mark(first, second, count, mostFirst, mostSecond, bit, marks) {
      if (count === 0) return;
      const from = first.byteOffset;
      const end = from + count * WORD_BYTES;
      mark(from, end, second.byteOffset, mostFirst, mostSecond, bit, marks.byteOffset);
    },
  };
}
