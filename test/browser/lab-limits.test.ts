import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { loadCase } from "../../src/node/data/load-case.ts";
import { chromium, describeWithTool } from "../support/outside-tool.ts";
import { atRest, textOf, useLab } from "./lab-browser.ts";

const { scenario, observed } = loadCase("netflix-2011");
const netflix = { scenario, observed, fittedUntil: "2011-09-30" };

describeWithTool("the limits of what can be set in the lab", chromium, (program) => {
  const panel = useLab(program, [netflix]);

  const headline = (page: Page) => textOf(page, "churn-lab .headline");
  const messages = (page: Page) => page.locator("churn-lab .messages");

  it("ends a slider where the engine does, says so, and shows a world there", async () => {
    const { page, complaints } = await panel.lab.open(panel.url);
    await page.locator("churn-lab #tab-behaviour").click();
    for (const [group, id, key, end] of [
      ["Attention", "attention.ordinary", "End", "0.44"],
      ["Quit", "quit.newMean", "Home", "0.0001"],
      ["Choice", "choice.scale", "Home", /^0\.0\d$/],
      ["Word of mouth", "wordOfMouth.ties", "End", "9.49"],
    ] as const) {
      await page.locator("churn-lab .group > summary", { hasText: new RegExp(`^${group} `) }).click();
      await page.locator(`churn-lab #lever-${id.replace(".", "-")}-limits`).waitFor();
      const slider = page.locator(`churn-lab input[data-path="parameters.${id}.value"]`);
      await slider.press(key);
      expect(await slider.inputValue()).toMatch(end);
      const limits = await textOf(page, `churn-lab #lever-${id.replace(".", "-")}-limits`);
      expect(limits).toMatch(/^The slider ends at [\d.]+: with (more|less) the engine cannot run this world/);
      expect(limits.includes("though the evidence supports it")).toBe(key === "End");
      await atRest(page);
      expect(await messages(page).count()).toBe(0);
      await expect.poll(() => headline(page)).toMatch(/In your world/);
      await page.locator('churn-lab [data-do="undo"]').click();
    }
    await page.evaluate(axe.source);
    const found = (await page.evaluate(`axe.run("churn-lab")`)) as { violations: { id: string }[] };
    expect(found.violations.map(({ id }) => id)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([
    [
      "parameters.choice.scale.value=0",
      "Since “Choice: scale” was changed, this world is none that the engine can run",
    ],
    [
      "events.price.prices.both-1=5000",
      "Since “Streaming and DVDs become two plans” was changed, this world contradicts itself",
    ],
  ])("says of a link with %s why there is no such world, and nothing of that world", async (set, text) => {
    const { page } = await panel.lab.open(`${panel.url}#case=netflix-2011&set=${encodeURIComponent(set)}`);
    await atRest(page);
    expect(await messages(page).textContent()).toContain(text);
    expect(await headline(page)).toContain("There is nothing to tell of your world as it is set now.");
    expect(await headline(page)).not.toContain("In your world");
    await page.locator("churn-lab #tab-worlds").click();
    expect(await page.locator('churn-lab [data-do="keep"]').isDisabled()).toBe(true);
    await messages(page).locator("button", { hasText: "Back to history" }).click();
    expect(await messages(page).count()).toBe(0);
    await expect.poll(() => headline(page)).toMatch(/Without “.*” .* would have been won/);
    await page.context().close();
  });

  it("moves all dates of an event with its announcement", async () => {
    const { page } = await panel.lab.open(panel.url);
    await page.locator('churn-lab [data-open="price"]').click();
    const date = (path: string) => page.locator(`churn-lab input[data-path="events.price.${path}"]`);
    await date("announced").fill("2011-10-20");
    expect(await date("effective.existing").inputValue()).toBe("2011-12-10");
    expect(await messages(page).count()).toBe(0);
    await page.locator('churn-lab [data-do="undo"]').click();
    expect(await date("effective.existing").inputValue()).toBe("2011-09-01");
    // A date on its own may contradict the others; what was asked for stays in its field until it is undone.
    await date("effective.new").fill("2011-07-01");
    await messages(page).waitFor();
    expect(await date("effective.new").inputValue()).toBe("2011-07-01");
    await messages(page).locator("button").click();
    expect(await messages(page).count()).toBe(0);
    expect(await date("effective.new").inputValue()).toBe("2011-07-12");
    await page.context().close();
  });

  it("moves an event to the first and the last day that it can be at by Home and End", async () => {
    const { page } = await panel.lab.open(panel.url);
    const handle = page.locator('churn-lab .handle[data-event="apology"]');
    await handle.press("Home");
    expect(await handle.getAttribute("aria-valuetext")).toBe("12 July 2011");
    await handle.press("End");
    expect(await handle.getAttribute("aria-valuetext")).toBe("31 December 2011");
    expect(await messages(page).count()).toBe(0);
    await page.context().close();
  });

  it("moves nothing under the hand when a message comes in the middle of a movement", async () => {
    const { page } = await panel.lab.open(panel.url);
    await atRest(page, "ensemble");
    const handle = page.locator('churn-lab .handle[data-event="apology"] circle').nth(1);
    const { x, y, width, height } = (await handle.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x - 400, y + height / 2, { steps: 20 });
    await messages(page).waitFor();
    expect((await handle.boundingBox())!.y).toBe(y);
    await page.mouse.move(x - 100, y + height / 2, { steps: 10 });
    await messages(page).waitFor({ state: "detached" });
    await page.mouse.up();
    await page.context().close();
  });

  it.each([1280, 390])("says at %i pixels what is wrong below the headline, not over it", async (width) => {
    const { page } = await panel.lab.open(panel.url, { viewport: { width, height: 900 } });
    const bottom = async (selector: string) => {
      const { y, height } = (await page.locator(`churn-lab ${selector}`).boundingBox())!;
      return { top: y, end: y + height };
    };
    await atRest(page, "ensemble");
    // There is no blank band, either: the first figure begins right below.
    const { end } = await bottom(".headline");
    const line = await page.locator("churn-lab .headline").evaluate((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return range.getBoundingClientRect().bottom;
    });
    expect(end - line).toBeLessThan(8);
    expect((await bottom(".main-figure")).top - end).toBeLessThan(24);
    await page.locator("churn-lab #tab-share").click();
    await page.locator("churn-lab #open-file").setInputFiles({
      name: "ledger.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("seed,date,plan\n"),
    });
    await expect.poll(() => messages(page).textContent()).toContain("ledger.csv is no scenario");
    await page.evaluate("scrollTo(0, 0)");
    expect((await bottom(".messages")).top).toBeGreaterThanOrEqual((await bottom(".headline")).end);
    // Where the headline is scrolled away, it stays in sight.
    await page.evaluate("scrollTo(0, 600)");
    expect((await bottom(".messages")).top).toBe(8);
    await page.context().close();
  });

  it("ends the message about a file with the case that it is about", async () => {
    const { page } = await panel.lab.open(panel.url);
    await page.locator("churn-lab #tab-share").click();
    const own = JSON.stringify({ ...scenario, id: "own" });
    await page
      .locator("churn-lab #open-file")
      .setInputFiles({ name: "own.json", mimeType: "application/json", buffer: Buffer.from(own) });
    await expect.poll(() => messages(page).textContent()).toContain("own.json is open.");
    await page.locator('churn-lab [data-do="undo"]').click();
    expect(await messages(page).count()).toBe(0);
    await page.context().close();
  });

  it("says at a box what it does not take, and shows what holds", async () => {
    const { page } = await panel.lab.open(panel.url);
    await atRest(page);
    const refuses = async (selector: string, typed: string, held: string, said: string) => {
      const box = page.locator(`churn-lab ${selector}`);
      await box.fill(typed);
      await box.press("Enter");
      await expect.poll(() => textOf(page, "churn-lab .refused")).toBe(said);
      expect(await box.inputValue()).toBe(held);
      const id = await page.locator("churn-lab .refused").getAttribute("id");
      expect(await box.getAttribute("aria-describedby")).toBe(id);
    };
    const price = "#field-events-price-prices-both-1-box";
    await page.locator('churn-lab [data-open="price"]').click();
    await refuses(price, "", "15.98", "Expected a number. 15.98 stays.");
    await refuses(
      price,
      "5000",
      "15.98",
      "Expected at most 100 times the cheapest price, 7.99, not 5000. 15.98 stays.",
    );
    await page.locator(`churn-lab ${price}`).fill("12");
    await page.locator(`churn-lab ${price}`).press("Enter");
    expect(await page.locator("churn-lab .refused").count()).toBe(0);
    await page.locator("churn-lab #tab-share").click();
    const most = "Expected a whole number from 0 to 9007199254740991";
    for (const typed of ["-1", "2.5", "99999999999999999999"])
      await refuses("#seed", typed, "1", `${most}, not ${typed}. 1 stays.`);
    await page.locator('churn-lab [data-do="undo"]').click();
    expect(await page.locator("churn-lab .refused").count()).toBe(0);
    await atRest(page);
    await page.locator('churn-lab [data-do="who-left"]').click();
    await page.locator("churn-lab #person").waitFor();
    for (const typed of ["-4", "1.5"])
      await refuses("#person", typed, "1", `Expected a whole number from 1 to 5000, not ${typed}. 1 stays.`);
    await page.context().close();
  });
});
