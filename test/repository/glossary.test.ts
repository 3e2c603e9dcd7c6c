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

it("the glossary's types of the library are those that it exports", () => {
  const [, section] = glossary.split("## Types of the library");
  const listed = [...section.matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell]) => cell.match(/`\w+`/g) ?? []);
  expect(listed.map((name) => name.slice(1, -1)).filter((name) => !nouns.includes(name))).toEqual([]);
});
