import Table from "cli-table3";
import {
  type BankSummary,
  type EpisodeInterval,
  LEAST_EPISODES,
  type WindowResult,
} from "../validation/bank-score.ts";
import { pointsOf } from "../validation/measured-window.ts";
import { rivalMiss } from "../validation/summarise-bank.ts";
import type { BankResult, BankTables } from "../validation/validate-bank.ts";
import { ownAndOthers } from "./own-and-others.ts";

/** The JSON document of a validation. */
export function bankDocument(result: BankTables): object {
  const { cases, summary, churnOnly } = result;
  const { notCounted, folds, draws } = result as Partial<BankResult>;
  return {
    ...(draws !== undefined && { draws }),
    cases,
    summary,
    churnOnly,
    ...(notCounted && { notCounted }),
    ...(folds && {
      folds: folds.map(({ episode, weights, scales }) => ({
        episode,
        effectiveDraws: weights.effective,
        temper: weights.temper,
        discrepancy: scales,
      })),
    }),
  };
}

/** The bank, or some cases of it, of which windows that do not count are not known. */
type ReportedBank = BankTables & Partial<Pick<BankResult, "notCounted">>;

/** A validation for the terminal: summary, then every window, worst first. */
export function bankReport(result: ReportedBank): string {
  const { cases, summary, churnOnly } = result;
  return [
    ...(summary
      ? [
          `In points of the base:\n${[...summaryLines(summary), ...firmLines(cases)].join("\n")}`,
          windowTable(cases),
        ]
      : []),
    ...(churnOnly
      ? [
          `In points of monthly churn:\n${summaryLines(churnOnly.summary).join("\n")}`,
          windowTable(churnOnly.cases),
        ]
      : []),
    [
      casesLine(result),
      INTERVAL_ENDS,
      "error: median predicted less observed. Rivals' errors without sign. docs/validation.md says how each is predicted.",
    ].join("\n"),
  ].join("\n\n");
}

/** Where an interval cannot go. */
export const INTERVAL_ENDS =
  "5 % to 95 %: what the draws say and how wrong the model was elsewhere, wider where a service grew fast. It ends where logic does: nobody is lost who was not there on the eve (-100 points of the base), and fewer than none cannot leave (0).";

/** Which cases count: those in the tables by number, the bank's others by name. */
export function casesLine({ cases, churnOnly, notCounted = [] }: ReportedBank): string {
  const counting = [...cases, ...(churnOnly?.cases ?? [])];
  const ids = new Set(counting.map((window) => window.case));
  const others = new Set(notCounted.map((window) => window.case).filter((id) => !ids.has(id)));
  const windows = `${counting.length} window${counting.length === 1 ? "" : "s"}`;
  const line = `${windows} of ${ids.size} case${ids.size === 1 ? "" : "s"}, named in the tables.`;
  if (others.size === 0) return line;
  const named = [...others].sort().join(", ");
  return `${line} Of the bank's ${ids.size + others.size} cases the others have no window that counts: ${named}.`;
}

/** The scores in words, a line each. */
export function summaryLines(summary: BankSummary): string[] {
  const { n, medianAbsErrorPoints, coverage50, coverage90, betterThan, betterThanOf, medianAbsErrorOf } =
    summary;
  const { medianAbsErrorPoints: error, coverage50: half, coverage90: most } = summary.intervals;
  const sure = (interval: EpisodeInterval, text = percent): string =>
    interval.low === null || interval.high === null
      ? ""
      : ` (${text(interval.low)} to ${text(interval.high)})`;
  const { episodes } = error;
  const method =
    episodes < LEAST_EPISODES
      ? `no intervals of these scores: the windows are of ${episodes} episode${episodes === 1 ? "" : "s"}, and fewer than ${LEAST_EPISODES} say too little`
      : `in brackets: 95 % interval by drawing the ${episodes} episodes again (percentile bootstrap), because windows of an episode share its shock`;
  return [
    `${n} windows: median absolute error ${medianAbsErrorPoints.toFixed(2)}${sure(error, (value) => value.toFixed(2))}; ${percent(coverage90)}${sure(most)} inside the 90 % interval, ${percent(coverage50)}${sure(half)} inside the 50 % one`,
    ...(["persistence", "elasticity", "guidance"] as const).flatMap((rival) => {
      const share = betterThan[rival];
      if (share === null) return [];
      const own = betterThanOf[rival];
      const few = own.low === null && episodes >= LEAST_EPISODES ? ` of ${own.episodes} episodes` : "";
      return [
        `nearer than ${rival} on ${percent(share)} of ${own.n}${few}${sure(own)}; its median absolute error is ${(medianAbsErrorOf[rival] as number).toFixed(2)}`,
      ];
    }),
    method,
  ];
}

/** The firm that the model was fitted to apart from the others, where there are both. */
export function firmLines(windows: readonly WindowResult[]): string[] {
  const { own, others } = ownAndOthers(windows);
  if (own === undefined || others === undefined) return [];
  return (
    [
      ["Netflix in other years", own],
      ["other firms", others],
    ] as const
  ).map(
    ([name, { n, medianAbsErrorPoints, persistence, coverage90 }]) =>
      `${name}, ${n} windows: median absolute error ${medianAbsErrorPoints.toFixed(2)}${persistence === undefined ? "" : ` (persistence ${persistence.toFixed(2)})`}; ${percent(coverage90)} inside the 90 % interval`,
  );
}

function windowTable(windows: readonly WindowResult[]): string {
  const table = new Table({
    head: [
      "case",
      "event, window",
      "days",
      "observed",
      "predicted",
      "5 % to 95 %",
      "error",
      "persist.",
      "elast.",
      "guid.",
    ],
    colAligns: ["left", "left", "left", "right", "right", "right", "right", "right", "right", "right"],
    style: { head: [], border: [], compact: true },
  });
  for (const window of windows) table.push(windowCells(window));
  return table.toString();
}

/** A window's cells: names, then figures in points. */
export function windowCells(window: WindowResult): string[] {
  const points = pointsOf(window.quantity, window.base ?? undefined);
  const { p05, p50, p95 } = window.predicted;
  const rival = (name: "persistence" | "elasticity" | "guidance"): string => {
    const miss = rivalMiss(window, name);
    return miss === undefined ? "" : digits(miss);
  };
  return [
    window.case,
    `${window.event}, ${window.window}${window.quantity === "netAdditions" || window.quantity === "monthlyChurn" ? "" : ` (${window.quantity})`}`,
    `${window.from} to ${window.to}`,
    digits(points(window.observed)),
    digits(points(p50)),
    `${digits(points(p05))} to ${digits(points(p95))}${window.in90 ? "" : " *"}`,
    `${window.errorPoints > 0 ? "+" : ""}${digits(window.errorPoints)}`,
    rival("persistence"),
    rival("elasticity"),
    rival("guidance"),
  ];
}

function digits(points: number): string {
  return points.toFixed(Math.abs(points) < 100 ? 2 : 0);
}

/** A share in whole per cent. */
export function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
