import type { BankSummary, BetterThan, WindowResult } from "../validation/bank-score.ts";
import type { BankResult } from "../validation/validate-bank.ts";
import { casesLine, firmLines, INTERVAL_ENDS, percent, summaryLines, windowCells } from "./bank-report.ts";
import { writeSection } from "./write-section.ts";

/** Write the case bank's tables into docs/validation.md. */
export function writeBankSection(result: BankResult): void {
  writeSection("docs/validation.md", "case bank", "churnkit validate --write", bankSection(result));
}

/** The tables as Markdown. */
function bankSection(result: BankResult): string {
  const { cases, summary, churnOnly, notCounted, folds, draws } = result;
  const effective = folds.map(({ weights }) => weights.effective).sort((a, b) => a - b);
  const scales = folds.flatMap(({ scales: { points } }) => (points === undefined ? [] : [points]));
  return [
    `\`npx churnkit validate\` (${draws} draws; between ${Math.floor(effective[0])} and ${Math.ceil(effective.at(-1) as number)} of them effective; the discrepancy's scale between ${Math.min(...scales).toFixed(2)} and ${Math.max(...scales).toFixed(2)} points per factor of a window).`,
    casesLine(result),
    INTERVAL_ENDS,
    ...(summary ? [goalTable(summary)] : []),
    ...(summary
      ? [
          "**In points of the base**",
          bullets([...summaryLines(summary), ...firmLines(cases)]),
          markdown(cases),
        ]
      : []),
    ...(churnOnly
      ? [
          "**In points of monthly churn**",
          bullets(summaryLines(churnOnly.summary)),
          markdown(churnOnly.cases),
        ]
      : []),
    "**Not counted**: windows before the event or long after it, those whose people are in another window, and the cases without subscribers, whose change is in per cent and whose sign is the test.",
    markdown(notCounted),
  ].join("\n\n");
}

/** What the bank was to reach, set before the first prediction, and what it reached. */
function goalTable({ medianAbsErrorPoints, coverage90, betterThan }: BankSummary): string {
  const nearer = (rival: keyof BetterThan, goal: number): string[] => [
    `nearer than ${rival}`,
    `at least ${percent(goal)}`,
    percent(betterThan[rival] ?? 0),
    verdict((betterThan[rival] ?? 0) >= goal),
  ];
  const verdict = (isReached: boolean): string => (isReached ? "yes" : "**no**");
  const rows = [
    ["what", "goal", "reached", ""],
    ["---", "---", "---", "---"],
    [
      "median absolute error, points of the base",
      "at most 1.0",
      medianAbsErrorPoints.toFixed(2),
      verdict(medianAbsErrorPoints <= 1),
    ],
    ["outcomes inside the 90 % interval", "80 to 100 %", percent(coverage90), verdict(coverage90 >= 0.8)],
    nearer("persistence", 0.7),
    nearer("elasticity", 0.7),
    nearer("guidance", 0.5),
  ];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

function markdown(windows: readonly WindowResult[]): string {
  const head = [
    "case",
    "event, window",
    "days",
    "observed",
    "predicted",
    "5 % to 95 % (* outside)",
    "error",
    "persistence",
    "elasticity",
    "guidance",
  ];
  const rows = windows.map((window) => windowCells(window).map((cell) => cell.replace("*", "\\*")));
  return [head, head.map((_, index) => (index < 3 ? "---" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
