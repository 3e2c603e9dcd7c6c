import { describe, expect, it } from "vitest";
import { fnv1a64, keyedUniform, keyOf, uniform } from "../../src/random/stream.ts";
import { block, threefry2x32 } from "../../src/random/threefry.ts";

describe("fnv1a64", () => {
  it.each([
    ["", 0xcbf29ce484222325n],
    ["a", 0xaf63dc4c8601ec8cn],
    ["foobar", 0x85944171f73967e8n],
  ])("hashes %j to the published value", (text, hash) => {
    expect(fnv1a64(text)).toBe(hash);
  });

  it("hashes the UTF-8 bytes of any text", () => {
    const text = "aé€😀";
    let hash = 0xcbf29ce484222325n;
    for (const byte of Buffer.from(text, "utf8"))
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    expect(fnv1a64(text)).toBe(hash);
  });
});

describe("keyOf", () => {
  it("encrypts the halves of the seed under the hash of the purpose", () => {
    const hash = fnv1a64("taste");
    const out = new Int32Array(2);
    threefry2x32(Number(hash >> 32n), Number(hash & 0xffffffffn), 3, 5, out, 20);
    expect(keyOf(3 * 2 ** 32 + 5, "taste")).toEqual({ k0: out[0], k1: out[1] });
  });

  it("never repeats over seeds and purposes, also beyond 32 bits", () => {
    const seeds = [0, 1, 2, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 33, Number.MAX_SAFE_INTEGER];
    for (let i = 3; i < 2000; i++) seeds.push(i);
    const purposes = ["taste", "tastes", "attention", "billing", "a", "b", "ab", "ba"];
    const keys = new Set(purposes.flatMap((p) => seeds.map((s) => `${keyOf(s, p).k0},${keyOf(s, p).k1}`)));
    expect(keys.size).toBe(seeds.length * purposes.length);
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])("refuses the seed %d", (seed) => {
    expect(() => keyOf(seed, "taste")).toThrow(/seed: expected a whole number from 0 to 2\^53 - 1/);
  });

  it("refuses an empty purpose", () => {
    expect(() => keyOf(1, "")).toThrow(/purpose/);
  });
});

describe("uniform", () => {
  it("maps the ends and the middle of the words exactly, strictly inside (0, 1)", () => {
    expect(uniform(0)).toBe(2 ** -33);
    expect(uniform(0x7fffffff)).toBe(0.5 - 2 ** -33);
    expect(uniform(0x80000000 | 0)).toBe(0.5 + 2 ** -33);
    expect(uniform(-1)).toBe(1 - 2 ** -33);
  });
});

describe("keyedUniform", () => {
  const key = keyOf(20110712, "attention");

  it("is the first word of the block with that counter", () => {
    const out = new Int32Array(2);
    block(key.k0, key.k1, 24_589_999, 17, out);
    expect(keyedUniform(key, 24_589_999, 17)).toBe(uniform(out[0]));
  });

  it("does not depend on what else is drawn, or in which order", () => {
    const draws = (order: number[]) => new Map(order.map((s) => [s, keyedUniform(key, s, 3)]));
    const few = draws([5, 1, 9]);
    const many = draws([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
    for (const [subscriber, u] of few) expect(many.get(subscriber)).toBe(u);
  });

  it("has the mean, the variance and the serial correlations of independent uniforms, along both axes", () => {
    const n = 200_000;
    for (const draw of [(i: number) => keyedUniform(key, i, 0), (i: number) => keyedUniform(key, 0, i)]) {
      let sum = 0;
      let squares = 0;
      let products = 0;
      let previous = draw(-1) - 0.5;
      for (let i = 0; i < n; i++) {
        const u = draw(i) - 0.5;
        sum += u;
        squares += u * u;
        products += u * previous;
        previous = u;
      }
      // Four standard errors: var u = 1/12, var u^2 = 1/180, var of the product of neighbours = 1/144.
      expect(Math.abs(sum / n)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
      expect(Math.abs(squares / n - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
      expect(Math.abs(products / n)).toBeLessThan(4 * Math.sqrt(1 / 144 / n));
    }
  });
});
