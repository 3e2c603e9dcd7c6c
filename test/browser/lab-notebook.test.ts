import { afterAll, beforeAll, expect, it } from "vitest";
import { sanitize } from "../../src/node/notebook/page/sanitize.ts";
import { runNotebook } from "../../src/node/notebook/runner.ts";
import { ensureBuilt, fixture } from "../notebook/built.ts";
import { chromium, describeWithTool } from "../support/outside-tool.ts";
import { type LabBrowser, labBrowser } from "./lab-browser.ts";

/** Most that an output of a notebook should have, bytes. */
const MOST = 450_000;

describeWithTool("the lab below a cell, in Chromium", chromium, (program) => {
  let browser: LabBrowser;
  let outputs: Record<string, unknown>[];
  beforeAll(async () => {
    browser = await labBrowser(program);
    ensureBuilt();
    const { cells } = await runNotebook(fixture("lab"));
    expect(cells.map(({ status }) => status)).toEqual(["ok", "ok", "ok", "ok"]);
    outputs = cells
      .slice(1)
      .flatMap((cell) => cell.outputs.flatMap((output) => ("data" in output ? [output.data] : [])));
  }, 120_000);
  afterAll(() => browser?.close());

  it("is two outputs, a picture and a frame, of at most 450 kB each", () => {
    const picture = ["application/vnd.vegalite.v5+json", "image/png", "text/plain"];
    const panel = ["text/html", "text/plain"];
    expect(outputs.map((bundle) => Object.keys(bundle).sort())).toEqual([
      picture,
      panel,
      picture,
      panel,
      picture,
      panel,
    ]);
    for (const bundle of outputs) expect(JSON.stringify(bundle).length).toBeLessThan(MOST);
    const html = String(outputs[1]["text/html"]);
    expect(html).toMatch(/^<iframe sandbox="allow-scripts" /);
    expect(sanitize(html)).toContain('sandbox="allow-scripts"');
  });

  it("reacts in a frame that may run scripts and nothing else, put in as front ends do", async () => {
    const { page, requests, complaints } = await browser.blank();
    await page.setContent('<div id="host"></div>');
    await page.evaluate(
      `document.getElementById("host").innerHTML = ${JSON.stringify(outputs[1]["text/html"])}`,
    );
    const frame = page.frameLocator("iframe");
    const headline = frame.locator("churn-lab .headline");
    await frame.locator("churn-lab .drawing").first().waitFor();
    await frame.locator('churn-lab [data-open="price"]').click();
    await frame.locator('churn-lab input[data-path="events.price.prices.both-1"]').fill("9.99");
    await expect.poll(() => headline.textContent()).toMatch(/In your world: [\s\S]* won instead of/);
    await frame.locator("churn-lab #tab-share").click();
    expect(await frame.locator("churn-lab pre").first().textContent()).toBe(
      "npx churnkit compare netflix-2011 --set events.price.prices.both-1=9.99",
    );
    const [, inner] = page.frames();
    expect(await inner.evaluate("origin")).toBe("null");
    expect([requests, complaints]).toEqual([[], []]);
    await page.context().close();
  });

  it("names a scenario of the notebook's own by a file and says how to write it, although its id is a case's", async () => {
    const { page, complaints } = await browser.blank();
    await page.setContent('<div id="host"></div>');
    await page.evaluate(
      `document.getElementById("host").innerHTML = ${JSON.stringify(outputs[5]["text/html"])}`,
    );
    const frame = page.frameLocator("iframe");
    await frame.locator("churn-lab .drawing").first().waitFor();
    await frame.locator('churn-lab [data-open="price"]').click();
    await frame.locator('churn-lab input[data-path="events.price.prices.both-1"]').fill("9.99");
    await frame.locator("churn-lab #tab-share").click();
    await expect
      .poll(() => frame.locator("churn-lab pre").allTextContents())
      .toEqual([
        'import { writeFileSync } from "node:fs";\nwriteFileSync("netflix-2011.json", JSON.stringify(scenario));',
        "npx churnkit compare netflix-2011.json --set events.price.prices.both-1=9.99",
        "npx churnkit lab netflix-2011.json --out lab.html",
      ]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
