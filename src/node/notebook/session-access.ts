/** What the notebook functions see of the session that runs the cells of their process. */
export interface SessionAccess {
  /** Keep a value that has just been displayed from being shown again as the cell's result. */
  silence(value: unknown): void;
  /** Let the running cell end only when this has, so that an output belongs to its cell without an `await`. */
  waitFor(work: Promise<unknown>): void;
}

// By symbol and not by import: cells may load another copy of churnkit than the one that runs them.
const sessionKey = Symbol.for("churnkit.cellSession");
type Global = { [sessionKey]?: SessionAccess };

/** The session of this process; undefined on stock tslab, in Deno and outside of notebooks. */
export function currentSession(): SessionAccess | undefined {
  return (globalThis as Global)[sessionKey];
}

export function announceSession(session: SessionAccess): void {
  (globalThis as Global)[sessionKey] = session;
}
