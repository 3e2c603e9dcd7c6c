import type { WindowResult } from "../../src/validation/bank-score.ts";

/** A window with made-up numbers: the median, half the width of its 90 % interval, what happened; points of the base. */
function windowOf(id: string, year: number, median: number, half: number, observed: number): WindowResult {
  const base = 10_000_000;
  const people = (points: number) => (points / 100) * base;
  return {
    case: id,
    episode: id,
    grade: "A",
    event: "price",
    window: "first",
    quantity: "netAdditions",
    from: `${year}-01-01`,
    to: `${year}-03-31`,
    unit: "people",
    base,
    observed: people(observed),
    observedPoints: observed,
    predicted: {
      mean: people(median),
      p05: people(median - half),
      p25: people(median - half / 2.5),
      p50: people(median),
      p75: people(median + half / 2.5),
      p95: people(median + half),
    },
    errorPoints: median - observed,
    crps: Math.abs(median - observed) / 2,
    in50: Math.abs(median - observed) <= half / 2.5,
    in90: Math.abs(median - observed) <= half,
    pit: Math.min(1, Math.max(0, 0.5 + (0.45 * (observed - median)) / half)),
    baselines: { persistence: 0, elasticity: people(-1), guidance: null },
  };
}

/** A bank of three cases: one missed by far, one in its interval, one of a single window that counts cancellations. */
export const sampleBank: readonly WindowResult[] = [
  windowOf("music-2021", 2021, 1, 4, 1.5),
  windowOf("music-2021", 2022, 2, 5, -1),
  windowOf("music-2021", 2023, 0.5, 3, 0.4),
  windowOf("cinema-card-2017", 2017, 11, 12, 400),
  windowOf("cinema-card-2017", 2018, -40, 60, -92),
  { ...windowOf("newspaper-with-a-long-name-2024", 2024, 2.5, 2, 9), quantity: "cancellations" },
];
