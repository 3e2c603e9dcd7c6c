import { describe, expect, it } from "vitest";
import { keyOf } from "../../../src/random/stream.ts";
import { block } from "../../../src/random/threefry.ts";
import { Kernel } from "../../../src/simulation/fast/kernel.ts";

const LENGTH = 64;

/** A kernel with three columns of words. */
function withColumns() {
  const kernel = Kernel.of(3 * (4 * LENGTH + 32));
  if (!kernel) throw new Error("this engine has no vectors: the test needs one that has");
  const column = () => kernel.room(Int32Array, LENGTH);
  return { kernel, columns: [column(), column(), column()] as const };
}

describe("blocks four at a time", () => {
  it("are those of the generator, for any counters, occasion and number of them", () => {
    const { kernel, columns } = withColumns();
    const [counters, first, second] = columns;
    const words = new Int32Array(2);
    for (const count of [1, 3, 4, 5, LENGTH]) {
      const key = keyOf(count, "many");
      const occasion = (count * 0x9e3779b9) | 0;
      for (let index = 0; index < LENGTH; index++) counters[index] = (index * 0x85ebca6b) | 0;
      kernel.fill(key, occasion, counters, count, first, second);
      for (let index = 0; index < count; index++) {
        block(key.k0, key.k1, counters[index], occasion, words);
        expect([first[index], second[index]]).toEqual([...words]);
      }
    }
  });

  it("leave the columns alone beyond the next multiple of four, and are none for no counters", () => {
    const { kernel, columns } = withColumns();
    const [counters, first, second] = columns;
    const key = keyOf(1, "many");
    kernel.fill(key, 0, counters, 0, first, second);
    expect(first.some((word) => word !== 0)).toBe(false);
    kernel.fill(key, 0, counters, 5, first, second);
    expect([...first.subarray(8), ...second.subarray(8)].every((word) => word === 0)).toBe(true);
    expect(counters.every((word) => word === 0)).toBe(true);
  });
});

describe("marks four at a time", () => {
  it("stand where both words are at most the given ones, unsigned, beside those that stood there", () => {
    const { kernel, columns } = withColumns();
    const [first, second, marks] = columns;
    for (let index = 0; index < LENGTH; index++) {
      first[index] = (index * 0x9e3779b9) | 0;
      second[index] = (index * 0x85ebca6b) | 0;
    }
    const limits = [
      [-1, -1],
      [0x7fffffff, -1],
      [-1, 0x80000000 | 0],
      [first[9], second[9]],
    ];
    limits.forEach(([mostFirst, mostSecond], index) => {
      kernel.mark(first, second, 50, mostFirst, mostSecond, 1 << (8 * index), marks);
    });
    for (let index = 0; index < 50; index++) {
      const expected = limits.reduce((sum, [mostFirst, mostSecond], limit) => {
        const isMarked = first[index] >>> 0 <= mostFirst >>> 0 && second[index] >>> 0 <= mostSecond >>> 0;
        return isMarked ? sum | (1 << (8 * limit)) : sum;
      }, 0);
      expect(marks[index]).toBe(expected);
    }
    expect(marks.subarray(52).every((mark) => mark === 0)).toBe(true);
  });
});
