import type { DaySpread, Ensemble } from "./ensemble.ts";

const COLUMNS = ["mean", "p05", "p25", "p50", "p75", "p95"] as const;

/**
 * Ensembles as CSV: a row an evening and plan family (and `all`), in people: mean and quantiles over the runs. The first
 * evening is the day before the run, the opening.
 *
 * @param worlds Ensembles by the name of their world; with one world the column `world` is left out.
 */
export function daysCsv(worlds: Readonly<Record<string, Ensemble>>): string {
  const several = Object.keys(worlds).length > 1;
  const lines = [[...(several ? ["world"] : []), "date", "family", ...COLUMNS].join()];
  for (const [world, { days, daysByFamily }] of Object.entries(worlds)) {
    const families: [string, readonly DaySpread[]][] = [["all", days], ...Object.entries(daysByFamily)];
    days.forEach(({ date }, evening) => {
      for (const [family, spread] of families) {
        const row = [date, family, ...COLUMNS.map((column) => Math.round(spread[evening][column]))];
        lines.push([...(several ? [world] : []), ...row].join());
      }
    });
  }
  return `${lines.join("\n")}\n`;
}
