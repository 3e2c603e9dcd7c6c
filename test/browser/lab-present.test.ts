import { expect, it } from "vitest";
import { columnPeople } from "../../src/lab/amounts.ts";
import { leftByCause } from "../../src/lab/who-left.ts";
import { loadCase } from "../../src/node/data/load-case.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { chromium, describeWithTool } from "../support/outside-tool.ts";
import { agents, atRest, textOf, useLab } from "./lab-browser.ts";

const { scenario, observed } = loadCase("netflix-2011");

describeWithTool("presenting the lab in Chromium", chromium, (program) => {
  const panel = useLab(program, [{ scenario, observed, fittedUntil: "2011-09-30" }]);

  it("goes by keyboard, hides the outcome until it is revealed, and ends with Escape", async () => {
    const { page, complaints } = await panel.lab.open(`${panel.url}#case=netflix-2011&without=qwikster`);
    await atRest(page);
    await page.locator('churn-lab [data-do="present"]').press("Enter");
    const said = () => textOf(page, "churn-lab .present .say");
    const stage = () => textOf(page, "churn-lab .present .stage");
    expect(await said()).toBe(
      "12 July 2011: “Streaming and DVDs become two plans”. What do you think happened?",
    );
    expect(await stage()).not.toContain("observed");
    expect(await stage()).toContain("Streaming and DVDs become two plans");
    expect(await stage()).not.toContain("DVDs are to move to Qwikster");
    await page.keyboard.press("ArrowRight");
    await expect.poll(said).toMatch(/more subscribers left than came/);
    expect(await stage()).toContain("24.40M observed");
    expect(await stage()).toContain("DVDs are to move to Qwikster");
    expect(await said()).not.toContain("In your world");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(said).toMatch(/What do you think happened\?$/);
    // Each step changes the number of the slide or what the button says.
    const actions = () => textOf(page, "churn-lab .present .actions");
    const titles = [await textOf(page, "churn-lab .present h2")];
    for (let now = await actions(); !/(\d+) of \1\b/.test(now); now = await actions()) {
      await page.keyboard.press(["ArrowRight", "PageDown", "Space", "Enter"][titles.length % 4]);
      await expect.poll(actions).not.toBe(now);
      titles.push(await textOf(page, "churn-lab .present h2"));
    }
    expect([...new Set(titles)]).toEqual([
      scenario.title,
      "Who has which plan",
      "Where they came from and went to, 3rd quarter 2011",
      "Churn a month, and the damage to goodwill",
      "Who left, and why",
      "What if?",
      "What it makes of people and money",
    ]);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("churn-lab .present").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("says who left and why, as Node does, and the story of one of them", async () => {
    const { page } = await panel.lab.open(panel.url);
    await atRest(page);
    await page.locator('churn-lab [data-do="who-left"]').click();
    const section = page.locator('churn-lab section[aria-label="Who left, and why"]');
    await section.locator("#person").waitFor();
    const run = simulate(scenario, { subscribers: agents.rest, keepPersons: true });
    const rows = leftByCause(run, run, scenario);
    const text = columnPeople(rows.map(({ history }) => history));
    const caption = rows.map(({ title, history }) => `${title}: ${text(history)}`);
    expect(await section.locator(".drawing").first().getAttribute("aria-label")).toBe(
      `Why they left. ${caption.join("; ")}`,
    );
    await page.locator('churn-lab [data-do="next-leaver"]').click();
    await expect
      .poll(() => section.locator(".fate").first().textContent())
      .toMatch(/^Left on \d+ \w+ 2011: /);
    await page.context().close();
  });

  it("goes on saying who left while the world is changed, and finds it out anew at rest", async () => {
    const { page, complaints } = await panel.lab.open(panel.url);
    await atRest(page);
    await page.locator('churn-lab [data-do="who-left"]').click();
    const section = page.locator('churn-lab section[aria-label="Who left, and why"]');
    const caption = () => section.locator(".drawing").first().getAttribute("aria-label");
    await section.locator(".diary").first().waitFor();
    const before = await caption();
    expect(await section.locator(".before").textContent()).toBe("");
    await page.locator('churn-lab .events input[type="checkbox"]').nth(3).click();
    await expect.poll(() => section.locator(".before").textContent()).toContain("of the world before");
    expect(await caption()).toBe(before);
    await expect.poll(() => section.locator(".before").textContent()).toBe("");
    expect(await caption()).toMatch(/^Why they left\..*, in your world /);
    expect(await section.locator(".key").allTextContents()).toEqual(["history", "your world"]);
    await page.emulateMedia({ media: "print" });
    expect(await section.locator("button:visible, input:visible").count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
