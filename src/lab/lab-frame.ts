import { LAB_DATA_ID } from "./lab-data.ts";
import { asText } from "./lab-page.ts";

/** What a frame holds. */
export interface LabFrameOptions {
  readonly title: string;
  /** Height on the page, pixels. */
  readonly height: number;
  /** The built panel and its data as JSON, each packed by gzip and written in base64. */
  readonly packedScript: string;
  readonly packedData: string;
  /** SHA-256 of the unpacked script in base64, and of a text. */
  readonly scriptDigest: string;
  readonly digest: (text: string) => string;
}

/** Unpacks what stands in the page, puts the data where the panel looks for it and then runs the panel. */
const LOADER = `(async()=>{const unpack=async(id)=>{const text=atob(document.getElementById(id).textContent);
const bytes=Uint8Array.from(text,(letter)=>letter.charCodeAt(0));
return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text()};
const data=document.createElement("script");data.type="application/json";data.id="${LAB_DATA_ID}";
data.textContent=await unpack("packed-data");document.body.append(data);
const script=document.createElement("script");script.textContent=await unpack("packed-script");document.body.append(script)})()`;

const STYLE =
  "html{background:#fff;color-scheme:light dark}@media (prefers-color-scheme:dark){html{background:#101216}}body{margin:0}";

/**
 * The panel as HTML for a notebook's output: a frame that runs scripts and may do nothing else, neither reach the notebook
 * nor ask anything of a network. Front ends that drop frames show the text within.
 */
export function labFrame(options: LabFrameOptions): string {
  const { title, height, packedScript, packedData, scriptDigest, digest } = options;
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${digest(LOADER)}' 'sha256-${scriptDigest}' 'wasm-unsafe-eval'`,
    `style-src 'sha256-${digest(STYLE)}'`,
    "worker-src blob:",
    "img-src data: blob:",
  ].join("; ");
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>${asText(title)}</title><style>${STYLE}</style></head><body><churn-lab></churn-lab><script type="text/plain" id="packed-data">${packedData}</script><script type="text/plain" id="packed-script">${packedScript}</script><script>${LOADER}</script></body></html>`;
  const inner = `${asText(title)}: the panel shows where this notebook is trusted; the picture above is the case as it happened.`;
  return `<iframe sandbox="allow-scripts" title="${asText(title)}" style="width:100%;height:${height}px;border:0" srcdoc="${asText(page)}">${inner}</iframe>`;
}
