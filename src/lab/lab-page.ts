import { LAB_DATA_ID, type LabData } from "./lab-data.ts";

export interface LabPageOptions {
  readonly title: string;
  readonly data: LabData;
  /** The built panel. */
  readonly script: string;
  /** SHA-256 of a text in base64, for the page's policy. */
  readonly digest: (text: string) => string;
}

/**
 * The panel as one HTML page that asks nothing of anywhere: its policy allows this script and this style alone, threads of
 * its own and pictures made in the page.
 */
export function labPage({ title, data, script, digest }: LabPageOptions): string {
  const safe = script.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  const policy = [
    "default-src 'none'",
    // The engine may compile WebAssembly; it runs without where that is forbidden.
    `script-src 'sha256-${digest(safe)}' 'wasm-unsafe-eval'`,
    `style-src 'sha256-${digest(STYLE)}'`,
    "worker-src blob:",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${asText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<churn-lab><p>${asText(title)}: this page needs JavaScript.</p></churn-lab>
<script type="application/json" id="${LAB_DATA_ID}">${asJson(data)}</script>
<script>${safe}</script>
</body>
</html>
`;
}

const STYLE =
  "html{background:#fff;color-scheme:light dark}@media (prefers-color-scheme:dark){html{background:#101216}}" +
  "body{margin:0;font-family:Inter,Arial,Helvetica,sans-serif}@media print{html{background:#fff}}";

/** JSON that no HTML parser takes for markup. */
export function asJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** A text as HTML. */
export function asText(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replaceAll(/[&<>"']/g, (letter) => entities[letter]);
}
