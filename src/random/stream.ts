/**
 * Keyed streams: every draw is a function of (seed, purpose, subscriber, occasion) and of nothing else.
 * A key stands for (seed, purpose); the generator's counter is (subscriber, occasion).
 */

import { block, threefry2x32 } from "./threefry.ts";

/** A generator key: two signed 32-bit integers. */
export interface Key {
  readonly k0: number;
  readonly k1: number;
}

const WORD = 2 ** 32;
const KEY_ROUNDS = 20;
const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

function* utf8(text: string): Generator<number> {
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point < 0x80) {
      yield point;
      continue;
    }
    const continuations = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    const lead = [0, 0xc0, 0xe0, 0xf0][continuations];
    yield lead | (point >>> (6 * continuations));
    for (let left = continuations - 1; left >= 0; left--) yield 0x80 | ((point >>> (6 * left)) & 0x3f);
  }
}

/** The 64-bit FNV-1a hash of the text's UTF-8 bytes (Fowler, Noll & Vo; RFC 9923), as an unsigned integer. */
export function fnv1a64(text: string): bigint {
  let hash = FNV_OFFSET;
  for (const byte of utf8(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME);
  return hash;
}

/**
 * The key of one purpose under one seed.
 *
 * The seed, split into its high and low 32 bits, is encrypted by 20 rounds of Threefry-2x32 under the FNV-1a-64
 * hash of the purpose's name. Encryption is one-to-one, so two seeds never share a key for the same purpose;
 * two purposes share one only if their names' 64-bit hashes collide or by a chance of 2^-64.
 *
 * @param seed a whole number from 0 to 2^53 - 1
 * @param purpose what the draws are for, such as `"taste"`; any non-empty text
 * @throws RangeError if the seed is not such a number or the purpose is empty
 */
export function keyOf(seed: number, purpose: string): Key {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`seed: expected a whole number from 0 to 2^53 - 1, found ${seed}`);
  }
  if (purpose === "") throw new RangeError("purpose: expected a name, found an empty text");
  const hash = fnv1a64(purpose);
  const words = new Int32Array(2);
  threefry2x32(
    Number(hash >> 32n),
    Number(hash & 0xffffffffn),
    Math.floor(seed / WORD),
    seed % WORD,
    words,
    KEY_ROUNDS,
  );
  return { k0: words[0], k1: words[1] };
}

/**
 * The uniform number of a 32-bit word: (w + 1/2) / 2^32 with w its unsigned reading.
 * Exact; strictly between 0 and 1, so its logarithm and every quantile of it are finite; symmetric about 1/2.
 */
export function uniform(word: number): number {
  return ((word >>> 0) + 0.5) * 2.3283064365386963e-10;
}

const scratch = new Int32Array(2);

/**
 * One uniform number in (0, 1) for a subscriber on an occasion: the first word of the block with that counter.
 * `subscriber` and `occasion` are 32-bit integers. Inner loops that need both words call `block` themselves.
 */
export function keyedUniform(key: Key, subscriber: number, occasion: number): number {
  block(key.k0, key.k1, subscriber, occasion, scratch);
  return uniform(scratch[0]);
}
