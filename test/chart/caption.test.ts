import { expect, test } from "vitest";
import { captionOf, chartName } from "../../src/chart/caption.ts";

test("returns the description without blank ends", () => {
  expect(captionOf({ description: " Churn doubles. " })).toBe("Churn doubles.");
});

test.each([undefined, "", "  ", 7])("names the chart whose caption is %j", (description) => {
  const spec = { name: "waterfall", description } as never;
  expect(() => captionOf(spec)).toThrow(/^chart "waterfall": description: expected a caption .*, found /);
});

test("falls back on the title in each of its shapes", () => {
  const description = "d";
  expect(chartName({ title: "Churn", description })).toBe('chart "Churn"');
  expect(chartName({ title: ["Churn", "by plan"], description })).toBe('chart "Churn by plan"');
  expect(chartName({ title: { text: "Churn" }, description })).toBe('chart "Churn"');
  expect(chartName({ description })).toBe("chart without a name");
});
