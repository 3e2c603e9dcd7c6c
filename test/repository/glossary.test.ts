import ts from "typescript";
import { expect, it } from "vitest";
import { projectText } from "./project-files.ts";

const glossary = projectText("docs/glossary.md");
const index = ts.createSourceFile("index.ts", projectText("src/index.ts"), ts.ScriptTarget.ES2022, true);

/** Names that the library exports; nouns (types and classes) begin with a capital, functions are verbs. */
const names = index.statements.flatMap((statement) =>
  ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
    ? statement.exportClause.elements.map(({ name }) => name.text)
    : [],
);
const nouns = names.filter((name) => /^[A-Z]/.test(name));

it("the glossary has every noun that the library exports", () => {
  expect(nouns).toContain("Scenario");
  expect(nouns.filter((noun) => !glossary.includes(`\`${noun}\``))).toEqual([]);
});

it("every row of the glossary has a cell for each column of its table", () => {
  const tables = glossary.split(/\n\n+/).filter((block) => block.startsWith("|"));
  expect(tables.length).toBeGreaterThan(3);
  for (const table of tables) {
    const [head, ...rows] = table.trim().split("\n");
    const cells = (row: string) => row.split("|").length;
    expect(rows.filter((row) => cells(row) !== cells(head))).toEqual([]);
  }
});

it("the glossary's types of the library are in the order of their names", () => {
  const [, section] = glossary.split("## Types of the library");
  const first = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name.toLowerCase());
  expect(first).toEqual([...first].sort());
});

it("the glossary's types of the library are those that it exports", () => {
  const [, section] = glossary.split("## Types of the library");
  const listed = [...section.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell]) => cell.match(/`\w+`/g) ?? []);
  expect(listed.map((name) => name.slice(1, -1)).filter((name) => !nouns.includes(name))).toEqual([]);
});
