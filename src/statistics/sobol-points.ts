import { type Key, keyOf, uniform } from "../random/stream.ts";
import { block } from "../random/threefry.ts";
import { SOBOL_DIRECTIONS } from "./sobol-directions.ts";

const BITS = 32;

/** Most dimensions that {@link sobolPoints} has. */
export const MOST_SOBOL_DIMENSIONS = SOBOL_DIRECTIONS.length + 1;

/** Which points of the sequence. */
export interface SobolOptions {
  readonly dimensions: number;
  /** Number of points; powers of two are spread most evenly. */
  readonly count: number;
  /** Points of the sequence that are left out before the first; 0 by default. */
  readonly skip?: number;
  /** Seed of the scrambling; without it, the plain sequence. */
  readonly seed?: number;
}

/**
 * Points of Sobol's sequence in the unit cube: of 2^m of them exactly one lies in every slice of width 2^-m along each
 * axis, and pairs of axes are filled nearly as evenly. In the order of Gray codes (Antonov & Saleev 1979).
 *
 * With a seed the digits are scrambled: multiplied by a random lower triangular matrix with ones on the diagonal
 * (Matoušek 1998), then shifted by random digits, for every dimension its own. Each scrambled point is uniform in the
 * cube, the even spread stays, and another seed gives an independent set.
 *
 * @returns A point a row, coordinates strictly between 0 and 1: the midpoints of cells of width 2^-32.
 * @throws RangeError If there are more than {@link MOST_SOBOL_DIMENSIONS} dimensions or a number is not a whole one.
 */
export function sobolPoints({ dimensions, count, skip = 0, seed }: SobolOptions): Float64Array[] {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MOST_SOBOL_DIMENSIONS) {
    const most = `a whole number from 1 to ${MOST_SOBOL_DIMENSIONS}`;
    throw new RangeError(`dimensions: expected ${most}, found ${dimensions}`);
  }
  for (const [name, value] of Object.entries({ count, skip })) {
    if (!Number.isInteger(value) || value < 0 || skip + count > 2 ** (BITS - 1))
      throw new RangeError(`${name}: expected a whole number from 0 to 2^31, found ${value}`);
  }
  const points = Array.from({ length: count }, () => new Float64Array(dimensions));
  const key = seed === undefined ? undefined : keyOf(seed, "sobol scrambling");
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const plain = directions(dimension);
    const turned = key === undefined ? plain : scrambled(plain, key, dimension);
    let word = key === undefined ? 0 : shiftOf(key, dimension);
    const gray = skip ^ (skip >>> 1);
    for (let bit = 0; bit < BITS; bit++) if ((gray >>> bit) & 1) word ^= turned[bit];
    for (let n = 0; n < count; n++) {
      points[n][dimension] = uniform(word);
      word ^= turned[lowestZero(skip + n)];
    }
  }
  return points;
}

/** The direction numbers of a dimension as 32-bit words, the first digit highest. */
function directions(dimension: number): Int32Array {
  const words = new Int32Array(BITS);
  if (dimension === 0) {
    for (let bit = 0; bit < BITS; bit++) words[bit] = 1 << (BITS - 1 - bit);
    return words;
  }
  const [polynomial, ...initial] = SOBOL_DIRECTIONS[dimension - 1]
    .split(" ")
    .map((text) => parseInt(text, 36));
  const degree = initial.length;
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      words[bit] = initial[bit] << (BITS - 1 - bit);
      continue;
    }
    let word = words[bit - degree] ^ (words[bit - degree] >>> degree);
    for (let back = 1; back < degree; back++) {
      if ((polynomial >>> (degree - back)) & 1) word ^= words[bit - back];
    }
    words[bit] = word;
  }
  return words;
}

const pair = new Int32Array(2);

/** Direction numbers times a random matrix: digit `row` of a number becomes the parity of it and some digits before. */
function scrambled(plain: Int32Array, key: Key, dimension: number): Int32Array {
  const turned = new Int32Array(BITS);
  for (let row = 0; row < BITS; row++) {
    block(key.k0, key.k1, dimension, row, pair);
    const own = 1 << (BITS - 1 - row);
    const before = row === 0 ? 0 : -1 << (BITS - row);
    const mask = (pair[0] & before) | own;
    for (let bit = 0; bit < BITS; bit++) if (parity(plain[bit] & mask)) turned[bit] |= own;
  }
  return turned;
}

function shiftOf(key: Key, dimension: number): number {
  block(key.k0, key.k1, dimension, BITS, pair);
  return pair[0];
}

function parity(word: number): number {
  let folded = word;
  for (let half = BITS / 2; half > 0; half >>= 1) folded ^= folded >>> half;
  return folded & 1;
}

/** The place of the lowest digit 0 of a number in base 2. */
function lowestZero(n: number): number {
  let place = 0;
  for (let rest = n; rest & 1; rest >>>= 1) place++;
  return place;
}
