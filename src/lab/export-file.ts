import { render, type TemplateResult } from "lit";

/** Give the reader a file. */
export function download(name: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A drawing as an SVG file of its own. */
export function drawnSvg(drawing: TemplateResult): string {
  const holder = document.createElement("div");
  render(drawing, holder);
  const svg = holder.querySelector("svg");
  if (!svg) throw new Error("the drawing has no picture");
  const { width, height } = svg.viewBox.baseVal;
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  for (const part of [svg, ...svg.querySelectorAll("svg")]) part.removeAttribute("class");
  // Marks that the template leaves behind.
  const text = new XMLSerializer().serializeToString(svg).replaceAll(/<!--.*?-->/gs, "");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`;
}

/** An SVG as a PNG of twice its size. */
export async function pngOf(
  svg: string,
  size: { readonly width: number; readonly height: number },
): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = size.width * 2;
  canvas.height = size.height * 2;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("the picture could not be drawn"))),
      "image/png",
    );
  });
}
