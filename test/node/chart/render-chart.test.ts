import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Ajv } from "ajv";
import schema from "vega-lite/vega-lite-schema.json" with { type: "json" };
import { expect, test } from "vitest";
import type { VegaLiteSpec } from "../../../src/chart/spec.ts";
import { loadRasterizer } from "../../../src/node/chart/rasterizer.ts";
import { renderChart } from "../../../src/node/chart/render-chart.ts";
import { sampleChart } from "../../chart/sample-chart.ts";

const bars: VegaLiteSpec = {
  description: "One bar.",
  data: { values: [{ plan: "streaming", people: 1 }] },
  mark: "bar",
  encoding: { x: { field: "people", type: "quantitative" }, y: { field: "plan", type: "nominal" } },
};

const withLabel = (label: string): VegaLiteSpec => ({
  ...bars,
  data: { values: [{ plan: label, people: 1 }] },
});

test("gives every form of the chart, without a warning", async () => {
  const { vegalite, svg, png, caption, width, height, warnings } = await renderChart(sampleChart);
  expect(warnings).toEqual([]);
  expect(vegalite.$schema).toMatch(/vega-lite\/v5\.json$/);
  expect(svg).toMatch(/^<svg/);
  expect(caption).toBe(sampleChart.description);
  expect(width).toBeGreaterThanOrEqual(640);
  expect(width).toBeLessThanOrEqual(720);
  const header = new DataView(png.buffer, png.byteOffset);
  expect(header.getUint32(16)).toBe(2 * width);
  expect(header.getUint32(20)).toBe(2 * height);
});

test("conforms to the JSON Schema of Vega-Lite", async () => {
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  const { vegalite } = await renderChart(sampleChart);
  expect(validate(vegalite), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  expect(validate({ ...vegalite, layer: "none" })).toBe(false);
});

test("draws the same bytes in another process in another time zone", async () => {
  const module = new URL("../../../dist/node/chart/render-chart.js", import.meta.url).href;
  const script = `
    import { createHash } from "node:crypto";
    import { renderChart } from ${JSON.stringify(module)};
    const { png } = await renderChart(JSON.parse(process.argv[1]));
    process.stdout.write(createHash("sha256").update(png).digest("hex"));`;
  const digestIn = async (zone: string) => {
    const args = ["--input-type=module", "--eval", script, JSON.stringify(sampleChart)];
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, TZ: zone },
    });
    return stdout;
  };
  const west = await digestIn("America/Los_Angeles");
  expect(west).toMatch(/^[0-9a-f]{64}$/);
  expect(await digestIn("Asia/Tokyo")).toBe(west);
});

test("draws the same bytes whatever was drawn before or is drawn meanwhile", async () => {
  const clipped = { ...bars, mark: { type: "bar", clip: true } };
  const alone = await renderChart(clipped);
  const together = await Promise.all([renderChart(clipped), renderChart(sampleChart), renderChart(clipped)]);
  expect(together[0]!.svg).toBe(alone.svg);
  expect(together[2]!.svg).toBe(alone.svg);
  expect(alone.svg).toContain("clip-path");
});

test("text is really drawn: a chart without its labels has less ink", async () => {
  const inkOf = async (spec: VegaLiteSpec) => (await renderChart(spec)).png.length;
  const unlabelled = { ...bars, config: { axis: { labelOpacity: 0, titleOpacity: 0 } } };
  expect(await inkOf(bars)).toBeGreaterThan(1.2 * (await inkOf(unlabelled)));
});

test("gives a label as much room as the drawn font needs", async () => {
  const { textWidth } = await loadRasterizer();
  const widths = await Promise.all(
    ["iiiiiiiiii", "WWWWWWWWWW"].map(async (label) => {
      const { width } = await renderChart(withLabel(label));
      return width - textWidth(label, 12, "normal");
    }),
  );
  // Vega rounds the size of a chart up to whole pixels.
  expect(Math.abs(widths[0]! - widths[1]!)).toBeLessThanOrEqual(1);
  expect(textWidth("iiiiiiiiii", 12, "normal")).toBeLessThan(textWidth("WWWWWWWWWW", 12, "normal") / 3);
});

test("reports what Vega-Lite warns of", async () => {
  const { warnings } = await renderChart({
    ...bars,
    mark: { type: "bar", size: { expr: "2" } },
    encoding: { wrong: {} },
  });
  expect(warnings.join(" ")).toMatch(/wrong/);
});

test("refuses a chart without a caption, and one that loads its data, by name", async () => {
  await expect(renderChart({ ...bars, name: "plans", description: "" })).rejects.toThrow(
    'chart "plans": description',
  );
  const { warnings } = await renderChart({ ...bars, data: { url: "https://example.org/data.csv" } });
  expect(warnings.join(" ")).toMatch(/carries its own data/);
});
