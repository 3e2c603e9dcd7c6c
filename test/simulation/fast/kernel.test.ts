import { describe, expect, it } from "vitest";
import { exp } from "../../../src/random/exp.ts";
import { log } from "../../../src/random/log.ts";
import { keyOf, uniform } from "../../../src/random/stream.ts";
import { block } from "../../../src/random/threefry.ts";
import { Kernel } from "../../../src/simulation/fast/kernel.ts";

const LENGTH = 64;

function kernelOf(bytes: number): Kernel {
  const kernel = Kernel.of(bytes);
  if (!kernel) throw new Error("this engine has no vectors: the test needs one that has");
  return kernel;
}

/** A kernel with three columns. */
function withColumns(): [Kernel, Int32Array, Int32Array, Int32Array] {
  const kernel = kernelOf(3 * (4 * LENGTH + 32));
  const column = (): Int32Array => kernel.room(Int32Array, LENGTH);
  return [kernel, column(), column(), column()];
}

describe("blocks four at a time", () => {
  it("are those of the generator, for any counters, occasion and number of them", () => {
    const [kernel, counters, first, second] = withColumns();
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
    const [kernel, counters, first, second] = withColumns();
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
    const [kernel, first, second, marks] = withColumns();
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

describe("the kernel's own arithmetic", () => {
  it("has the bits of log and exp of the core", () => {
    const kernel = kernelOf(0);
    const [logOf, expOf] = [kernel.call("log"), kernel.call("exp")];
    for (let index = 1; index <= 20_000; index++) {
      const u = uniform((index * 0x9e3779b9) | 0);
      expect(logOf(u)).toBe(log(u));
      expect(expOf(-700 * u)).toBe(exp(-700 * u));
    }
  });
});

describe("a kernel that was given back", () => {
  it("comes again with columns of zeros, and only to one at a time", () => {
    const first = kernelOf(1000);
    first.room(Int32Array, 100).fill(7);
    first.giveBack();
    const [second, third] = [kernelOf(1000), kernelOf(1000)];
    expect([...second.room(Int32Array, 100)]).toEqual(new Array(100).fill(0));
    third.room(Int32Array, 100).fill(5);
    expect([...second.room(Int32Array, 50)]).toEqual(new Array(50).fill(0));
  });
});
