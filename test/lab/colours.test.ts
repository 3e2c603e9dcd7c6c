import { expect, it } from "vitest";
import { darkColours, lightColours } from "../../src/lab/view/colours.ts";

/** Relative luminance (WCAG 2.2) of a colour #rrggbb. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

it.each([
  ["light", lightColours],
  ["dark", darkColours],
] as const)(
  "%s: what is drawn stands out from the paper, and text can be read on it and in the band",
  (_, colours) => {
    const { paper, band, grid, text, secondary, ...drawn } = colours;
    for (const [name, colour] of Object.entries(drawn)) {
      expect(contrast(colour, paper), name).toBeGreaterThanOrEqual(3);
    }
    for (const colour of [text, secondary]) {
      for (const ground of [paper, band]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(grid, paper)).toBeLessThan(2);
  },
);

it("both have a colour for everything", () => {
  expect(Object.keys(darkColours).sort()).toEqual(Object.keys(lightColours).sort());
});
