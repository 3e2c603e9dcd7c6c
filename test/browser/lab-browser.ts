import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { LabCase } from "../../src/lab/lab-data.ts";
import { labPage } from "../../src/lab/lab-page.ts";
import { digestOf, labScript } from "../../src/node/lab/lab-script.ts";
import { projectRoot } from "../repository/project-files.ts";

/** Small enough that a test waits for drawing and not for runs. */
export const agents = { moving: 2000, rest: 5000 };

/** A browser, and pages of the panel opened from disk in it. */
export interface LabBrowser {
  /** Write the panel of some cases as a file. @returns Its URL. */
  file(cases: readonly LabCase[]): string;
  /** Open a panel and wait for its first picture. What the page asks of a network or complains of is kept. */
  open(url: string, options?: BrowserContextOptions): Promise<OpenLab>;
  /** A page with nothing in it, watched in the same way. */
  blank(options?: BrowserContextOptions): Promise<OpenLab>;
  close(): Promise<void>;
}

export interface OpenLab {
  readonly page: Page;
  /** Addresses asked for beyond the page itself. */
  readonly requests: string[];
  /** Errors, and what a policy forbade. */
  readonly complaints: string[];
}

/** The panel of some cases in a browser, for all tests of a suite. @param program Path of Chromium. */
export function useLab(
  program: string,
  cases: readonly LabCase[],
): { readonly lab: LabBrowser; readonly url: string } {
  let lab: LabBrowser | undefined;
  let url = "";
  beforeAll(async () => {
    lab = await labBrowser(program);
    url = lab.file(cases);
  });
  afterAll(() => lab?.close());
  return {
    get lab() {
      return lab as LabBrowser;
    },
    get url() {
      return url;
    },
  };
}

/** @param program Path of Chromium. */
export async function labBrowser(program: string): Promise<LabBrowser> {
  execFileSync(process.execPath, ["src/cli/build-lab.mjs"], { cwd: projectRoot });
  const folder = mkdtempSync(join(tmpdir(), "churnkit-lab-"));
  const browser: Browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
  let files = 0;
  const blank = async (options: BrowserContextOptions = {}): Promise<OpenLab> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => {
      if (!/^(file|blob|data|about):/.test(request.url())) requests.push(request.url());
    });
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    return { page, requests, complaints };
  };
  return {
    file(cases) {
      const path = join(folder, `lab-${files++}.html`);
      const data = { cases, version: "0", agents };
      writeFileSync(path, labPage({ title: "The lab", data, script: labScript(), digest: digestOf }));
      return pathToFileURL(path).href;
    },
    async open(url, options = {}) {
      const opened = await blank(options);
      await opened.page.goto(url);
      await opened.page.locator("churn-lab .drawing").first().waitFor();
      return opened;
    },
    blank,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Wait until the hand has rested and the world that is set is drawn: the full size, and then the intervals. With those,
 * nothing more comes, so that what is measured then stays where it is.
 */
export async function atRest(page: Page, what: "rest" | "ensemble" = "rest"): Promise<void> {
  await page.locator(`churn-lab [data-${what}="true"]`).waitFor();
}

/** An outcome as a page or Node has it, every number written out. */
export const asNumbers = (outcome: object): string =>
  JSON.stringify(outcome, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value as never) : value));

/** What an element says, as one line. */
export async function textOf(page: Page, selector: string): Promise<string> {
  const text = await page.locator(selector).first().textContent();
  return (text ?? "").replaceAll(/\s+/g, " ").trim();
}
