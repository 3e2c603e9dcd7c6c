import katex from "katex";
import { Marked, type TokenizerAndRendererExtension } from "marked";
import { escapeHtml, highlight } from "./highlight.ts";
import type { ResolveLink } from "./page-links.ts";
import { sanitize } from "./sanitize.ts";

/** Stands for a formula until the rest has been sanitised; a private character that no text should contain. */
const mark = "\uE000";

// An opening dollar touches the formula; a closing one too, and no digit follows: "$8 and $16" are prices.
const inlineFormula = /^\$(?=[^\s$])((?:\\.|[^\\$])*?[^\s\\$]|[^\s\\$])\$(?!\d)/;
const blockFormula = /^\$\$([\s\S]+?)\$\$(?:\n|$)/;
const inlineDisplay = /^\$\$([\s\S]+?)\$\$/;

/**
 * Turn Markdown into safe HTML: GitHub's dialect, formulas as MathML, coloured code.
 *
 * @param text Markdown of a cell or an output.
 * @param resolveLink Gives a link's address in the page, from that in the text.
 * @param resolveImage Gives an image's address in the page, from that in the text; undefined leaves it.
 */
export function renderMarkdown(
  text: string,
  resolveLink: ResolveLink = (address) => address,
  resolveImage: (address: string) => string | undefined = () => undefined,
): string {
  const formulas: string[] = [];
  const keep = (formula: string, displayMode: boolean) => {
    const options = { displayMode, output: "mathml", throwOnError: false, strict: "ignore" } as const;
    formulas.push(katex.renderToString(formula, options));
    return `${mark}${formulas.length - 1}${mark}`;
  };
  const marked = new Marked({
    gfm: true,
    extensions: [
      formulaExtension("formulaBlock", "block", [[blockFormula, true]], keep),
      formulaExtension(
        "formulaInline",
        "inline",
        [
          [inlineDisplay, true],
          [inlineFormula, false],
        ],
        keep,
      ),
    ],
    renderer: {
      code: ({ text: code, lang = "" }) => {
        const language = lang === "ts" ? "typescript" : lang;
        return `<pre><code class="language-${escapeHtml(language)}">${highlight(code, language)}</code></pre>\n`;
      },
    },
    walkTokens: (token) => {
      if (token.type === "image") token.href = resolveImage(token.href) ?? token.href;
    },
  });
  const html = sanitize(marked.parse(text.replaceAll(mark, ""), { async: false }), resolveLink);
  return html.replace(new RegExp(`${mark}(\\d+)${mark}`, "g"), (_, index) => formulas[Number(index)]!);
}

function formulaExtension(
  name: string,
  level: "block" | "inline",
  patterns: readonly (readonly [RegExp, boolean])[],
  keep: (formula: string, displayMode: boolean) => string,
): TokenizerAndRendererExtension {
  return {
    name,
    level,
    start: (text) => {
      const at = text.indexOf(level === "block" ? "$$" : "$");
      return at < 0 ? undefined : at;
    },
    tokenizer: (text) => {
      for (const [pattern, displayMode] of patterns) {
        const match = pattern.exec(text);
        if (match) return { type: name, raw: match[0], formula: match[1]!.trim(), displayMode };
      }
      return undefined;
    },
    renderer: (token) => {
      const html = keep(token.formula, token.displayMode);
      return level === "block" ? `<p>${html}</p>\n` : html;
    },
  };
}
