import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** Draws SVG as PNG with the bundled font alone, so that the bytes are the same on every machine. */
export interface Rasterizer {
  /** @param zoom Pixels of the picture for one of the SVG. */
  toPng(svg: string, zoom: number): Uint8Array;
  /** Advance width of one line of text, pixels. */
  textWidth(text: string, size: number, weight: string | number): number;
}

const fontFamily = "Inter";
const fontFiles = ["400Regular/Inter_400Regular.ttf", "600SemiBold/Inter_600SemiBold.ttf"];

let loading: Promise<Rasterizer> | undefined;

/** The rasterizer of this process; WebAssembly can be initialised only once. */
export function loadRasterizer(): Promise<Rasterizer> {
  loading ??= createRasterizer();
  return loading;
}

async function createRasterizer(): Promise<Rasterizer> {
  const require = createRequire(import.meta.url);
  const { Resvg, initWasm } = await import("@resvg/resvg-wasm");
  const read = (specifier: string) => readFile(require.resolve(specifier));
  const fontBuffers = await Promise.all(fontFiles.map((file) => read(`@expo-google-fonts/inter/${file}`)));
  await initWasm(await read("@resvg/resvg-wasm/index_bg.wasm"));
  const font = { fontBuffers, defaultFontFamily: fontFamily, sansSerifFamily: fontFamily };

  function inkWidth(text: string, weight: string | number): number {
    const line = `<text y="100" font-family="${fontFamily}" font-weight="${weight}" font-size="100">${escapeXml(text)}</text>`;
    const resvg = new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${line}</svg>`, {
      font,
    });
    const width = resvg.getBBox()?.width ?? 0;
    resvg.free();
    return width;
  }

  const widths = new Map<string, number>();
  const cacheLimit = 5000;
  function widthAt100(text: string, weight: string | number): number {
    const key = `${weight} ${text}`;
    let width = widths.get(key);
    if (width === undefined) {
      // The box of a text is that of its ink; between two bars the side bearings and spaces count too.
      width = inkWidth(`|${text}|`, weight) - inkWidth("||", weight);
      if (widths.size >= cacheLimit) widths.clear();
      widths.set(key, width);
    }
    return width;
  }

  return {
    toPng(svg, zoom) {
      const resvg = new Resvg(svg, { font, fitTo: { mode: "zoom", value: zoom } });
      const image = resvg.render();
      const png = image.asPng();
      image.free();
      resvg.free();
      return png;
    },
    textWidth: (text, size, weight) => (widthAt100(text, weight) * size) / 100,
  };
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
