import type { VegaLiteSpec } from "../../src/chart/spec.ts";
import { withTheme } from "../../src/chart/theme.ts";
import { renderChart } from "../../src/node/chart/render-chart.ts";

/** A text of a drawn chart and the box that it fills, pixels. */
export interface DrawnText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Item {
  readonly text?: string | readonly string[];
  readonly x?: number;
  readonly y?: number;
  readonly opacity?: number;
  readonly bounds: { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number };
  readonly items?: readonly Mark[];
}
interface Mark {
  readonly marktype: string;
  readonly items: readonly Item[];
}

/** Once a chart was rendered, Vega measures texts with the bundled font. */
const measuring = renderChart({ description: "nothing", data: { values: [] }, mark: "point" });

/** Every visible text of a chart as Vega places it, measured with the font that is drawn; halos count once. */
export async function drawnTexts(spec: VegaLiteSpec): Promise<DrawnText[]> {
  await measuring;
  const [vega, vegaLite] = await Promise.all([import("vega"), import("vega-lite")]);
  const { spec: compiled } = vegaLite.compile(structuredClone(withTheme(spec)) as never);
  const view = new vega.View(vega.parse(compiled), { renderer: "none" });
  await view.runAsync();
  const found = new Map<string, DrawnText>();
  const walk = (mark: Mark, left: number, top: number): void => {
    for (const item of mark.items) {
      if (mark.marktype === "group") {
        for (const child of item.items ?? []) walk(child, left + (item.x ?? 0), top + (item.y ?? 0));
      }
      if (mark.marktype !== "text" || item.opacity === 0 || !item.text?.length) continue;
      const text = typeof item.text === "string" ? item.text : item.text.join(" ");
      const { x1, x2, y1, y2 } = item.bounds;
      const box = { text, left: left + x1, right: left + x2, top: top + y1, bottom: top + y2 };
      // A halo has the same anchor; its stroke makes its box larger.
      const key = `${text} ${Math.round(left + (item.x ?? 0))} ${Math.round(top + (item.y ?? 0))}`;
      const other = found.get(key);
      if (other === undefined || box.right - box.left < other.right - other.left) found.set(key, box);
    }
  };
  walk((view.scenegraph() as unknown as { root: Mark }).root, 0, 0);
  view.finalize();
  return [...found.values()];
}

/** Pairs of texts of which one covers more than a pixel of the other. */
export function overlaps(texts: readonly DrawnText[]): string[] {
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          // Boxes are as high as a line; letters leave some of it free.
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3,
      )
      .map((b) => `${a.text} | ${b.text}`),
  );
}
