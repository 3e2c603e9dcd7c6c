import { afterEach, expect, test, vi } from "vitest";
import { displayBundle } from "../../../src/node/notebook/display.ts";
import { show } from "../../../src/node/notebook/show.ts";
import { sampleChart } from "../../chart/sample-chart.ts";

vi.mock("../../../src/node/notebook/display.ts", () => ({ displayBundle: vi.fn() }));

afterEach(() => vi.clearAllMocks());

test("sends one output: Vega-Lite 5, a PNG with its size on the page, and the caption", async () => {
  await show(Promise.resolve(sampleChart));
  expect(displayBundle).toHaveBeenCalledOnce();
  const [bundle, metadata] = vi.mocked(displayBundle).mock.calls[0]!;
  expect(Object.keys(bundle)).toEqual(["application/vnd.vegalite.v5+json", "image/png", "text/plain"]);
  expect(bundle["application/vnd.vegalite.v5+json"]).toMatchObject({
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    config: { background: "#ffffff" },
  });
  expect(bundle["text/plain"]).toBe(sampleChart.description);
  const png = bundle["image/png"] as Uint8Array;
  const { width } = (metadata as { "image/png": { width: number } })["image/png"];
  expect(new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(2 * width);
});

test("shows nothing of a chart without a caption", async () => {
  await expect(show({ ...sampleChart, description: "" })).rejects.toThrow('chart "sample": description');
  expect(displayBundle).not.toHaveBeenCalled();
});

test("passes on what Vega-Lite warns of", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const data = { values: [{ a: 1 }] };
  await show({ description: "A point.", data, mark: "point", encoding: { wrong: {} } });
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("wrong"));
});
