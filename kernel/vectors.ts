/** Vectors of the processor. */

/** Bytes of a vector, and numbers of single precision in one. */
export const VECTOR: usize = 16;
export const LANES: i32 = 4;
/** Factor of a bound in single precision: room for its rounding. */
export const OUTWARDS: f64 = 1 + 1e-6;
