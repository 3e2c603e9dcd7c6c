import { existsSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { headingAnchors } from "../support/heading-anchors.ts";
import { projectFiles, projectRoot, projectText } from "./project-files.ts";

const documents = projectFiles().filter((path) => path.endsWith(".md"));

/** Text of a document without its code: links in code are examples. */
function prose(text: string): string {
  return text.replace(/^ *```.*?^ *```/gms, "").replace(/`[^`\n]*`/g, "code");
}

/** Targets of the links and pictures of a document. */
function linksOf(text: string): string[] {
  const inline = [...prose(text).matchAll(/\]\(\s*<?([^()\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const defined = [...prose(text).matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)];
  return [...inline, ...defined].map(([, target]) => target);
}

/** Why a link of a document leads nowhere, or nothing. Links to other hosts are not followed. */
function problemOf(path: string, text: string, link: string): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [file, anchor] = link.split("#") as [string, string?];
  const target = file === "" ? path : posix.normalize(posix.join(posix.dirname(path), decodeURI(file)));
  const isThere = target === path || (!target.startsWith("..") && existsSync(join(projectRoot, target)));
  if (!isThere) return `${path}: ${link}: no such file`;
  if (anchor === undefined || !target.endsWith(".md")) return undefined;
  const known = headingAnchors(target === path ? text : projectText(target));
  return known.has(anchor) ? undefined : `${path}: ${link}: no such heading`;
}

const problemsOf = (path: string, text: string) =>
  linksOf(text).flatMap((link) => problemOf(path, text, link) ?? []);

describe("documents", () => {
  it("have links that lead somewhere", () => {
    expect(documents).toContain("docs/model.md");
    expect(documents.flatMap((path) => problemsOf(path, projectText(path)))).toEqual([]);
  });

  it("would be found out if they had not", () => {
    const text = "# A `b` c\n## Twice\n## Twice\n[a](#a-b-c) [b](#twice-1) [c](scenario.md) ![d](../LICENSE)";
    expect(problemsOf("docs/x.md", text)).toEqual([]);
    expect(problemsOf("docs/x.md", "[a](nowhere.md) [b](#nothing)\n\n[c]: ../../x\n")).toHaveLength(3);
    expect(
      problemsOf("docs/x.md", "[a](scenario.md#nothing) `[a](x.md)` [b](https://example.org/x)"),
    ).toHaveLength(1);
  });

  it("of a folder of data mention each of its files", () => {
    const folders = new Set(projectFiles("data").map((path) => posix.dirname(path)));
    for (const folder of folders) {
      const readme = projectText(`${folder}/README.md`);
      const files = readdirSync(join(projectRoot, folder), { withFileTypes: true });
      const others = files
        .filter((entry) => entry.isFile() && entry.name !== "README.md")
        .map(({ name }) => name);
      expect(
        others.filter((name) => !readme.includes(name)),
        folder,
      ).toEqual([]);
    }
  });
});

describe("docs/decisions.md", () => {
  const entries = projectText("docs/decisions.md").split(/^## /m).slice(1);

  it.each(entries.map((entry) => [entry.split("\n")[0], entry]))(
    "%s: short, dated and complete",
    (title, entry) => {
      expect(title).toMatch(/^\d{4}-\d{2}-\d{2}: \S/);
      const lines = entry.trim().split("\n").slice(2);
      expect(lines.length).toBeLessThanOrEqual(12);
      const parts = lines.flatMap((line) => /^\*\*(.*?)\.\*\*/.exec(line)?.[1] ?? []);
      expect(parts).toEqual(["Question", "Choice", "Reason", "Would change our mind"]);
    },
  );
});
