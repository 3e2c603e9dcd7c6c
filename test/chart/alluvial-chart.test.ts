import { expect, test } from "vitest";
import { chart } from "../../src/chart/chart.ts";
import { drawnTexts } from "./drawn-texts.ts";
import { sampleMoves } from "./sample-moves.ts";

const textsOf = async (options = {}) =>
  (await drawnTexts(chart.alluvial(sampleMoves, options))).map(({ text }) => text);

test("every place has its people, both days stand above, and rivals stand together", async () => {
  const texts = await textsOf();
  for (const text of [
    "30 June 2011",
    "31 December 2011",
    "Streaming only 7.00M",
    "Both 17.00M",
    "Came since 4.00M",
    "Streaming only 10.50M",
    "DVD only 2.00M",
    "Both 10.00M",
    "Left: to a rival 0.63M",
    "Left: nothing instead 0.89M",
    "Left: other reasons 3.98M",
  ]) {
    expect(texts).toContain(text);
  }
});

test("rivals that are named stand alone, and families may have other names", async () => {
  const texts = await textsOf({ rivals: { kiosk: "Kiosks" }, families: { both: "The bundle" } });
  for (const text of ["Left: Kiosks 0.62M", "Left: to another rival 9000", "The bundle 17.00M"]) {
    expect(texts).toContain(text);
  }
  expect(() => chart.alluvial(sampleMoves, { rivals: { joy: "Joy" } })).toThrow(
    "among kiosk, by-mail; found joy",
  );
});

test("ribbons are as thick as they have people, from end to end", () => {
  const layers = chart.alluvial(sampleMoves).layer as { mark: { type: string }; data: { values: Row[] } }[];
  interface Row {
    readonly ribbon: number;
    readonly from: string;
    readonly to: string;
    readonly top: number;
    readonly bottom: number;
  }
  const edges = layers.filter(({ mark }) => mark.type === "area").flatMap(({ data }) => data.values);
  const thickness = ({ top, bottom }: Row) => bottom - top;
  const of = (from: string, to: string) =>
    edges.filter((edge) => edge.from === from && edge.to === to).map(thickness);
  const [stay] = of("Streaming only", "Streaming only");
  // Edges are rounded to hundredths of a pixel.
  for (const one of of("Streaming only", "Streaming only"))
    expect(Math.abs(one - stay!)).toBeLessThanOrEqual(0.011);
  for (const one of of("Both", "Streaming only")) expect(Math.abs(one - stay! / 4)).toBeLessThanOrEqual(0.02);
});

test("the caption has every ribbon and whom it leaves out", () => {
  const { description } = chart.alluvial(sampleMoves);
  expect(description).toContain("Both to DVD only 2.00M, Both kept 9.00M, Both left, to a rival 0.61M");
  expect(description).toContain(
    "Came since to Both 1.00M; 0.40M had left and come back, and 1.20M who came and went",
  );
});
