import { spawnSync } from "node:child_process";
import { Command } from "commander";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startCommand } from "../../src/cli/start.ts";
import { openNotebooks } from "../../src/node/jupyter/open-notebooks.ts";

vi.mock("node:child_process", () => ({ spawnSync: vi.fn(() => ({ status: 0 })) }));
vi.mock("../../src/node/jupyter/open-notebooks.ts", () => ({ openNotebooks: vi.fn(async () => 0) }));

let printed = "";

beforeEach(() => {
  printed = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.clearAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = 0;
});

async function start({ terminal = false, options = [] as string[] }) {
  for (const stream of [process.stdin, process.stdout]) {
    Object.defineProperty(stream, "isTTY", { value: terminal, configurable: true });
  }
  const program = new Command();
  startCommand(program);
  await program.parseAsync(["start", ...options], { from: "user" });
}

test("without a terminal prints the result and where things are, and opens nothing", async () => {
  vi.stubEnv("CI", "");
  await start({});
  expect(vi.mocked(spawnSync).mock.calls[0]?.[1]).toEqual([expect.any(String), "run", "netflix-2011"]);
  expect(printed).toContain("npm run notebooks");
  expect(printed).toMatch(
    /\nJupyterLab was not opened: this is not a terminal\. npm run notebooks opens it anyway\.\n$/,
  );
  expect(openNotebooks).not.toHaveBeenCalled();
});

test("with a terminal goes on to open the notebooks", async () => {
  vi.stubEnv("CI", "");
  await start({ terminal: true });
  expect(spawnSync).toHaveBeenCalledOnce();
  expect(openNotebooks).toHaveBeenCalledOnce();
});

test("in continuous integration a terminal has no reader", async () => {
  vi.stubEnv("CI", "true");
  await start({ terminal: true });
  expect(printed).toContain("JupyterLab was not opened: CI is set.");
  expect(openNotebooks).not.toHaveBeenCalled();
});

test("--only-notebooks opens them without a result, and ends with Jupyter's exit code", async () => {
  vi.mocked(openNotebooks).mockResolvedValueOnce(3);
  await start({ options: ["--only-notebooks"] });
  expect(spawnSync).not.toHaveBeenCalled();
  expect(process.exitCode).toBe(3);
});
