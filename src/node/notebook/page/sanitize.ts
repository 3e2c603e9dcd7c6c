import sanitizeHtml from "sanitize-html";
import type { ResolveLink } from "./page-links.ts";

const size = [/^\d+(?:\.\d+)?(?:px|em|rem|%|vh|vw)?$/];
const colour = [/^#[0-9a-f]{3,8}$/i, /^[a-z]+$/i, /^rgba?\([\d\s.,%]+\)$/i];

const rules: sanitizeHtml.IOptions = {
  allowedTags: [
    ...sanitizeHtml.defaults.allowedTags,
    ...["img", "del", "ins", "details", "summary", "progress", "meter", "input", "iframe"],
  ],
  allowedAttributes: {
    a: ["href", "title"],
    img: ["src", "alt", "title", "width", "height"],
    input: ["type", "checked", "disabled"],
    iframe: ["srcdoc", "sandbox", "title", "width", "height", "style", "loading"],
    progress: ["max", "value"],
    meter: ["min", "max", "low", "high", "optimum", "value"],
    details: ["open"],
    th: ["colspan", "rowspan", "scope", "align"],
    td: ["colspan", "rowspan", "align"],
    ol: ["start"],
    "*": ["style", "id", "lang", "aria-label"],
  },
  allowedClasses: { code: ["language-*"], span: ["hljs-*"] },
  allowedStyles: {
    "*": {
      "text-align": [/^(?:left|right|center|justify)$/],
      "font-weight": [/^(?:normal|bold|\d{3})$/],
      color: colour,
      "background-color": colour,
      width: size,
      height: size,
      "max-width": size,
      border: [/^0$/, /^none$/],
    },
  },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { a: ["http", "https", "mailto", "file"], img: ["data", "https", "http"] },
  transformTags: {
    // A frame without this could read the page; with it, its scripts have a page of their own.
    iframe: (tagName, attributes) => ({
      tagName,
      attribs: { ...attributes, sandbox: "allow-scripts", loading: "lazy" },
    }),
    input: (tagName, attributes) => ({
      tagName,
      attribs: { type: "checkbox", disabled: "", ...("checked" in attributes && { checked: "" }) },
    }),
  },
};

/**
 * Keep only harmless HTML: text, tables, images, sandboxed frames; no scripts, forms, styles of the page.
 *
 * Tables stand in a box of their own, which can be moved sideways, by keys too.
 *
 * @param html Anything.
 * @param resolveLink Gives the address of a link; as it is unless told.
 * @returns HTML that can stand in a page.
 */
export function sanitize(html: string, resolveLink: ResolveLink = (address) => address): string {
  const a = (tagName: string, attribs: sanitizeHtml.Attributes) => {
    return {
      tagName,
      attribs: "href" in attribs ? { ...attribs, href: resolveLink(attribs.href) } : attribs,
    };
  };
  return sanitizeHtml(html, { ...rules, transformTags: { ...rules.transformTags, a } })
    .replaceAll("<table", '<div class="scroll" tabindex="0"><table')
    .replaceAll("</table>", "</table></div>");
}
