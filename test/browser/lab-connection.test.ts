import { expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { chromium, describeWithTool } from "../support/outside-tool.ts";
import { atRest, useLab } from "./lab-browser.ts";

const { scenario, observed } = loadCase("netflix-2011");

describeWithTool("a lab that leaves its page", chromium, (program) => {
  const panel = useLab(program, [{ scenario, observed }]);

  it("takes back one step at a time after it was moved, and leaves no thread when it is gone", async () => {
    const { page, complaints } = await panel.lab.open(panel.url);
    await page.evaluate(`(() => {
      const lab = document.querySelector("churn-lab");
      const home = document.createElement("main");
      document.body.append(home);
      home.append(lab);
    })()`);
    for (const id of ["qwikster", "apology"]) {
      await page.evaluate(`document.querySelector("churn-lab").session.switchEvent("${id}", false)`);
    }
    await atRest(page);
    await page.keyboard.press("Control+z");
    expect(await page.evaluate(`document.querySelector("churn-lab").session.state.change.without`)).toEqual([
      "qwikster",
    ]);
    await atRest(page);
    await page.evaluate(`document.querySelector("churn-lab").remove()`);
    await expect.poll(() => page.workers().length).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
