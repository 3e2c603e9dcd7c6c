import { expect, test } from "vitest";
import { type Meaning, palette, withTheme } from "../../src/chart/theme.ts";
import { colourDistance, contrastWithWhite, visions } from "./colour-vision.ts";

/** Colours that may share a chart. */
const paletteGroups: readonly (readonly Meaning[])[] = [
  ["observed", "simulated", "counterfactual", "rival"],
  ["observed", "streaming", "dvd", "both", "rival"],
  ["observed", "loss", "gain"],
  ["observed", "joined", "returned", "leftBackground", "leftTrial", "leftChoice"],
];

test.each(Object.entries(palette))("%s stands out from white by 3 to 1", (_, colour) => {
  expect(contrastWithWhite(colour)).toBeGreaterThanOrEqual(3);
});

const pairs = paletteGroups.flatMap((group) =>
  group.flatMap((a, index) => group.slice(index + 1).map((b) => [a, b] as [Meaning, Meaning])),
);

const okabeIto = ["#000000", "#e69f00", "#56b4e9", "#009e73", "#f0e442", "#0072b2", "#d55e00", "#cc79a7"];

test.each(Object.keys(visions))(
  "under %s no two colours of a group are closer than the closest of Okabe and Ito",
  (vision) => {
    const distances = okabeIto.flatMap((a, index) =>
      okabeIto.slice(index + 1).map((b) => colourDistance(a, b, vision)),
    );
    const closest = Math.min(...distances);
    for (const [a, b] of pairs) {
      expect(colourDistance(palette[a], palette[b], vision), `${a}, ${b}`).toBeGreaterThanOrEqual(closest);
    }
  },
);

test("every meaning belongs to a group", () => {
  expect(new Set(paletteGroups.flat())).toEqual(new Set(Object.keys(palette)));
});

test("a chart's own configuration wins, block by block, and the chart is not modified", () => {
  const spec = Object.freeze({
    description: "d",
    config: Object.freeze({ padding: 3, axisX: { grid: true } }),
  });
  const { $schema, config } = withTheme(spec);
  expect($schema).toBe("https://vega.github.io/schema/vega-lite/v5.json");
  expect(config).toMatchObject({
    background: "#ffffff",
    padding: 3,
    axisX: { grid: true },
    axis: { labelFontSize: 12 },
  });
  expect(spec.config).toEqual({ padding: 3, axisX: { grid: true } });
});
