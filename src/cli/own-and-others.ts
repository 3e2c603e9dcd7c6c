import { median } from "simple-statistics";
import type { WindowResult } from "../validation/bank-score.ts";
import { rivalMiss } from "../validation/summarise-bank.ts";

/** Ids of cases begin with the firm; the model was fitted to this one. */
const FITTED_FIRM = "netflix-";

/** Scores of some windows of the bank. */
export interface FirmScores {
  readonly n: number;
  readonly medianAbsErrorPoints: number;
  /** Of persistence, on the windows that it can predict; nothing where there is none. */
  readonly persistence: number | undefined;
  readonly coverage90: number;
}

/** Windows of the firm that the model was fitted to, in other years, and those of other firms; nothing where there are none. */
export function ownAndOthers(windows: readonly WindowResult[]): {
  readonly own: FirmScores | undefined;
  readonly others: FirmScores | undefined;
} {
  const isOwn = ({ case: id }: WindowResult): boolean => id.startsWith(FITTED_FIRM);
  return {
    own: scoresOf(windows.filter(isOwn)),
    others: scoresOf(windows.filter((window) => !isOwn(window))),
  };
}

function scoresOf(windows: readonly WindowResult[]): FirmScores | undefined {
  if (windows.length === 0) return undefined;
  const rival = windows.flatMap((window) => rivalMiss(window, "persistence") ?? []);
  return {
    n: windows.length,
    medianAbsErrorPoints: median(windows.map(({ errorPoints }) => Math.abs(errorPoints))),
    persistence: rival.length > 0 ? median(rival) : undefined,
    coverage90: windows.filter(({ in90 }) => in90).length / windows.length,
  };
}
