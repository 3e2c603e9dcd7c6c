import axe from "axe-core";
import { expect, it } from "vitest";
import { counterfactualOf } from "../../src/experiment/compare.ts";
import { peopleInWords } from "../../src/lab/amounts.ts";
import { diaryLines } from "../../src/lab/diary-text.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { periodsOf } from "../../src/simulation/periods.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { chromium, describeWithTool } from "../support/outside-tool.ts";
import { agents, asNumbers, atRest, textOf, useLab } from "./lab-browser.ts";

const { scenario, observed } = loadCase("netflix-2011");
const netflix = { scenario, observed, fittedUntil: "2011-09-30" };

/** Net losses of the headline quarter at the size that the tests run, as the panel says them. */
const lost = peopleInWords(periodsOf(simulate(scenario, { subscribers: agents.rest }))[0].netAdditions);

describeWithTool("the lab in Chromium", chromium, (program) => {
  const panel = useLab(program, [netflix]);

  it("opens from disk with the reproduced case, and asks nothing of anywhere", async () => {
    const { page, requests, complaints } = await panel.lab.open(panel.url);
    await atRest(page, "ensemble");
    const headline = await textOf(page, "churn-lab .headline");
    expect(headline).toContain(
      `${lost} more subscribers left than came from 1 July to 30 September 2011; observed: 810,000.`,
    );
    expect(headline).toMatch(
      /Without “Streaming and DVDs become two plans” 1\.\d\d million would have been won\./,
    );
    expect(await page.locator("churn-lab .main-figure .drawing").textContent()).toContain("24.40M observed");
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("has Node's numbers, byte for byte, with the engine on a thread of its own", async () => {
    const { page } = await panel.lab.open(
      `${panel.url}#case=netflix-2011&without=qwikster&set=events.price.prices.both-1%3D12.99&seed=5`,
    );
    await atRest(page);
    const found = await page.evaluate(`(() => {
      const { history, world } = document.querySelector("churn-lab").session.picture;
      const numbers = (outcome) => JSON.stringify(outcome, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value));
      return [numbers(history), numbers(world)];
    })()`);
    const change = { without: ["qwikster"], set: ["events.price.prices.both-1=12.99"] };
    const options = { subscribers: agents.rest, seed: 5 };
    const expected = [scenario, counterfactualOf(scenario, change).scenario].map((world) =>
      asNumbers(simulate(world, options)),
    );
    expect(found).toEqual(expected);
    expect(await page.evaluate("document.querySelector('churn-lab').isEngineApart")).toBe(true);
    await page.context().close();
  });

  it("turns the loss into growth when the price slider goes to 9.99, and a link brings it back", async () => {
    const { page } = await panel.lab.open(panel.url);
    await page.locator('churn-lab [data-open="price"]').click();
    await page.locator('churn-lab input[data-path="events.price.prices.both-1"]').fill("9.99");
    const headline = () => textOf(page, "churn-lab .headline");
    await expect
      .poll(headline)
      .toMatch(/In your world: .* won instead of .* lost. That is .* more subscribers/);
    await atRest(page);
    expect(await headline()).toContain(` won instead of ${lost} lost. `);
    const text = await headline();
    expect(page.url()).toContain("set=events.price.prices.both-1%3D9.99");
    await page.reload();
    await atRest(page);
    await expect.poll(headline).toBe(text);
    await page.context().close();
  });

  it("switches an event off with those that refer to it, and back on by undo", async () => {
    const { page } = await panel.lab.open(panel.url);
    const isOn = (id: string) => page.locator(`churn-lab [data-switch="${id}"]`).isChecked();
    await page.locator('churn-lab [data-switch="qwikster"]').uncheck();
    expect(await isOn("qwikster-reversal")).toBe(false);
    await expect.poll(() => textOf(page, "churn-lab .headline")).toMatch(/In your world: .*more subscribers/);
    await page.keyboard.press("Control+z");
    expect([await isOn("qwikster"), await isOn("qwikster-reversal")]).toEqual([true, true]);
    await page.keyboard.press("Control+Shift+Z");
    expect(await isOn("qwikster-reversal")).toBe(false);
    await page.context().close();
  });

  it("moves an event by the mouse and by the arrow keys, all its dates with it", async () => {
    const { page } = await panel.lab.open(panel.url);
    const handle = page.locator('churn-lab .handle[data-event="qwikster"]');
    expect(await handle.getAttribute("aria-valuetext")).toBe("18 September 2011");
    await handle.focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("PageDown");
    expect(await handle.getAttribute("aria-valuetext")).toBe("10 September 2011");
    expect(
      await page.locator('churn-lab .handle[data-event="qwikster-reversal"]').getAttribute("aria-valuetext"),
    ).toBe("2 October 2011");
    await atRest(page, "ensemble");
    const box = (await handle.locator("circle").nth(1).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 30, box.y, { steps: 5 });
    await page.mouse.move(box.x + box.width / 2 + 60, box.y, { steps: 5 });
    await page.mouse.up();
    expect(await handle.getAttribute("aria-valuetext")).toMatch(/(September|October) 2011/);
    expect(Number(await handle.getAttribute("aria-valuenow"))).toBeGreaterThan(15227 + 8);
    // The whole movement of the hand is one step.
    await page.locator('churn-lab [data-do="undo"]').click();
    expect(await handle.getAttribute("aria-valuetext")).toBe("10 September 2011");
    await page.context().close();
  });

  it("warns where a parameter leaves what the evidence supports", async () => {
    const { page } = await panel.lab.open(panel.url);
    await page.locator("churn-lab #tab-behaviour").click();
    await page.locator("churn-lab .group", { hasText: "Goodwill" }).locator("> summary").click();
    const slider = page.locator('churn-lab input[data-path="parameters.goodwill.scale.value"]');
    await slider.fill("5");
    await expect
      .poll(() => page.locator("churn-lab .warning").allTextContents())
      .toEqual(["Outside 0.3 to 4, which is what the evidence supports."]);
    await page.context().close();
  });

  it("shows what a scenario says as text, and a broken link as a message beside the case", async () => {
    const evil = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    const events = scenario.events.map((event) => ({ ...event, title: evil, source: evil }));
    const other = panel.lab.file([{ ...netflix, scenario: { ...scenario, title: evil, events } }]);
    const { page, complaints } = await panel.lab.open(
      `${other}#case=${encodeURIComponent(evil)}&set=${encodeURIComponent(evil)}`,
    );
    await page.locator('churn-lab [data-open="price"]').click();
    expect(await page.title()).toBe("The lab");
    expect(await textOf(page, "churn-lab h1")).toBe(evil);
    expect(await textOf(page, "churn-lab .messages")).toContain(`the link asks for the case “${evil}”`);
    expect(await page.locator("churn-lab img").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("tells of a world that contradicts itself and keeps the last one that does not", async () => {
    const { page } = await panel.lab.open(
      `${panel.url}#case=netflix-2011&set=events.price.announced%3D%222011-09-20%22`,
    );
    expect(await textOf(page, "churn-lab .messages")).toMatch(
      /contradicts itself[\s\S]*events\.price\.effective\.existing/,
    );
    expect(await textOf(page, "churn-lab h1")).toBe(scenario.title);
    await page.context().close();
  });

  for (const [width, colorScheme] of [
    [1920, "dark"],
    [1280, "light"],
    [900, "light"],
    [390, "dark"],
  ] as const) {
    it(`has no violation that axe-core knows, and no sideways scrolling, ${width} px wide and ${colorScheme}`, async () => {
      const hash = "#case=netflix-2011&set=events.price.prices.both-1%3D12.99";
      const { page } = await panel.lab.open(`${panel.url}${hash}`, {
        viewport: { width, height: 844 },
        colorScheme,
      });
      await atRest(page, "ensemble");
      const audit = async () => {
        await page.evaluate(axe.source);
        const results = (await page.evaluate("axe.run()")) as {
          violations: { id: string; nodes: { html: string }[] }[];
        };
        return results.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
        );
      };
      await page.locator('churn-lab [data-open="price"]').click();
      expect(await audit()).toEqual([]);
      await page.locator("churn-lab #tab-behaviour").click();
      await page.locator("churn-lab .group > summary").first().click();
      expect(await audit()).toEqual([]);
      await page.locator('churn-lab [data-do="who-left"]').click();
      await page.locator("churn-lab .diary").first().waitFor();
      await page.locator("churn-lab #tab-worlds").click();
      await page.locator('churn-lab [data-do="keep"]').click();
      await page.locator("churn-lab .kept table").waitFor();
      expect(await audit()).toEqual([]);
      await page.locator("churn-lab #tab-share").click();
      expect(await audit()).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      await page.locator('churn-lab [data-do="present"]').click();
      await page.keyboard.press("ArrowRight");
      expect(await audit()).toEqual([]);
      await page.context().close();
    });
  }

  it("tells a subscriber's months in both worlds as Node does, and moves nothing for who wants no motion", async () => {
    const { page } = await panel.lab.open(`${panel.url}#case=netflix-2011&without=price`, {
      reducedMotion: "reduce",
    });
    await atRest(page);
    await page.locator('churn-lab [data-do="who-left"]').click();
    await page.locator("churn-lab #person").fill("17");
    await page.locator("churn-lab #person").press("Enter");
    const change = { without: ["price"] };
    const rows = [scenario, counterfactualOf(scenario, change).scenario].map((one) => {
      const run = simulate(one, { subscribers: agents.rest, follow: 16 });
      return diaryLines(run.diary ?? [], run, one).map((line) => `${line.date}${line.before}${line.deed}`);
    });
    const shown = page.locator("churn-lab .diary");
    await expect
      .poll(async () => (await shown.nth(1).locator("tbody tr").allTextContents()).length)
      .toBe(rows[1].length);
    expect(await shown.nth(0).locator("tbody tr").allTextContents()).toEqual(rows[0]);
    expect(await shown.nth(1).locator("tbody tr").allTextContents()).toEqual(rows[1]);
    const moving =
      await page.evaluate(`[...document.querySelector("churn-lab").shadowRoot.querySelectorAll("*")]
      .filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0 || getComputedStyle(one).animationName !== "none").length`);
    expect(moving).toBe(0);
    await page.context().close();
  });

  it("prints as a hand-out: on white, without what only a hand can use", async () => {
    const { page } = await panel.lab.open(`${panel.url}#case=netflix-2011&without=qwikster`, {
      colorScheme: "dark",
    });
    await page.emulateMedia({ media: "print" });
    const paper = page.locator("churn-lab .main-figure .drawing > rect").first();
    await expect.poll(() => paper.getAttribute("fill")).toBe("#ffffff");
    for (const hidden of ["aside", '[data-do="present"]', '[data-do="who-left"]']) {
      expect(await page.locator(`churn-lab ${hidden}`).first().isVisible(), hidden).toBe(false);
    }
    // A waterfall says of which quarter it is.
    expect(await page.locator("churn-lab .picker select").isVisible()).toBe(true);
    expect(await page.locator("churn-lab table").isVisible()).toBe(true);
    await page.context().close();
  });

  it("needs no thread of its own: where none may be started the numbers are the same", async () => {
    const context = await panel.lab.open(panel.url);
    await context.page.addInitScript("delete globalThis.Worker");
    await context.page.reload();
    await atRest(context.page);
    const found = await context.page.evaluate(`(() => {
      const lab = document.querySelector("churn-lab");
      return [lab.isEngineApart, JSON.stringify(lab.session.picture.history, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value))];
    })()`);
    expect(found).toEqual([false, asNumbers(simulate(scenario, { subscribers: agents.rest }))]);
    await context.page.context().close();
  });
});
