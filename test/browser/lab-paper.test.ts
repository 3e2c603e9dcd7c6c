import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { LUCK_ALONE } from "../../src/lab/intervals.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { chromium, describeWithTool } from "../support/outside-tool.ts";
import { atRest, textOf, useLab } from "./lab-browser.ts";

const { scenario, observed } = loadCase("netflix-2011");
const link =
  "#case=netflix-2011&set=events.price.prices.both-1%3D12.99&world=name%3DMine%26without%3Dqwikster";

describeWithTool("a world that leaves the lab", chromium, (program) => {
  const panel = useLab(program, [{ scenario, observed, fittedUntil: "2011-09-30" }]);

  it("says on paper and in a picture what was changed, and what its intervals are of", async () => {
    const { page, complaints } = await panel.lab.open(`${panel.url}${link}`);
    await atRest(page, "ensemble");
    const changed = /Changed: “.+”, prices of “.+”: 12\.99\./;
    await page.locator("churn-lab #tab-share").click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.locator('churn-lab [data-do="svg"]').click(),
    ]);
    const drawing = readFileSync(await file.path(), "utf8");
    expect(drawing).toMatch(changed);
    expect(drawing).toContain(LUCK_ALONE);
    // A world that never was is neither.
    expect(drawing).not.toMatch(/← fitted|predicted →/);
    expect(await page.locator("churn-lab header").textContent()).not.toMatch(changed);
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => textOf(page, "churn-lab header")).toMatch(changed);
    expect(await textOf(page, "churn-lab footer")).toContain(link);
    const kept = page.getByRole("region", { name: "Worlds that were kept" });
    await expect
      .poll(() => kept.textContent())
      .toMatch(/Mine[\s\S]*Changed: without “.+”\.[\s\S]*Break-even/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
