/** States that can be gone back to, the present one, and those that were undone. */
export interface UndoHistory<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** How far one can go back. */
const DEPTH = 200;

export function historyOf<T>(present: T): UndoHistory<T> {
  return { past: [], present, future: [] };
}

/**
 * A new present. While a hand is moving (`step` false) the state before the movement stays the one to go back to, so that
 * a whole drag is one step.
 */
export function advance<T>(history: UndoHistory<T>, present: T, step: boolean): UndoHistory<T> {
  const past = step ? [...history.past, history.present].slice(-DEPTH) : history.past;
  return { past, present, future: [] };
}

export function undo<T>({ past, present, future }: UndoHistory<T>): UndoHistory<T> {
  const last = past.at(-1);
  return last === undefined
    ? { past, present, future }
    : { past: past.slice(0, -1), present: last, future: [present, ...future] };
}

export function redo<T>({ past, present, future }: UndoHistory<T>): UndoHistory<T> {
  const [next, ...rest] = future;
  return next === undefined
    ? { past, present, future }
    : { past: [...past, present], present: next, future: rest };
}
