import { describe, expect, it } from "vitest";
import { block, threefry2x32 } from "../../src/random/threefry.ts";
import { philox4x32 } from "../reference/philox.ts";

const hex = (words: Int32Array) => [...words].map((w) => (w >>> 0).toString(16).padStart(8, "0")).join(" ");
const words = (text: string) => text.split(" ").map((w) => Number.parseInt(w, 16));

// Lines of Random123's published file of known answers: counter, key, result.
const PUBLISHED: ReadonlyArray<readonly [rounds: number, counter: string, key: string, result: string]> = [
  [13, "00000000 00000000", "00000000 00000000", "9d1c5ec6 8bd50731"],
  [13, "ffffffff ffffffff", "ffffffff ffffffff", "fd36d048 2d17272c"],
  [13, "243f6a88 85a308d3", "13198a2e 03707344", "ba3e4725 f27d669e"],
  [20, "00000000 00000000", "00000000 00000000", "6b200159 99ba4efe"],
  [20, "ffffffff ffffffff", "ffffffff ffffffff", "1cb996fc bb002be7"],
  [20, "243f6a88 85a308d3", "13198a2e 03707344", "c4923a9c 483df7a0"],
  [32, "00000000 00000000", "00000000 00000000", "cee3d47e a23dfd5c"],
  [32, "ffffffff ffffffff", "ffffffff ffffffff", "6e2fe0d0 b1b76f82"],
  [32, "243f6a88 85a308d3", "13198a2e 03707344", "e2827716 c3c05cdf"],
];

describe("threefry2x32", () => {
  it.each(PUBLISHED)("gives the published words: %i rounds, counter %s", (rounds, counter, key, result) => {
    const out = new Int32Array(2);
    const [c0, c1] = words(counter);
    const [k0, k1] = words(key);
    threefry2x32(k0, k1, c0, c1, out, rounds);
    expect(hex(out)).toBe(result);
    threefry2x32(k0 | 0, k1 | 0, c0 | 0, c1 | 0, out, rounds);
    expect(hex(out)).toBe(result);
  });

  it("uses 13 rounds unless told", () => {
    const out = new Int32Array(2);
    threefry2x32(0, 0, 0, 0, out);
    expect(hex(out)).toBe("9d1c5ec6 8bd50731");
  });

  it.each([0, 33, 2.5, Number.NaN])("refuses %d rounds", (rounds) => {
    expect(() => threefry2x32(0, 0, 0, 0, new Int32Array(2), rounds)).toThrow(/whole number from 1 to 32/);
  });
});

describe("block", () => {
  it("is bit for bit the generic function with 13 rounds", () => {
    const fast = new Int32Array(2);
    const generic = new Int32Array(2);
    // A chain: each pair of words becomes the next counter and part of the next key.
    for (let i = 0; i < 20_000; i++) {
      const [a, b] = fast;
      block(a ^ i, b, b, a, fast);
      threefry2x32(a ^ i, b, b, a, generic, 13);
      if (fast[0] !== generic[0] || fast[1] !== generic[1]) expect(hex(fast)).toBe(hex(generic));
    }
    expect(new Set(fast).size).toBe(2);
  });

  it.each(PUBLISHED.filter(([rounds]) => rounds === 13))(
    "gives the published words of %i rounds, counter %s",
    (_rounds, counter, key, result) => {
      const out = new Int32Array(2);
      const [c0, c1] = words(counter);
      const [k0, k1] = words(key);
      block(k0, k1, c0, c1, out);
      expect(hex(out)).toBe(result);
    },
  );

  it("flips half of the output bits when one input bit flips", () => {
    const before = new Int32Array(2);
    const after = new Int32Array(2);
    const bits = (w: number) => w.toString(2).replaceAll("0", "").length;
    const trials = 500;
    for (let input = 0; input < 128; input++) {
      let flipped = 0;
      for (let t = 0; t < trials; t++) {
        const base = [t * 7919, t * 104729, t, t * 31];
        block(base[0], base[1], base[2], base[3], before);
        base[input >> 5] ^= 1 << (input & 31);
        block(base[0], base[1], base[2], base[3], after);
        flipped += bits((before[0] ^ after[0]) >>> 0) + bits((before[1] ^ after[1]) >>> 0);
      }
      // Binomial(64 trials, 1/2): five standard errors of the mean of 64 trials bits, 128 comparisons.
      const standardError = Math.sqrt((64 * trials) / 4);
      expect(Math.abs(flipped - 32 * trials)).toBeLessThan(5 * standardError);
    }
  });
});

describe("philox4x32, the generator compared with", () => {
  it.each([
    ["00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
    ["ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"],
    ["243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"],
  ])("gives the published words of 10 rounds, counter %s", (counter, key, result) => {
    const out = new Int32Array(4);
    philox4x32(words(key), words(counter), out);
    expect(hex(out)).toBe(result);
  });
});
