/** Blocks of the generator, the same bits as `block` of `src/random/threefry.ts`: one at a time, and four. */

const PARITY: i32 = 0x1bd11bda;

/** The words of the block that `block` made last. */
export let word0: i32 = 0;
export let word1: i32 = 0;

/** One block. */
export function block(k0: i32, k1: i32, counter: i32, occasion: i32): void {
  const k2 = PARITY ^ k0 ^ k1;
  let x0 = counter + k0;
  let x1 = occasion + k1;
  x0 += x1; x1 = rotl(x1, 13) ^ x0;
  x0 += x1; x1 = rotl(x1, 15) ^ x0;
  x0 += x1; x1 = rotl(x1, 26) ^ x0;
  x0 += x1; x1 = rotl(x1, 6) ^ x0;
  x0 += k1; x1 += k2 + 1;
  x0 += x1; x1 = rotl(x1, 17) ^ x0;
  x0 += x1; x1 = rotl(x1, 29) ^ x0;
  x0 += x1; x1 = rotl(x1, 16) ^ x0;
  x0 += x1; x1 = rotl(x1, 24) ^ x0;
  x0 += k2; x1 += k0 + 2;
  x0 += x1; x1 = rotl(x1, 13) ^ x0;
  x0 += x1; x1 = rotl(x1, 15) ^ x0;
  x0 += x1; x1 = rotl(x1, 26) ^ x0;
  x0 += x1; x1 = rotl(x1, 6) ^ x0;
  x0 += k0; x1 += k1 + 3;
  x0 += x1; x1 = rotl(x1, 17) ^ x0;
  word0 = x0;
  word1 = x1;
}

// @ts-ignore: decorator
@inline
function turned(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

// @ts-ignore: decorator
@inline
function turnedByHalf(x: v128): v128 {
  return i8x16.shuffle(x, x, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
}

// @ts-ignore: decorator
@inline
function turnedByThreeBytes(x: v128): v128 {
  return i8x16.shuffle(x, x, 1, 2, 3, 0, 5, 6, 7, 4, 9, 10, 11, 8, 13, 14, 15, 12);
}

/**
 * The blocks of the counters (each with the occasion) from address `counters` up to `end`, four at a time; their words go
 * to memory from `first` and `second` on. Up to three counters beyond the end are read, and as many words written.
 */
export function fill(
  k0: i32, k1: i32, occasion: i32, counters: usize, end: usize, first: usize, second: usize,
): void {
  const k2 = PARITY ^ k0 ^ k1;
  const key0 = i32x4.splat(k0);
  const key1 = i32x4.splat(k1);
  const key2 = i32x4.splat(k2);
  const begin1 = i32x4.splat(occasion + k1);
  const inject1 = i32x4.splat(k2 + 1);
  const inject2 = i32x4.splat(k0 + 2);
  const inject3 = i32x4.splat(k1 + 3);
  while (counters < end) {
    let x0 = i32x4.add(v128.load(counters), key0);
    let x1 = begin1;
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 13), x0);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 15), x0);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 26), x0);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 6), x0);
    x0 = i32x4.add(x0, key1); x1 = i32x4.add(x1, inject1);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 17), x0);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 29), x0);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turnedByHalf(x1), x0);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turnedByThreeBytes(x1), x0);
    x0 = i32x4.add(x0, key2); x1 = i32x4.add(x1, inject2);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 13), x0);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 15), x0);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 26), x0);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 6), x0);
    x0 = i32x4.add(x0, key0); x1 = i32x4.add(x1, inject3);
    x0 = i32x4.add(x0, x1); x1 = v128.xor(turned(x1, 17), x0);
    v128.store(first, x0);
    v128.store(second, x1);
    counters += 16;
    first += 16;
    second += 16;
  }
}

/**
 * Set `bit` of the marks, which stand from `marks` on, where the words from `first` (up to `end`) and `second` on are at
 * most `mostFirst` and `mostSecond`, all unsigned. Up to three marks beyond the end may be changed.
 */
export function mark(
  first: usize, end: usize, second: usize, mostFirst: i32, mostSecond: i32, bit: i32, marks: usize,
): void {
  const highFirst = i32x4.splat(mostFirst);
  const highSecond = i32x4.splat(mostSecond);
  const bits = i32x4.splat(bit);
  while (first < end) {
    const isMarked = v128.and(
      i32x4.le_u(v128.load(first), highFirst),
      i32x4.le_u(v128.load(second), highSecond),
    );
    v128.store(marks, v128.or(v128.load(marks), v128.and(isMarked, bits)));
    first += 16;
    second += 16;
    marks += 16;
  }
}
