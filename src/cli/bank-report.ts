import Table from "cli-table3";
import type { BankSummary, WindowResult } from "../validation/bank-score.ts";
import { pointsOf } from "../validation/measured-window.ts";
import { rivalMiss } from "../validation/summarise-bank.ts";
import type { BankResult, BankTables } from "../validation/validate-bank.ts";

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

/** A validation for the terminal: summary, then every window, worst first. */
export function bankReport({ cases, summary, churnOnly }: BankTables): string {
  return [
    ...(summary ? [`In points of the base:\n${summaryLines(summary).join("\n")}`, windowTable(cases)] : []),
    ...(churnOnly
      ? [
          `In points of monthly churn:\n${summaryLines(churnOnly.summary).join("\n")}`,
          windowTable(churnOnly.cases),
        ]
      : []),
    "error: median predicted less observed. Rivals' errors without sign. docs/validation.md says how each is predicted.",
  ].join("\n\n");
}

/** The scores in words, a line each. */
export function summaryLines(summary: BankSummary): string[] {
  const { n, medianAbsErrorPoints, coverage50, coverage90, betterThan, betterThanOf, medianAbsErrorOf } =
    summary;
  return [
    `${n} windows: median absolute error ${medianAbsErrorPoints.toFixed(2)}; ${percent(coverage90)} inside the 90 % interval, ${percent(coverage50)} inside the 50 % one`,
    ...(["persistence", "elasticity", "guidance"] as const).flatMap((rival) => {
      const share = betterThan[rival];
      const { n: compared, low, high } = betterThanOf[rival];
      if (share === null || low === null || high === null) return [];
      return [
        `nearer than ${rival} on ${percent(share)} of ${compared} (95 %: ${percent(low)} to ${percent(high)}); its median absolute error is ${(medianAbsErrorOf[rival] as number).toFixed(2)}`,
      ];
    }),
  ];
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
