import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { saveChart } from "../../../src/node/chart/save-chart.ts";
import { sampleChart } from "../../chart/sample-chart.ts";
import { useFolder } from "../../support/use-folder.ts";

const inFolder = useFolder();

test("writes an SVG and a PNG, and leaves nothing else behind", async () => {
  const folder = inFolder();
  const paths = await saveChart(sampleChart, join(folder, "charts", "sample"));
  expect(paths).toEqual(["svg", "png"].map((ending) => join(folder, "charts", `sample.${ending}`)));
  expect((await readdir(join(folder, "charts"))).sort()).toEqual(["sample.png", "sample.svg"]);
  expect(await readFile(paths[0], "utf8")).toMatch(/^<svg/);
  expect((await readFile(paths[1])).subarray(1, 4).toString()).toBe("PNG");
});
