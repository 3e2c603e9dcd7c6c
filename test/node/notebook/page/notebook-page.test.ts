import { describe, expect, test } from "vitest";
import { type NotebookCell, readNotebook } from "../../../../src/node/notebook/notebook-file.ts";
import { renderMarkdown } from "../../../../src/node/notebook/page/markdown.ts";
import { notebookPage } from "../../../../src/node/notebook/page/notebook-page.ts";
import { fixture } from "../../../notebook/built.ts";

const page = (...cells: Partial<NotebookCell>[]) =>
  notebookPage(
    {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {},
      cells: cells.map((cell) => ({
        cell_type: "code",
        id: "a",
        metadata: {},
        source: "1",
        execution_count: 1,
        ...cell,
      })),
    },
    "folder/my-notebook.ipynb",
  );
const shown = (data: Record<string, unknown>) =>
  page({ outputs: [{ output_type: "display_data", data, metadata: {} }] });

describe("a page", () => {
  test("contains all of a notebook and asks for no other file", () => {
    const html = notebookPage(readNotebook(fixture("outputs")), fixture("outputs"));
    expect(html).toContain("<title>Every kind of output</title>");
    for (const part of [
      "churnkit is object",
      "One white point.",
      "24.6 million",
      "<strong>bold</strong>",
      "<math",
    ]) {
      expect(html).toContain(part);
    }
    expect(html).not.toMatch(/(?:src|href)="(?!data:)/);
    expect(html).not.toContain("<script");
  });

  test("is named after its first heading, else its file", () => {
    expect(page({ cell_type: "markdown", source: "# A & *B*" })).toContain("<title>A &amp; B</title>");
    expect(page({})).toContain("<title>my-notebook</title>");
  });

  test("prefers an image over other forms, with the plain text as its caption", () => {
    const html = shown({ "image/png": "AA\nAA\n", "text/html": "<p>html</p>", "text/plain": 'a "b"' });
    // A picture that is wider than a phone is moved sideways, by keys too.
    const picture = '<img src="data:image/png;base64,AAAA" alt="a &quot;b&quot;">';
    expect(html).toContain(`<div class="picture scroll" tabindex="0">${picture}</div>`);
    expect(html).toContain("<figcaption>a &quot;b&quot;</figcaption>");
    expect(html).not.toContain("<p>html</p>");
  });

  test("folds hidden code, shows what a terminal would, and says which cell did not run", () => {
    expect(page({ metadata: { jupyter: { source_hidden: true } } })).toContain(
      "<details><summary>Code</summary>",
    );
    const text = "1 %\r2 %\n\u001b[31mred\u001b[0m\n";
    expect(page({ outputs: [{ output_type: "stream", name: "stdout", text }] })).toContain(">2 %\nred</pre>");
    expect(page({ execution_count: null })).toContain("not run to its end");
  });
});

describe("links", () => {
  const linked = (source: string, to: string) => {
    const cell = { cell_type: "markdown", id: "a", metadata: {}, source } as const;
    const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] } as const;
    const html = notebookPage(structuredClone(notebook) as never, "lessons/one.ipynb", to);
    return /href="([^"]*)"/.exec(html)?.[1];
  };

  test.each([
    ["[a](../data/a.csv#L3)", "lessons/one.html", "../data/a.csv#L3"],
    ["[a](../data/a.csv#L3)", "pages/new/one.html", "../../data/a.csv#L3"],
    ["[a](00-start.ipynb)", "one.html", "lessons/00-start.ipynb"],
    ['<a href="my%20file.md">a</a>', "one.html", "lessons/my%20file.md"],
    ["[a](50%.md)", "one.html", "lessons/50%25.md"],
    ["[a](https://example.org/b)", "one.html", "https://example.org/b"],
    ["[a](#part)", "one.html", "#part"],
  ])("%s leads in %s to %s", (source, to, address) => {
    expect(linked(source, to)).toBe(address);
  });

  test("lead from outputs, too", () => {
    expect(shown({ "text/markdown": "[a](b.md)" })).toContain('href="b.md"');
    expect(shown({ "text/html": '<a href="b.md">b</a>' })).toContain('href="b.md"');
  });

  test("to pictures whose percent signs stand for nothing are left as they are", () => {
    const html = page({ cell_type: "markdown", source: "![x](50%.png) ![y](attachment:50%.png)" });
    expect(html).toContain('alt="x"');
  });
});

describe("nothing in a notebook can act in the page", () => {
  const attacks = [
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    '<a href="javascript:alert(1)">a</a>',
    "[a](javascript:alert(1))",
    '<iframe src="https://example.org"></iframe>',
    '<form action="https://example.org"><input type="password"></form>',
    '<svg onload="alert(1)"></svg>',
    '<p style="position:fixed;background:url(https://example.org)">a</p>',
    "<style>body { display: none }</style>",
    '<meta http-equiv="refresh" content="0;url=https://example.org">',
  ];
  const isHarmful =
    /<script|onerror|onload|href="javascript|<iframe[^>]*src=|<form|type="password"|position:fixed|url\(|display: none|<meta http-equiv="refresh/;

  test.each(attacks)("%s", (attack) => {
    expect(page({ cell_type: "markdown", source: attack }).split("<main>")[1]).not.toMatch(isHarmful);
    expect(shown({ "text/html": attack }).split("<main>")[1]).not.toMatch(isHarmful);
  });

  test("a widget's frame stays, cut off by its sandbox", () => {
    const html = shown({
      "text/html": '<iframe sandbox="allow-same-origin allow-scripts" srcdoc="<b>1</b>"></iframe>',
    });
    expect(html).toMatch(/<iframe sandbox="allow-scripts" srcdoc="&lt;b&gt;1&lt;\/b&gt;"/);
  });
});

describe("Markdown", () => {
  test.each([
    ["$h = 1 - e^{-x}$", 1],
    ["$$\nS(t) = \\prod h_s\n$$", 1],
    ["A rise from $9.99 to $15.98 is $5.99 more.", 0],
    ["\\$8 and \\$16", 0],
    ["`$x$`", 0],
    ["$a$ and $b$, not $8", 2],
  ])("%s has %i formulas", (text, count) => {
    expect(renderMarkdown(text).split("<math").length - 1).toBe(count);
  });

  test("colours code and draws tables", () => {
    const html = renderMarkdown("```ts\nconst a = 1;\n```\n\n| a |\n|---|\n| 1 |\n");
    expect(html).toContain('<span class="hljs-keyword">const</span>');
    expect(html).toContain("<td>1</td>");
  });
});
