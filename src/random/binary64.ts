/**
 * Exponents of 64-bit floats: `exp` and `log` read them from the bits and apply them by exact multiplication.
 */

const float = new Float64Array(1);
const halves = new Int32Array(float.buffer);

float[0] = 1;
if (halves[1] !== 0x3ff00000) {
  throw new Error("byte order: expected a little-endian processor, found a big-endian one (not supported)");
}

/** The upper 32 bits of x: sign, 11 bits of biased exponent, the first 20 bits of the fraction. */
export function upperHalf(x: number): number {
  float[0] = x;
  return halves[1];
}

/** The largest size of exponent in {@link POWERS_OF_TWO}. */
export const EXPONENT_LIMIT = 1074;

/** 2^e at index e + {@link EXPONENT_LIMIT}, for e from -1074 to 1023 (each exact). */
export const POWERS_OF_TWO = new Float64Array(EXPONENT_LIMIT + 1024);

for (let e = 0, up = 1; e < 1024; e++, up *= 2) POWERS_OF_TWO[EXPONENT_LIMIT + e] = up;
for (let e = 0, down = 1; e <= EXPONENT_LIMIT; e++, down /= 2) POWERS_OF_TWO[EXPONENT_LIMIT - e] = down;
