import { I32, moduleOf, op, V128, type WasmFunction } from "./wasm-assembly.ts";

const PARITY = 0x1bd11bda;
/** Rotations of the thirteen rounds. */
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24, 13, 15, 26, 6, 17];

/** Parameters, and behind them the locals, of the function. */
const [KEY0, KEY1, OCCASION, COUNTERS, COUNT, FIRST, SECOND, KEY2] = [0, 1, 2, 3, 4, 5, 6, 7];
const [K0, K1, K2, EACH_OCCASION, X0, X1] = [8, 9, 10, 11, 12, 13];

/** Turn each of four numbers to the left; whole bytes are one instruction. */
function rotated(bits: number): number[] {
  if (bits % 8 !== 0) {
    return [...op.get(X1), ...op.shiftLeft4(bits), ...op.get(X1), ...op.shiftRight4(32 - bits), ...op.or4];
  }
  const bytes = Array.from({ length: 16 }, (_, index) => (index & ~3) | ((index + 4 - bits / 8) & 3));
  return [...op.get(X1), ...op.get(X1), ...op.shuffle(bytes)];
}

/** The thirteen rounds of `block` on four counters at once. */
function rounds(): number[] {
  const keys = [K0, K1, K2];
  return ROTATIONS.flatMap((bits, round) => {
    const injection = (round + 1) / 4;
    return [
      ...op.get(X0),
      ...op.get(X1),
      ...op.add4,
      ...op.set(X0),
      ...rotated(bits),
      ...op.get(X0),
      ...op.xor4,
      ...op.set(X1),
      ...(round % 4 !== 3
        ? []
        : [
            ...[...op.get(X0), ...op.get(keys[injection % 3]), ...op.add4, ...op.set(X0)],
            ...[...op.get(X1), ...op.get(keys[(injection + 1) % 3]), ...op.add4],
            ...[...op.constant(injection), ...op.splat, ...op.add4, ...op.set(X1)],
          ]),
    ];
  });
}

const forward = (local: number): number[] => [
  ...op.get(local),
  ...op.constant(16),
  ...op.add,
  ...op.set(local),
];

/**
 * `fill(key0, key1, occasion, counters, end, first, second)`: the blocks of the counters (each with the occasion) that
 * stand in memory from byte `counters` up to byte `end`, four at a time; their words go to memory from the bytes `first`
 * and `second` on. At least four counters are read.
 */
function fill(): WasmFunction {
  const body = [
    ...[...op.get(KEY0), ...op.get(KEY1), ...op.xor, ...op.constant(PARITY), ...op.xor, ...op.set(KEY2)],
    ...[...op.get(KEY0), ...op.splat, ...op.set(K0)],
    ...[...op.get(KEY1), ...op.splat, ...op.set(K1)],
    ...[...op.get(KEY2), ...op.splat, ...op.set(K2)],
    ...[...op.get(OCCASION), ...op.get(KEY1), ...op.add, ...op.splat, ...op.set(EACH_OCCASION)],
    ...op.repeatWhile([
      ...[...op.get(COUNTERS), ...op.load4, ...op.get(K0), ...op.add4, ...op.set(X0)],
      ...[...op.get(EACH_OCCASION), ...op.set(X1)],
      ...rounds(),
      ...[...op.get(FIRST), ...op.get(X0), ...op.store4],
      ...[...op.get(SECOND), ...op.get(X1), ...op.store4],
      ...[...forward(COUNTERS), ...forward(FIRST), ...forward(SECOND)],
      ...[...op.get(COUNTERS), ...op.get(COUNT), ...op.lessThan],
    ]),
  ];
  const locals = [
    [1, I32],
    [6, V128],
  ] as const;
  return { name: "fill", parameters: 7, locals, body };
}

/**
 * `mark(first, end, second, mostFirst, mostSecond, bit, marks)`: set `bit` of the marks, which stand in memory from byte
 * `marks` on, where the words that stand from the bytes `first` (up to `end`) and `second` on are at most `mostFirst` and
 * `mostSecond`, all unsigned; four at a time, and at least four.
 */
function mark(): WasmFunction {
  const [first, end, second, mostFirst, mostSecond, bit, marks] = [0, 1, 2, 3, 4, 5, 6];
  const [highFirst, highSecond, bits] = [7, 8, 9];
  const body = [
    ...[...op.get(mostFirst), ...op.splat, ...op.set(highFirst)],
    ...[...op.get(mostSecond), ...op.splat, ...op.set(highSecond)],
    ...[...op.get(bit), ...op.splat, ...op.set(bits)],
    ...op.repeatWhile([
      ...op.get(marks),
      ...[...op.get(first), ...op.load4, ...op.get(highFirst), ...op.atMost4],
      ...[...op.get(second), ...op.load4, ...op.get(highSecond), ...op.atMost4],
      ...[...op.and4, ...op.get(bits), ...op.and4],
      ...[...op.get(marks), ...op.load4, ...op.or4, ...op.store4],
      ...[...forward(first), ...forward(second), ...forward(marks)],
      ...[...op.get(first), ...op.get(end), ...op.lessThan],
    ]),
  ];
  return { name: "mark", parameters: 7, locals: [[3, V128]], body };
}

/** A WebAssembly module with the functions `fill` and `mark`, and so many pages of memory. */
export function threefryModule(pages: number): Uint8Array<ArrayBuffer> {
  return moduleOf([fill(), mark()], pages);
}
