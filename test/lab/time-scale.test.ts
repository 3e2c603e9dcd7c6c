import { expect, it } from "vitest";
import { monthTicks, timeScale } from "../../src/lab/view/time-scale.ts";
import { toDay } from "../../src/market/date.ts";

/** Width of a letter of axis text in the widest of the fonts, pixels. */
const LETTER = 7.2;

const windows = [
  ["2011-07-01", "2012-01-01"],
  ["2022-07-01", "2023-07-02"],
  ["2022-07-03", "2023-04-02"],
  ["2009-01-08", "2009-03-02"],
  ["2022-11-15", "2024-01-01"],
] as const;

it("names of months never meet, at any width", () => {
  for (const [from, to] of windows) {
    for (let width = 166; width <= 1300; width += 7) {
      const scale = timeScale(toDay(from), toDay(to), 52, 52 + width);
      const named = monthTicks(scale)
        .filter(({ label }) => label !== "")
        .map(({ day, label }) => ({
          label,
          start: scale.x(day),
          end: scale.x(day) + 3 + label.length * LETTER,
        }));
      expect(named.length, `${from} at ${width}`).toBeGreaterThan(0);
      named.slice(1).forEach((next, index) => {
        expect(next.start, `${named[index].label}, ${next.label} at ${width}`).toBeGreaterThan(
          named[index].end,
        );
      });
      expect(named[0].label).toMatch(/ 20\d\d$/);
    }
  }
});
