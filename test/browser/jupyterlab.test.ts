import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { type Browser, chromium as browsers, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ensureBuilt, root } from "../notebook/built.ts";
import { chromium, describeWithTool, type OutsideTool } from "../support/outside-tool.ts";
import { useFolder } from "../support/use-folder.ts";

const own = join(root, ".venv", process.platform === "win32" ? "Scripts" : "bin");
const path = [own, process.env.PATH ?? ""].join(delimiter);
const jupyterLab: OutsideTool = {
  name: "JupyterLab",
  programs: ["jupyter-lab"],
  folder: own,
  howToGet: "python3 -m venv .venv && .venv/bin/pip install -r notebooks/requirements.txt",
};

/** A port that nobody listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

describeWithTool("the first notebook in JupyterLab", jupyterLab, () => {
  describeWithTool("in Chromium", chromium, (program) => {
    const folder = useFolder()();
    const token = "a-token-of-this-test";
    let server: ChildProcess;
    let browser: Browser;
    let page: Page;
    let notebook: string;

    beforeAll(async () => {
      ensureBuilt();
      const port = await freePort();
      const env: NodeJS.ProcessEnv = { ...process.env, PATH: path, JUPYTER_TOKEN: token };
      Object.assign(env, { JUPYTER_PORT: String(port), JUPYTER_PREFER_ENV_PATH: "0" });
      for (const kind of ["CONFIG", "DATA", "RUNTIME"]) env[`JUPYTER_${kind}_DIR`] = join(folder, kind);
      for (const screen of ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER"]) delete env[screen];
      server = spawn(process.execPath, ["dist/cli/main.js", "start", "--only-notebooks"], {
        cwd: root,
        env,
        stdio: "ignore",
        detached: true,
      });
      browser = await browsers.launch({ executablePath: program, args: ["--no-sandbox"] });
      page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      // What a reader does in a notebook is saved; what this test does is not.
      await page.route("**/api/contents/**", (route) =>
        route.request().method() === "PUT" ? route.abort() : route.continue(),
      );
      notebook = `http://127.0.0.1:${port}/lab/tree/notebooks/00-start-here.ipynb?token=${token}`;
    }, 180_000);

    afterAll(async () => {
      await browser?.close();
      // JupyterLab and its kernel are of the group that the command leads.
      if (server?.pid !== undefined) process.kill(-server.pid, "SIGKILL");
    });

    it("runs from top to bottom, draws its charts, and has a panel that reacts", async () => {
      const isThere = () =>
        page.goto(notebook).then(
          () => true,
          () => false,
        );
      await expect.poll(isThere, { timeout: 90_000, interval: 500 }).toBe(true);
      await page.locator(".jp-Notebook").waitFor({ timeout: 60_000 });
      await expect
        .poll(() => page.locator(".jp-Toolbar-kernelName").textContent())
        .toMatch(/tslab|TypeScript/i);
      // Without a kernel that answers, JupyterLab clears the cells that it is asked to run.
      await page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').waitFor({ timeout: 60_000 });
      await page.locator(".lm-MenuBar-itemLabel", { hasText: /^Run$/ }).click();
      await page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click();
      const panel = page.frameLocator('.jp-OutputArea iframe[sandbox="allow-scripts"]');
      await panel.locator("churn-lab .drawing").first().waitFor({ timeout: 120_000 });
      const charts = page.locator(".jp-OutputArea .vega-embed .marks");
      await expect.poll(() => charts.count()).toBeGreaterThan(1);
      expect(
        await page.locator('.jp-OutputArea [data-mime-type="application/vnd.jupyter.stderr"]').count(),
      ).toBe(0);

      await panel.locator('churn-lab [data-open="price"]').click();
      await panel.locator('churn-lab input[data-path="events.price.prices.both-1"]').fill("9.99");
      const headline = panel.locator("churn-lab .headline");
      await expect.poll(() => headline.textContent()).toMatch(/In your world: [\s\S]* won instead of/);
      const shot = process.env.CHURNKIT_SCREENSHOTS;
      if (shot !== undefined) {
        await headline.scrollIntoViewIfNeeded();
        await page.screenshot({ path: join(shot, "jupyterlab.png") });
      }
    }, 240_000);
  });
});
