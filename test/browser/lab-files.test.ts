import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { loadCase, loadScenarioFile } from "../../src/node/data/load-case.ts";
import { periodsWithMoney } from "../../src/simulation/accounts.ts";
import type { Outcome, Period } from "../../src/simulation/outcome.ts";
import { projectRoot } from "../repository/project-files.ts";
import { chromium, describeWithTool } from "../support/outside-tool.ts";
import { useFolder } from "../support/use-folder.ts";
import { agents, atRest, textOf, useLab } from "./lab-browser.ts";

const { scenario, observed } = loadCase("netflix-2011");
const world =
  "case=netflix-2011&without=qwikster&set=events.price.prices.both-1%3D12.99&set=events.price.notice.reach%3D0.5";

/** Agents at the end of a day of a run, counted from 1. */
const sumOfLast = ({ ledger }: Outcome, day: number) =>
  Array.from(ledger.closing.slice((day - 1) * ledger.plans, day * ledger.plans)).reduce((a, b) => a + b, 0);

describeWithTool("files of the lab in Chromium", chromium, (program) => {
  const folder = useFolder()();
  const panel = useLab(program, [{ scenario, observed, fittedUntil: "2011-09-30" }]);

  /** Press the button of an export. @returns The path of the file that it gives. */
  async function exported(page: Page, what: string): Promise<string> {
    const coming = page.waitForEvent("download");
    await page.locator(`churn-lab [data-do="${what}"]`).click();
    const file = await coming;
    const path = join(folder, file.suggestedFilename());
    await file.saveAs(path);
    return path;
  }

  it("the scenario runs on the command line with the same numbers, and opens again as the same world", async () => {
    const { page } = await panel.lab.open(`${panel.url}#${world}`);
    await atRest(page);
    await page.locator("churn-lab #tab-share").click();
    const path = await exported(page, "json");
    const args = [
      "dist/cli/main.js",
      "run",
      path,
      "--subscribers",
      String(agents.rest),
      "--seed",
      "1",
      "--json",
    ];
    const { periods } = JSON.parse(
      execFileSync(process.execPath, args, { cwd: projectRoot, encoding: "utf8" }),
    ) as { periods: Period[] };
    const own = (await page.evaluate(`document.querySelector("churn-lab").session.picture.world`)) as Outcome;
    expect(own).toMatchObject({ agents: agents.rest, seed: 1 });
    const expected = periodsWithMoney(own, loadScenarioFile(path));
    expect(periods).toEqual(expected);
    await atRest(page, "ensemble");
    const csv = readFileSync(await exported(page, "csv"), "utf8").split("\n");
    expect(csv[0]).toMatch(
      /^quarter,figure,history,history: from,history: to,observed,your world,your world less history/,
    );
    const [, , before, , , seen, after, difference] = csv[1].split(",");
    expect(csv[1]).toMatch(/^2011Q3,Subscribers at its end \(people\),/);
    expect(Number(after)).toBe(Math.round(own.peoplePerAgent * sumOfLast(own, 92)));
    expect(Number(seen)).toBe(23_790_000);
    expect(Math.abs(Number(after) - Number(before) - Number(difference))).toBeLessThanOrEqual(1);
    const days = readFileSync(await exported(page, "days-csv"), "utf8")
      .trim()
      .split("\n");
    expect(days).toHaveLength(1 + 184);
    expect(days[92]).toBe(`2011-09-30,${before},${after}`);

    const other = await panel.lab.open(panel.url);
    await other.page.locator("churn-lab #tab-share").click();
    await other.page.locator("churn-lab #open-file").setInputFiles(path);
    await expect.poll(() => other.page.url()).toContain("without=qwikster");
    const link = new URLSearchParams(new URL(other.page.url()).hash.slice(1));
    expect([...link].sort()).toEqual([...new URLSearchParams(world)].sort());
    await other.page.context().close();
    await page.context().close();
  });

  it("the picture is an SVG that stands alone, and a PNG of twice its size", async () => {
    const { page } = await panel.lab.open(`${panel.url}#${world}`);
    await page.locator("churn-lab #tab-share").click();
    const svg = readFileSync(await exported(page, "svg"), "utf8");
    expect(svg).toMatch(/^<\?xml[^>]+>\n<svg [^>]*width="900"/);
    expect(svg).toContain("your world");
    // It says by itself what it shows, and how that was made.
    expect(svg).toContain("Netflix 2011: the price rise and Qwikster</text>");
    expect(svg).toMatch(/simulated subscribers, seed 1; churnkit/);
    expect(svg).not.toMatch(/<!--|<script|class="drawing"/);
    const png = readFileSync(await exported(page, "png"));
    const [width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1).map(Number) ?? [];
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * width, 2 * height]);
    await page.context().close();
  });

  it("a file that is dropped is opened; of a broken one every mistake is told where it is", async () => {
    const { page } = await panel.lab.open(panel.url);
    const drop = async (name: string, text: string) => {
      const transfer = await page.evaluateHandle(
        `(() => { const transfer = new DataTransfer(); transfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)})); return transfer; })()`,
      );
      await page.dispatchEvent("churn-lab", "drop", { dataTransfer: transfer });
    };
    const events = scenario.events.map((event) =>
      event.id === "price" ? { ...event, severity: -1 } : event,
    );
    await drop("broken.json", JSON.stringify({ ...scenario, events, start: "2011-02-30" }));
    const messages = () => textOf(page, "churn-lab .messages");
    await expect.poll(messages).toContain("broken.json: start: expected a calendar date, YYYY-MM-DD");
    expect(await messages()).toContain(
      "broken.json: events.price.severity: expected a number of at least 0, found -1",
    );
    await drop("text.json", "{ not json");
    await expect.poll(messages).toMatch(/text\.json: .*expected/);
    expect(await textOf(page, "churn-lab h1")).toBe(scenario.title);
    await drop("mine.json", JSON.stringify({ ...scenario, id: "my-case", title: "My own case" }));
    await expect.poll(() => textOf(page, "churn-lab h1")).toBe("My own case");
    await page.locator("churn-lab .drawing").first().waitFor();
    await expect.poll(() => page.evaluate("location.hash")).toMatch(/^#case=my-case&file=/);
    await page.reload();
    await expect.poll(() => textOf(page, "churn-lab h1")).toBe("My own case");
    const link = await page.evaluate("location.href");
    await page.goto(`${link}&without=qwikster`);
    await page.reload();
    await page.locator("churn-lab #tab-share").click();
    const hasText = "npx churnkit compare my-case.json --without qwikster";
    await page.locator("churn-lab pre", { hasText }).waitFor();
    expect(JSON.parse(readFileSync(await exported(page, "opened-json"), "utf8"))).toMatchObject({
      id: "my-case",
      events: scenario.events.map(({ id }) => ({ id })),
    });
    await page.context().close();
  });

  it("worlds are kept side by side, and in the link", async () => {
    const { page } = await panel.lab.open(`${panel.url}#${world}`);
    await page.locator("churn-lab #tab-worlds").click();
    await page.locator("churn-lab #world-name").fill("A <b>milder</b> rise");
    await page.locator('churn-lab [data-do="keep"]').click();
    await expect
      .poll(() => textOf(page, "churn-lab .kept"))
      .toMatch(/A <b>milder<\/b> rise.*2011Q3.*Subscribers.*\+\d.*Contribution.*Break-even/);
    expect(await textOf(page, "churn-lab .main-figure .drawing")).toContain("A <b>milder</b> ri…");
    expect(await textOf(page, "churn-lab main .legend")).toMatch(
      /history.*your world.*A <b>milder<\/b> rise/,
    );
    await expect.poll(() => page.url()).toContain("milder");
    await page.reload();
    await page.locator("churn-lab #tab-worlds").click();
    expect(await textOf(page, "churn-lab .kept h3")).toBe("A <b>milder</b> rise");
    await page.locator("churn-lab .kept button", { hasText: "Forget" }).click();
    expect(await page.locator("churn-lab .kept").count()).toBe(0);
    await page.context().close();
  });

  it("figures of a kept world keep apart, and what scrolls says so", async () => {
    const currency = "EUR";
    const url = panel.lab.file([{ scenario: { ...scenario, currency, until: "2012-06-30" }, observed: [] }]);
    const kept = `world=${encodeURIComponent(new URLSearchParams({ name: "mine", without: "qwikster" }).toString())}`;
    const { page } = await panel.lab.open(`${url}#${world}&${kept}`, {
      viewport: { width: 390, height: 800 },
    });
    await atRest(page, "ensemble");
    await page.locator("churn-lab #tab-worlds").click();
    await page.locator("churn-lab .kept .range").first().waitFor();
    const gaps =
      (await page.evaluate(`[...document.querySelector("churn-lab").shadowRoot.querySelectorAll(".kept tbody tr")].flatMap((row) => {
      const words = [...row.querySelectorAll("td")].map((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return range.getBoundingClientRect();
      });
      return words.slice(1).map((box, index) => box.left - words[index].right);
    })`)) as number[];
    expect(gaps.length).toBeGreaterThan(0);
    expect(Math.min(...gaps)).toBeGreaterThan(8);
    const table = page.locator("churn-lab .kept .scroll");
    expect(await table.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
    expect(await table.evaluate((box) => getComputedStyle(box).backgroundAttachment)).toContain("scroll");
    // The titles of rows stay.
    const title = table.locator("tbody th").first();
    const before = await title.boundingBox();
    await table.evaluate((box) => box.scrollTo(60, 0));
    expect(await title.boundingBox()).toEqual(before);
    await page.context().close();
  });

  it("an answer of the firm can be added, sized and taken away", async () => {
    const { page } = await panel.lab.open(panel.url);
    const add = page.locator("churn-lab #add");
    const title = "Existing subscribers keep their old price";
    await add.selectOption({ label: title });
    await expect
      .poll(() => textOf(page, "churn-lab .headline"))
      .toMatch(/In your world: .* more subscribers/);
    const item = page.locator("churn-lab .events li", { hasText: title });
    expect(await item.locator("input[type=date]").first().inputValue()).toBe("2011-07-12");
    await item.locator("input[role=switch]").click();
    expect(await item.count()).toBe(0);
    await page.context().close();
  });

  it("churnkit lab writes such a page, with a picker of all cases", async () => {
    const path = join(folder, "all.html");
    execFileSync(process.execPath, ["dist/cli/main.js", "lab", "--all", "--out", path], {
      cwd: projectRoot,
      stdio: "pipe",
    });
    const { page, requests, complaints } = await panel.lab.open(`file://${path}`);
    await page.locator("churn-lab #case").selectOption("netflix-2010");
    await expect.poll(() => textOf(page, "churn-lab h1")).toBe(loadCase("netflix-2010").scenario.title);
    await page.locator("churn-lab .drawing").first().waitFor();
    expect([requests, complaints]).toEqual([[], []]);
    await page.context().close();
  });

  it("churnkit lab says what is wrong with its arguments", () => {
    const fail = (...args: string[]) => {
      try {
        execFileSync(process.execPath, ["dist/cli/main.js", "lab", ...args], {
          cwd: projectRoot,
          stdio: "pipe",
        });
        return "";
      } catch (error) {
        return String((error as { stderr: Buffer }).stderr);
      }
    };
    expect(fail()).toBe("<case>: expected either a case or --all, found neither\n");
    expect(fail("netflix-2011", "--out", folder)).toBe(
      `--out: expected a file, found the folder ${folder}\n`,
    );
    writeFileSync(join(folder, "file"), "");
    expect(fail("netflix-2011", "--out", join(folder, "file", "lab.html"))).toMatch(
      /^--out: expected a file that can be written/,
    );
  });
});
