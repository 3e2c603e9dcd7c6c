import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import { renderMarkdown } from "../../../src/node/notebook/page/markdown.ts";
import { table } from "../../../src/node/notebook/table.ts";
import { useFolder } from "../../support/use-folder.ts";

const inFolder = useFolder();

const sent: { data: Record<string, string> }[] = [];
beforeEach(() => {
  sent.length = 0;
  const broadcast = async (_: string, content: (typeof sent)[number]) => void sent.push(content);
  vi.stubGlobal("Deno", { jupyter: { broadcast } });
  return () => vi.unstubAllGlobals();
});

async function shown(...args: Parameters<typeof table>): Promise<Record<string, string>> {
  await table(...args);
  return sent[0]!.data;
}

test("rows become Markdown and plain text, numbers right with the digits of their column", async () => {
  const rows = [
    { plan: "both-1", price: 9.99, people: 11_500_000, change: -0.004 },
    { plan: "dvd-1", price: undefined, people: 0, change: -1234.5 },
  ];
  const data = await shown(rows);
  expect(data["text/markdown"]).toBe(
    [
      "| plan | price | people | change |",
      "| :--- | ---: | ---: | ---: |",
      "| both-1 | 9.99 | 11,500,000 | 0.00 |",
      "| dvd-1 |  | 0 | −1,234.50 |",
    ].join("\n"),
  );
  expect(data["text/plain"]).toBe(
    [
      "plan    price      people     change",
      "both-1   9.99  11,500,000       0.00",
      "dvd-1                   0  −1,234.50",
    ].join("\n"),
  );
});

test("digits count for every number if they are asked for", async () => {
  const data = await shown([{ whole: 1, half: 0.5 }], { digits: 1 });
  expect(data["text/plain"]).toBe("whole  half\n  1.0   0.5");
});

test("every key of every row is a column, and one with a text is not a number's", async () => {
  const data = await shown([{ a: 1 }, { a: "about 2", b: Number.NaN, c: true }]);
  const lines = ["| a | b | c |", "| :--- | ---: | :--- |", "| 1 |  |  |", "| about 2 | NaN | true |"];
  expect(data["text/markdown"]).toBe(lines.join("\n"));
});

test("cells may hold what has a meaning in Markdown", async () => {
  const data = await shown([{ "a|b": "from $8\nto $16, a\\b" }]);
  expect(data["text/markdown"]).toContain("| a\\|b |");
  const html = renderMarkdown(data["text/markdown"]!);
  expect(html).toContain("a|b</th>");
  expect(html).toContain("from $8 to $16, a\\b</td>");
});

test("what cannot be shown is said", async () => {
  await expect(table([{ a: { b: 1 } }])).rejects.toThrow(/^a: expected .*, found an object with b$/);
  await expect(table([])).rejects.toThrow("rows: expected at least one, found none");
  await expect(table([{ a: 1 }], { digits: -1 })).rejects.toThrow(RangeError);
});

test("rows are written as comma-separated values where `csv` says, with all their digits", async () => {
  const folder = inFolder();
  const path = join(folder, "figures.csv");
  const data = await shown([{ who: 'Netflix, "US"', million: 23.71234 }, { who: "You" }], { csv: path });
  expect(readFileSync(path, "utf8")).toBe('who,million\n"Netflix, ""US""",23.71234\nYou,\n');
  expect(readdirSync(folder)).toEqual(["figures.csv"]);
  expect(data["text/plain"]).toMatch(/^who .*\n.*23\.71\n.*\n\nSaved in .*figures\.csv$/s);
});
