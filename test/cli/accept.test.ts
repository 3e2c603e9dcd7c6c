import { expect, it } from "vitest";
import { acceptanceMarkdown, acceptanceTable } from "../../src/cli/acceptance-table.ts";
import type { AcceptanceRow } from "../../src/validation/acceptance-row.ts";
import { projectText } from "../repository/project-files.ts";
import { churnkit } from "./command.ts";

const rows: AcceptanceRow[] = [
  {
    quantity: "closing 2011Q3",
    role: "fitted",
    observed: 23_790_000,
    simulated: { mean: 23_800_000, p05: 23_750_000, p50: 23_800_000, p95: 23_850_000 },
    aim: [23_900_000, 24_000_000],
    within: false,
    unit: "people",
  },
  {
    quantity: "monthly churn",
    role: "shown",
    observed: undefined,
    simulated: { mean: 0.0627, p05: 0.06, p50: 0.0627, p95: 0.065 },
    aim: [0.06, Number.POSITIVE_INFINITY],
    within: true,
    unit: "share",
  },
  {
    quantity: "lost",
    role: "consistency",
    observed: undefined,
    simulated: { mean: 350_000, p05: 350_000, p50: 350_000, p95: 350_000 },
    aim: [1, 1_900_000],
    aimText: "above 0 and below the price's",
    within: true,
    unit: "people",
  },
];

/** Cells of the table's lines in the terminal. */
const shownCells = (text: string): string[][] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("│"))
    .map((line) =>
      line
        .split("│")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

it("is a table as of the other commands in the terminal, and Markdown in the document", () => {
  const text = acceptanceTable(rows, "npx churnkit accept");
  expect(text.split("\n")[0]).toBe("npx churnkit accept");
  expect(shownCells(text)).toEqual([
    ["quantity", "observed", "simulated, mean", "luck, 5 % to 95 %", "aim", "within", "role"],
    ["closing 2011Q3", "23.79 M", "23.80 M", "23.75 M to 23.85 M", "23.90 M to 24.00 M", "no", "fitted"],
    ["monthly churn", "", "6.27 %", "6.00 % to 6.50 %", "at least 6.00 %", "yes", "shown"],
    ["lost", "", "0.35 M", "", "above 0 and below the price's", "yes", "consistency"],
  ]);
  const markdown = acceptanceMarkdown(rows, "npx churnkit accept").split("\n");
  expect(markdown.slice(2, 6)).toEqual([
    "| quantity | observed | simulated, mean | luck, 5 % to 95 % | aim | within | role |",
    "|---|---|---|---|---|---|---|",
    "| closing 2011Q3 | 23.79 M | 23.80 M | 23.75 M to 23.85 M | 23.90 M to 24.00 M | **no** | fitted |",
    "| monthly churn |  | 6.27 % | 6.00 % to 6.50 % | at least 6.00 % | yes | shown |",
  ]);
  expect(markdown.slice(-3)[0]).toMatch(/^- luck: .* nothing of how well the parameters are known/);
});

it("shows what the draws say beside luck, and marks what was observed outside of it", () => {
  const drawn = { mean: 23_900_000, p05: 23_800_000, p50: 23_900_000, p95: 24_100_000 };
  const share = { mean: 0.05, p05: 0.01, p50: 0.05, p95: 0.07 };
  const withDraws = [
    { ...rows[0], drawn },
    { ...rows[0], drawn, aim: [23_800_000, Number.POSITIVE_INFINITY] as const },
    { ...rows[1], drawn: share },
    rows[2],
  ];
  const column = shownCells(acceptanceTable(withDraws, "npx churnkit accept")).map((cells) => cells[4]);
  expect(column).toEqual([
    "draws, 5 % to 95 %",
    "23.80 M to 24.10 M *",
    "23.80 M to 24.10 M",
    "1.00 % to 7.00 %",
    "",
  ]);
  expect(acceptanceMarkdown(withDraws, "npx churnkit accept")).toContain("| 23.80 M to 24.10 M \\* |");
});

it("prints a row for each of the document's", async () => {
  const { code, stdout } = await churnkit("accept", "--subscribers", "60", "--draws", "1", "--workers", "1");
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/\|---|\*\*/);
  const section =
    /<!-- acceptance: .*?<!-- end of acceptance/s.exec(projectText("docs/validation.md"))?.[0] ?? "";
  const names = section
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|")[1].trim());
  expect(names.length).toBeGreaterThan(10);
  const rows = stdout.split("\n").filter((line) => line.startsWith("│"));
  expect(rows.map((line) => line.split("│")[1].trim())).toEqual(names);
}, 240_000);
