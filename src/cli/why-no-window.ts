import { type CaseWindow, unitOf } from "../validation/case-window.ts";

/**
 * Why a case of the bank has no window that counts: what `data/case-bank.csv` notes of its windows.
 *
 * @returns The case and the reason; nothing if one of its windows counts.
 */
export function whyNoWindow(id: string, windows: readonly CaseWindow[]): string | undefined {
  const own = windows.filter((window) => window.case === id);
  if (own.some(({ counts }) => counts)) return undefined;
  const notes = [...new Set(own.map(({ note }) => note).filter((note) => note !== ""))];
  const isShape = own.every(({ quantity, role }) => unitOf(quantity) === "shape" && role === "shape");
  return `${id} (${isShape ? "no subscribers: only the sign of its change is tested" : notes.join("; ")})`;
}
