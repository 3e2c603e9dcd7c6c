import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { toDay } from "../../src/market/date.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { chromium, describeWithTool } from "../support/outside-tool.ts";
import { atRest, textOf, useLab } from "./lab-browser.ts";

const { scenario, observed } = loadCase("netflix-2011");

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Texts of the page with what they cover. */
const boxesOf = (page: Page, selector: string): Promise<Box[]> =>
  page.evaluate(`[...document.querySelector("churn-lab").shadowRoot.querySelectorAll(${JSON.stringify(selector)})]
    .map((text) => { const { left, right, top, bottom } = text.getBoundingClientRect();
      return { text: text.textContent, left, right, top, bottom }; })`);

/** Pairs of texts that are printed over each other; the boxes of lines of text are higher than their letters. */
function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (two) =>
          one.left < two.right - 1 &&
          two.left < one.right - 1 &&
          one.top < two.bottom - 4 &&
          two.top < one.bottom - 4,
      )
      .map((two) => `${one.text} | ${two.text}`),
  );
}

describeWithTool("drawings of the lab in Chromium", chromium, (program) => {
  const panel = useLab(program, [{ scenario, observed, fittedUntil: "2011-09-30" }]);

  it("an event that is dragged keeps its row under the hand, and no name covers another", async () => {
    const { page } = await panel.lab.open(panel.url);
    await atRest(page, "ensemble");
    const names = async () =>
      (await boxesOf(page, ".handle > text")).filter(({ text }) => !/^\d+$/.test(text));
    expect(overlaps(await names())).toEqual([]);
    const handle = page.locator('churn-lab .handle[data-event="price"] circle').nth(1);
    const { x, y, width, height } = (await handle.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 16; step++) {
      await page.mouse.move(x + width / 2 + 40 * step, y + height / 2 + (step % 3) * 8);
      expect((await handle.boundingBox())!.y).toBe(y);
      expect(overlaps(await names())).toEqual([]);
    }
    await page.mouse.up();
    expect(await textOf(page, 'churn-lab .handle[data-event="price"]')).toContain("31 Dec");
    expect(overlaps(await names())).toEqual([]);
    expect((await names()).map(({ text }) => text).join()).toMatch(
      /One website, one account, one \S*…?, 10 Oct/,
    );
    expect(
      await page.evaluate(
        `getComputedStyle(document.querySelector("churn-lab").shadowRoot.querySelector(".lane")).userSelect`,
      ),
    ).toBe("none");
    await page.context().close();
  });

  it.each([1280, 390])("nothing moves at %i pixels once the first picture is there", async (width) => {
    const { page } = await panel.lab.blank({ viewport: { width, height: 900 } });
    // Every place in the order of time, from before the first picture.
    await page.addInitScript(`globalThis.places = [];
      const watch = () => {
        const lab = document.querySelector("churn-lab")?.shadowRoot;
        const parts = [".main-figure", ".lane", 'section[aria-label^="Where they came"]'].map((part) => lab?.querySelector(part));
        if (parts.every(Boolean)) {
          const place = parts.map((part) => part.getBoundingClientRect().top).join(" ");
          if (place !== places.at(-1)) places.push(place);
        }
        requestAnimationFrame(watch);
      };
      requestAnimationFrame(watch);`);
    await page.goto(panel.url);
    await atRest(page, "ensemble");
    expect(await textOf(page, "churn-lab .headline")).toMatch(/Without “.*” .* would have been won\.$/);
    expect(await page.evaluate("places.length")).toBe(1);
    expect(await page.locator("churn-lab .awaited").count()).toBe(0);
    await page.context().close();
  });

  it("names the lines of plans whole, on the page and in its picture, and the key says what is drawn", async () => {
    const { page } = await panel.lab.open(`${panel.url}#case=netflix-2011&without=qwikster`);
    await atRest(page, "ensemble");
    const key = () => textOf(page, "churn-lab main > .legend");
    expect(await key()).toMatch(/^history\s?your world.*seeds\)/);
    await page.locator("churn-lab .figure-head input").check();
    expect(await key()).toMatch(/^Streaming only\s?DVD only\s?Both\s?history\s?your world/);
    expect(await key()).not.toContain("seeds");
    const drawing = (await page.locator("churn-lab .main-figure .drawing").boundingBox())!;
    const ends = (await boxesOf(page, ".main-figure .drawing > text")).filter(({ text }) =>
      /Streaming only$/.test(text),
    );
    expect(ends).toHaveLength(1);
    expect(ends[0].right).toBeLessThanOrEqual(drawing.x + drawing.width + 1);
    await page.locator("churn-lab #tab-share").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator('churn-lab [data-do="svg"]').click(),
    ]);
    const picture = readFileSync(await download.path(), "utf8");
    const paper = await page.context().newPage();
    await paper.setContent(picture.replace(/^<\?xml[^>]*>/, ""));
    const beyond = await paper.evaluate(`(() => { const svg = document.querySelector("svg");
      const { right } = svg.getBoundingClientRect();
      return [...svg.querySelectorAll("text")].filter((text) => text.getBoundingClientRect().right > right)
        .map((text) => text.textContent); })()`);
    expect(beyond).toEqual([]);
    expect(picture).toMatch(/>\d+\.\d\dM Streaming only</);
    await page.context().close();
  });

  it("has a key of the lines above the figure where their ends have no room for names", async () => {
    const { page } = await panel.lab.open(panel.url, { viewport: { width: 390, height: 844 } });
    await page.locator("churn-lab .figure-head input").check();
    expect(await textOf(page, "churn-lab .main-figure .legend")).toMatch(
      /^Streaming only\s?DVD only\s?Both$/,
    );
    await page.context().close();
  });

  it("presses of a key on one event are one movement, and its panel says what went along", async () => {
    const { page, complaints } = await panel.lab.open(panel.url);
    await atRest(page);
    const handle = page.locator('churn-lab [data-event="price"]');
    await handle.focus();
    for (let press = 0; press < 7; press++) await page.keyboard.press("ArrowRight");
    expect(await handle.getAttribute("aria-valuetext")).toBe("19 July 2011");
    expect(await textOf(page, "churn-lab .details .along")).toBe(
      'Moved in time, it takes along what refers to it: “"I messed up"”, 25 September 2011 (was 18 September 2011). All other events stay on their days, rivals’ answers too.',
    );
    expect(await page.locator("churn-lab .details .source a").first().getAttribute("rel")).toContain(
      "noopener",
    );
    await page.locator('churn-lab [data-do="undo"]').click();
    await expect.poll(() => handle.getAttribute("aria-valuetext")).toBe("12 July 2011");
    expect(await page.locator('churn-lab [data-do="undo"]').isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("a slide asks without telling: its axis is from what is shown, in letters that can be read", async () => {
    for (const width of [390, 1280]) {
      const { page } = await panel.lab.open(panel.url, { viewport: { width, height: 844 } });
      await atRest(page);
      await page.locator('churn-lab [data-do="present"]').click();
      const axis = async () => {
        const texts = (await boxesOf(page, ".stage .drawing g > text")).filter(({ text }) => text !== "");
        expect(Math.min(...texts.map(({ top, bottom }) => bottom - top))).toBeGreaterThan(12);
        return texts.map(({ text }) => text).filter((text) => /^\d[\d.]*M$/.test(text));
      };
      const asked = await axis();
      const shown =
        (await page.evaluate(`(() => { const { history } = document.querySelector("churn-lab").session.picture;
        const { ledger, peoplePerAgent } = history; const day = ${toDay("2011-07-12") - toDay(scenario.start)};
        let people = 0;
        for (let plan = 0; plan < ledger.plans; plan++) people += ledger.closing[(day - 1) * ledger.plans + plan];
        return (people * peoplePerAgent) / 1e6; })()`)) as number;
      const [least, most] = [asked[0], asked.at(-1)].map((text) => Number.parseFloat(text ?? ""));
      // As much room below as above, but for the rounding of the axis to its ticks.
      const step = (most - least) / (asked.length - 1);
      expect(Math.abs(most - shown - (shown - least))).toBeLessThan(step);
      expect(await textOf(page, "churn-lab .present .legend")).toBe("simulated");
      await page.keyboard.press("ArrowRight");
      await expect
        .poll(() => textOf(page, "churn-lab .present .legend"))
        .toMatch(/observed, the model was fitted to it\s?observed, predicted by the model/);
      expect(await axis()).toEqual(asked);
      await page.context().close();
    }
  });
});
