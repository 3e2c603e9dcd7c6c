import { expect, test } from "vitest";
import { textColour } from "../../src/chart/text-colour.ts";
import { palette } from "../../src/chart/theme.ts";
import { contrastWithWhite } from "./colour-vision.ts";

test.each(Object.entries(palette))("%s as text stands out from white by 4.5 to 1", (_, colour) => {
  expect(textColour(colour)).toMatch(/^#[0-9a-f]{6}$/);
  expect(contrastWithWhite(textColour(colour))).toBeGreaterThanOrEqual(4.5);
});
