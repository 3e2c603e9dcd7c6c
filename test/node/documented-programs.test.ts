import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { ensureBuilt } from "../notebook/built.ts";
import { projectRoot, projectText } from "../repository/project-files.ts";
import { useFolder } from "../support/use-folder.ts";

/** A project of somebody else's that has churnkit in its node_modules. */
const folder = useFolder()();

beforeAll(() => {
  ensureBuilt();
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(projectRoot, join(folder, "node_modules/churnkit"), "junction");
}, 120_000);

/** The fenced blocks of a document in one language. */
function blocksIn(document: string, language: string): string[] {
  const fenced = [...projectText(document).matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  return fenced.filter(([, found]) => found === language).map(([, , text]) => text);
}

/** What the TypeScript of a document prints, its blocks being one program. */
function printedBy(document: string): string {
  writeFileSync(join(folder, "program.mjs"), blocksIn(document, "ts").join("\n"));
  return execFileSync(process.execPath, ["program.mjs"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

describe("docs/library.md", () => {
  const document = "docs/library.md";

  it("prints what it says that it prints", () => {
    const [file, ...others] = blocksIn(document, "json");
    expect(others).toEqual([]);
    writeFileSync(join(folder, "my-firm.json"), file);
    expect(blocksIn(document, "ts").length).toBeGreaterThan(10);
    expect(printedBy(document)).toBe(blocksIn(document, "text").join(""));
    expect(readdirSync(join(folder, "charts")).sort()).toEqual(
      ["comparison", "fan", "subscribers"].flatMap((name) => [`${name}.png`, `${name}.svg`]),
    );
  });

  it("is right in its types", () => {
    const file = join(folder, "typed.mts");
    writeFileSync(file, blocksIn(document, "ts").join("\n"));
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      types: ["node"],
      typeRoots: [join(projectRoot, "node_modules/@types")],
    });
    const problems = ts.getPreEmitDiagnostics(program).map(({ messageText, start, file: where }) => {
      const line = where && start !== undefined ? where.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
    expect(problems).toEqual([]);
  });
});

it("README's program runs", () => {
  expect(blocksIn("README.md", "ts")).toHaveLength(1);
  expect(printedBy("README.md")).toBe("");
});
