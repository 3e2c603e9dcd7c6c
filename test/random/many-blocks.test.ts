import { describe, expect, it } from "vitest";
import { plainBlocks, vectorBlocks } from "../../src/random/many-blocks.ts";
import { keyOf } from "../../src/random/stream.ts";
import { block } from "../../src/random/threefry.ts";
import { signed, unsigned } from "../../src/random/wasm-assembly.ts";

const LENGTH = 64;
const makers = { "one at a time": plainBlocks, "four at a time": vectorBlocks };

describe.each(Object.entries(makers))("blocks %s", (_, make) => {
  it("are those of the generator, for any counters, occasion and number of them", () => {
    const blocks = make(LENGTH, 3);
    if (!blocks) throw new Error("this engine has no vectors: the test needs one that has");
    const [counters, first, second] = [blocks.column(), blocks.column(), blocks.column()];
    const words = new Int32Array(2);
    for (const count of [1, 3, 4, 5, LENGTH]) {
      const key = keyOf(count, "many");
      const occasion = (count * 0x9e3779b9) | 0;
      for (let index = 0; index < LENGTH; index++) counters[index] = (index * 0x85ebca6b) | 0;
      blocks.fill(key, occasion, counters, count, first, second);
      for (let index = 0; index < count; index++) {
        block(key.k0, key.k1, counters[index], occasion, words);
        expect([first[index], second[index]]).toEqual([...words]);
      }
    }
  });

  it("leave the columns alone beyond the next multiple of four, and are none for no counters", () => {
    const blocks = make(LENGTH, 3);
    if (!blocks) throw new Error("this engine has no vectors: the test needs one that has");
    const [counters, first, second] = [blocks.column(), blocks.column(), blocks.column()];
    const key = keyOf(1, "many");
    blocks.fill(key, 0, counters, 0, first, second);
    expect(first.some((word) => word !== 0)).toBe(false);
    blocks.fill(key, 0, counters, 5, first, second);
    expect([...first.subarray(8), ...second.subarray(8)].every((word) => word === 0)).toBe(true);
    expect(counters.every((word) => word === 0)).toBe(true);
  });
});

describe.each(Object.entries(makers))("marks %s", (_, make) => {
  it("stand where both words are at most the given ones, unsigned, beside those that stood there", () => {
    const blocks = make(LENGTH, 3);
    if (!blocks) throw new Error("this engine has no vectors: the test needs one that has");
    const [first, second, marks] = [blocks.column(), blocks.column(), blocks.column()];
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
      blocks.mark(first, second, 50, mostFirst, mostSecond, 1 << (8 * index), marks);
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

describe("numbers in LEB128", () => {
  it.each([
    [0, [0]],
    [127, [127]],
    [128, [0x80, 1]],
    [624485, [0xe5, 0x8e, 0x26]],
  ])("unsigned %i", (value, bytes) => {
    expect(unsigned(value)).toEqual(bytes);
  });

  it.each([
    [0, [0]],
    [63, [63]],
    [64, [0xc0, 0]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-123456, [0xc0, 0xbb, 0x78]],
  ])("signed %i", (value, bytes) => {
    expect(signed(value)).toEqual(bytes);
  });
});
