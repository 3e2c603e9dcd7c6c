import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import type { Measurement } from "./measurement.ts";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome"];
const OPENINGS = 5;
/** Positions of the slider in one drag. */
const POSITIONS = 60;
const RESTS = 7;

/**
 * The panel in real Chromium: from the opening of the file to its first picture; from a position of the price slider to
 * its picture on the screen while it is dragged, 20,000 agents; and the run of 100,000 at rest.
 */
export async function measureLab(): Promise<Measurement[]> {
  const program = findProgram(PROGRAMS);
  if (program === undefined) throw new Error("no Chromium: apt install chromium");
  const folder = mkdtempSync(join(tmpdir(), "churnkit-bench-lab-"));
  let browser: Browser | undefined;
  try {
    const file = join(folder, "lab.html");
    execFileSync(process.execPath, ["dist/cli/main.js", "lab", "netflix-2011", "--out", file], {
      stdio: "pipe",
    });
    browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
    const first: number[] = [];
    let page: Page | undefined;
    for (let opening = 0; opening < OPENINGS; opening++) {
      await page?.close();
      page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(pathToFileURL(file).href);
      await page.locator("churn-lab .drawing").first().waitFor();
      // Counted by the page itself, from the moment that it was asked for.
      first.push((await page.evaluate(FIRST)) as number);
    }
    const opened = page as Page;
    await opened.locator('churn-lab [data-ensemble="true"]').waitFor();
    await opened.locator('churn-lab [data-open="price"]').click();
    const drag = (await opened.evaluate(`(${DRAG})(${POSITIONS})`)) as number[];
    const rest = (await opened.evaluate(`(${REST})(${RESTS})`)) as number[];
    const sorted = [...drag].sort((a, b) => a - b);
    const worst = sorted[Math.ceil(sorted.length * 0.95) - 1];
    return [
      inSeconds("panel: first picture after opening", first, 1),
      inSeconds("panel: redraw while dragging, 20,000 agents", drag, 0.05),
      inSeconds("panel: the same, 95th percentile", [worst], 0.1),
      inSeconds("panel: 100,000 agents at rest", rest, 0.15),
    ];
  } finally {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Path of the first of some programs that is on the PATH. */
function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
}

const inSeconds = (what: string, milliseconds: readonly number[], atMost: number): Measurement => ({
  what,
  unit: "s",
  values: milliseconds.map((value) => value / 1000),
  goal: { atMost },
});

/** When the browser first painted a figure. */
const FIRST = `document.querySelector("churn-lab").firstPicture`;

/** Move the slider as a hand does, each position when the last one is on the screen; milliseconds of each. */
const DRAG = `async (positions) => {
  const lab = document.querySelector("churn-lab");
  const slider = lab.shadowRoot.querySelector('input[data-path="events.price.prices.both-1"]');
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));
  const times = [];
  for (let index = 0; index < positions; index++) {
    const began = performance.now();
    slider.value = String(15 - index * 0.07);
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    // The picture of this position, not of one before it; then the frame that shows it.
    do await new Promise((resolve) => lab.addEventListener("picture", resolve, { once: true }));
    while (lab.session.picture.question.world !== lab.session.world.scenario);
    await frame();
    times.push(performance.now() - began);
  }
  slider.dispatchEvent(new Event("change", { bubbles: true }));
  return times;
}`;

/** Full-size runs of worlds that were never run before; milliseconds from asking to the outcome. */
const REST = `async (runs) => {
  const lab = document.querySelector("churn-lab");
  await new Promise((resolve) => setTimeout(resolve, 300));
  const times = [];
  for (let index = 0; index < runs; index++) {
    const { scenario } = lab.session.world;
    lab.session.director.rest.cancel();
    const own = JSON.parse(JSON.stringify(scenario));
    const began = performance.now();
    await lab.session.director.rest.run({ scenario: own, subscribers: 100000, seed: 100 + index });
    times.push(performance.now() - began);
  }
  return times.slice(2);
}`;
