import { captionOf } from "../../chart/caption.ts";
import type { VegaLiteSpec } from "../../chart/spec.ts";
import { withTheme } from "../../chart/theme.ts";
import { loadRasterizer, type Rasterizer } from "./rasterizer.ts";

/** A chart in every form in which it leaves the program. */
export interface RenderedChart {
  /** The themed specification, for front ends that draw Vega-Lite 5 themselves. */
  readonly vegalite: VegaLiteSpec;
  readonly svg: string;
  /** The picture at twice its size, for sharp screens. */
  readonly png: Uint8Array;
  readonly caption: string;
  /** Size on the page, pixels. */
  readonly width: number;
  readonly height: number;
  /** What Vega-Lite and Vega had to say about the specification; empty for a sound one. */
  readonly warnings: readonly string[];
}

const pngZoom = 2;

let lastRendering: Promise<unknown> = Promise.resolve();

/**
 * Draw a chart in the house theme without a browser. The same specification gives the same bytes in every process,
 * time zone and on every machine, provided that its time scales are `utc` (see `timeChannel`).
 *
 * @throws RangeError If the chart has no caption.
 * @throws Error If Vega-Lite cannot compile the specification, or if it asks for data from outside.
 */
export function renderChart(spec: VegaLiteSpec): Promise<RenderedChart> {
  // One at a time: Vega numbers clip paths and gradients with counters that all its views share.
  const rendering = lastRendering.then(() => renderAlone(spec));
  lastRendering = rendering.catch(() => undefined);
  return rendering;
}

async function renderAlone(spec: VegaLiteSpec): Promise<RenderedChart> {
  const caption = captionOf(spec);
  const vegalite = withTheme(spec);
  const [vega, vegaLite, rasterizer] = await Promise.all([
    import("vega"),
    import("vega-lite"),
    loadRasterizer(),
  ]);
  measureTextWith(rasterizer, (vega as unknown as { textMetrics: TextMetrics }).textMetrics);

  const warnings: string[] = [];
  const logger = collectingLogger(warnings);
  const compiled = vegaLite.compile(structuredClone(vegalite) as never, { logger });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: "none", logger, loader: closedLoader });
  vega.resetSVGDefIds();
  const svg = await view.toSVG();
  view.finalize();
  const [width, height] = sizeOf(svg);
  return { vegalite, svg, png: rasterizer.toPng(svg, pngZoom), caption, width, height, warnings };
}

/** What Vega exports without declaring it: how wide it takes a text to be. */
interface TextMetrics {
  width: (item: { fontSize?: number; fontWeight?: string | number; limit?: number }, text: unknown) => number;
}

/** Without a canvas Vega takes every character for 0.8 em wide; measure with the font that will be drawn. */
function measureTextWith(rasterizer: Rasterizer, textMetrics: TextMetrics): void {
  textMetrics.width = (item, text) => {
    const line = String(text ?? "").trim();
    if (line === "") return 0;
    const width = rasterizer.textWidth(line, item.fontSize ?? vegaFontSize, item.fontWeight ?? "normal");
    return item.limit !== undefined && item.limit > 0 ? Math.min(width, item.limit) : width;
  };
}

/** What Vega draws where a mark names no size. */
const vegaFontSize = 11;

const closedLoader = {
  load: (address: string) =>
    Promise.reject(new Error(`a chart carries its own data, but asks for ${address}`)),
  sanitize: (address: string) => Promise.reject(new Error(`a chart has no links, but points to ${address}`)),
  http: () => Promise.reject(new Error("a chart carries its own data")),
  file: () => Promise.reject(new Error("a chart carries its own data")),
};

function collectingLogger(messages: string[]) {
  const logger = {
    level: () => logger,
    error: (...parts: readonly unknown[]) => {
      messages.push(parts.map(String).join(" "));
      return logger;
    },
    warn: (...parts: readonly unknown[]) => logger.error(...parts),
    info: () => logger,
    debug: () => logger,
  };
  return logger as never;
}

function sizeOf(svg: string): [width: number, height: number] {
  const read = (name: string) => Number(new RegExp(`<svg[^>]* ${name}="([\\d.]+)"`).exec(svg)?.[1]);
  return [read("width"), read("height")];
}
