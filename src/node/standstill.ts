/** How long threads are given to come to rest, milliseconds: what is being compiled for them ends within it. */
const REST = 250;
const GOING = 0;
const STANDING = 1;

const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
let hasThreads = false;

/** The word that worker threads of this program are to be given, for `standStill`. */
export function standstillFlag(): Int32Array {
  hasThreads = true;
  return flag;
}

/**
 * Have all worker threads of this program stand still for good, before it ends: Node (20, at least) aborts now and then
 * ("Assertion failed: (data.first) != nullptr") when a program ends while code of one of its threads is being compiled.
 *
 * @returns When they have had the time; at once if there are none.
 */
export async function comeToRest(): Promise<void> {
  if (!hasThreads) return;
  Atomics.store(flag, 0, STANDING);
  await restOfThreads();
}

/** Waits for ever once the program is about to end: whatever were begun with the results of threads, the end would cut off. */
export async function unlessEnding(): Promise<void> {
  if (Atomics.load(flag, 0) !== GOING) await new Promise<never>(() => {});
}

/** Time for threads without work to come to rest: to be given before they are ended, for the same reason. */
export async function restOfThreads(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, REST));
}

/** On a worker thread, now and then: stand still if the program is about to end. */
export function standStill(shared: Int32Array): void {
  while (Atomics.load(shared, 0) !== GOING) Atomics.wait(shared, 0, STANDING);
}
