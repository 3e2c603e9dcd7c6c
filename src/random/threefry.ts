/**
 * Threefry-2x32, a counter-based generator: a keyed bijection of a 64-bit counter. No state, so a draw depends
 * on its key and counter only, never on what was drawn before. Source: Salmon, Moraes, Dror & Shaw (2011),
 * "Parallel random numbers: as easy as 1, 2, 3", SC11. `docs/random.md` records how it was chosen and tested.
 */

/** The smallest number of rounds from which the authors know of no statistical flaw (Random123, September 2011). */
const DEFAULT_ROUNDS = 13;

const PARITY = 0x1bd11bda;
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24] as const;

/**
 * Encrypts the counter under the key and writes two 32-bit words to `out[0]` and `out[1]`.
 * Every argument is taken modulo 2^32, so signed and unsigned readings of the same bits agree.
 *
 * @param rounds number of mixing rounds, 1 to 32: 13 for simulation, 20 is the authors' conservative default
 * @throws RangeError if `rounds` is not a whole number from 1 to 32
 */
export function threefry2x32(
  key0: number,
  key1: number,
  counter0: number,
  counter1: number,
  out: Int32Array,
  rounds: number = DEFAULT_ROUNDS,
): void {
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 32) {
    throw new RangeError(`rounds: expected a whole number from 1 to 32, found ${rounds}`);
  }
  const schedule = [key0 | 0, key1 | 0, PARITY ^ key0 ^ key1];
  let x0 = (counter0 + schedule[0]) | 0;
  let x1 = (counter1 + schedule[1]) | 0;
  for (let round = 0; round < rounds; round++) {
    const turn = ROTATIONS[round % 8];
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << turn) | (x1 >>> (32 - turn))) ^ x0;
    if (round % 4 === 3) {
      const injection = (round + 1) / 4;
      x0 = (x0 + schedule[injection % 3]) | 0;
      x1 = (x1 + schedule[(injection + 1) % 3] + injection) | 0;
    }
  }
  out[0] = x0;
  out[1] = x1;
}

/**
 * The same bits as {@link threefry2x32} with 13 rounds, unrolled for the inner loops of a run.
 * All arguments are 32-bit integers (signed or unsigned); the two words go to `out[0]` and `out[1]`.
 */
export function block(key0: number, key1: number, counter0: number, counter1: number, out: Int32Array): void {
  const key2 = PARITY ^ key0 ^ key1;
  let x0 = (counter0 + key0) | 0;
  let x1 = (counter1 + key1) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + key1) | 0;
  x1 = (x1 + key2 + 1) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
  x0 = (x0 + key2) | 0;
  x1 = (x1 + key0 + 2) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + key0) | 0;
  x1 = (x1 + key1 + 3) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
  out[0] = x0;
  out[1] = x1;
}
