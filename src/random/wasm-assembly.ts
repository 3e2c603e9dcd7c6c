/**
 * Just enough of an assembler for small WebAssembly modules, so that the source of a module is readable and
 * the bytes need not be kept: sections, numbers in LEB128, and the instructions that are used.
 * Source: WebAssembly Core Specification 2.0, chapter 5 (binary format).
 */

/** An unsigned number in LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  do {
    const low = left & 0x7f;
    left >>>= 7;
    bytes.push(left === 0 ? low : low | 0x80);
  } while (left !== 0);
  return bytes;
}

/** A signed 32-bit number in LEB128. */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let left = value | 0;
  for (;;) {
    const low = left & 0x7f;
    left >>= 7;
    const done = (left === 0 && !(low & 0x40)) || (left === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

const vector = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];

/** Value types. */
export const I32 = 0x7f;
export const V128 = 0x7b;

/** Instructions; those with an argument are functions of it. Memory addresses are aligned to four bytes. */
export const op = {
  get: (local: number): number[] => [0x20, ...unsigned(local)],
  set: (local: number): number[] => [0x21, ...unsigned(local)],
  tee: (local: number): number[] => [0x22, ...unsigned(local)],
  constant: (value: number): number[] => [0x41, ...signed(value)],
  add: [0x6a],
  xor: [0x73],
  lessThan: [0x49],
  /** Repeat the body as long as it leaves a number other than 0 on the stack. */
  repeatWhile: (body: readonly number[]): number[] => [0x03, 0x40, ...body, 0x0d, 0x00, 0x0b],
  load4: [...vector(0), 2, 0],
  store4: [...vector(11), 2, 0],
  /** Four equal numbers of the one on the stack. */
  splat: vector(17),
  add4: vector(174),
  xor4: vector(81),
  or4: vector(80),
  and4: vector(78),
  /** All bits of a number set where it is at most the other, both unsigned. */
  atMost4: vector(62),
  shiftLeft4: (bits: number): number[] => [0x41, ...signed(bits), ...vector(171)],
  shiftRight4: (bits: number): number[] => [0x41, ...signed(bits), ...vector(173)],
  /** Sixteen bytes picked from the thirty-two of two vectors. */
  shuffle: (bytes: readonly number[]): number[] => [...vector(13), ...bytes],
} as const;

const text = (name: string): number[] => [
  ...unsigned(name.length),
  ...Array.from(name, (letter) => letter.charCodeAt(0)),
];
const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
];

/** A function of 32-bit numbers without a result. */
export interface WasmFunction {
  readonly name: string;
  /** How many numbers it takes: locals 0 to parameters - 1. */
  readonly parameters: number;
  /** Further locals, as pairs of how many and of which type. */
  readonly locals: readonly (readonly [number, number])[];
  readonly body: readonly number[];
}

/**
 * A module that exports some functions, and its memory.
 *
 * @param pages Of 64 KiB, fixed.
 */
export function moduleOf(functions: readonly WasmFunction[], pages: number): Uint8Array<ArrayBuffer> {
  const types = functions.flatMap(({ parameters }) => [
    ...[0x60, ...unsigned(parameters)],
    ...new Array<number>(parameters).fill(I32),
    0,
  ]);
  const exported = functions.flatMap(({ name }, index) => [...text(name), 0, ...unsigned(index)]);
  const codes = functions.flatMap(({ locals, body }) => {
    const code = [
      ...unsigned(locals.length),
      ...locals.flatMap(([count, type]) => [...unsigned(count), type]),
      ...body,
      0x0b,
    ];
    return [...unsigned(code.length), ...code];
  });
  const count = unsigned(functions.length);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [...count, ...types]),
    ...section(3, [...count, ...functions.flatMap((_, index) => unsigned(index))]),
    ...section(5, [1, 1, ...unsigned(pages), ...unsigned(pages)]),
    ...section(7, [...unsigned(functions.length + 1), ...exported, ...text("memory"), 2, 0]),
    ...section(10, [...count, ...codes]),
  ]);
}
