import { expect, it } from "vitest";
import { acceptanceMarkdown, acceptanceTable } from "../../src/cli/acceptance-table.ts";
import type { AcceptanceRow } from "../../src/validation/acceptance.ts";
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
];

it("is a table as of the other commands in the terminal, and Markdown in the document", () => {
  const shown = acceptanceTable(rows, "npx churnkit accept").split("\n");
  expect(shown[0]).toBe("npx churnkit accept (means and central 90 % over the seeds)");
  expect(
    shown.filter((line) => line.startsWith("│")).map((line) => line.split("│").map((cell) => cell.trim())),
  ).toEqual([
    ["", "quantity", "observed", "simulated, mean", "5 % to 95 %", "aim", "within", "role", ""],
    [
      "",
      "closing 2011Q3",
      "23.79 M",
      "23.80 M",
      "23.75 M to 23.85 M",
      "23.90 M to 24.00 M",
      "no",
      "fitted",
      "",
    ],
    ["", "monthly churn", "", "6.27 %", "6.00 % to 6.50 %", "6.00 % to …", "yes", "shown", ""],
  ]);
  expect(acceptanceMarkdown(rows, "npx churnkit accept").split("\n").slice(2)).toEqual([
    "| quantity | observed | simulated, mean | 5 % to 95 % | aim | within | role |",
    "|---|---|---|---|---|---|---|",
    "| closing 2011Q3 | 23.79 M | 23.80 M | 23.75 M to 23.85 M | 23.90 M to 24.00 M | **no** | fitted |",
    "| monthly churn |  | 6.27 % | 6.00 % to 6.50 % | 6.00 % to … | yes | shown |",
  ]);
});

it("prints a row for each of the document's", async () => {
  const { code, stdout } = await churnkit("accept", "--subscribers", "300");
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
});
