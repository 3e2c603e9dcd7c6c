import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { useFolder } from "../support/use-folder.ts";
import { churnkit, documentOf } from "./command.ts";

const inFolder = useFolder();
const program = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

afterEach(() => vi.unstubAllEnvs());

describe("a run of many agents", () => {
  it("is the same on one worker and on several", async () => {
    const run = async (workers: string) => {
      const args = ["run", "netflix-2011", "--subscribers", "300000", "--until", "2011-07-20", "--workers"];
      const { periods } = await documentOf(...args, workers);
      return periods;
    };
    const one = await run("1");
    expect(await run("2")).toEqual(one);
    expect(await run("3")).toEqual(one);
  });

  it("that does not fit into memory is refused before it begins, with how many would fit", async () => {
    vi.stubEnv("CHURNKIT_MEMORY_MB", "200");
    for (const more of [[], ["--workers", "1"], ["--replicates", "3"]]) {
      const args = ["run", "netflix-2011", "--subscribers", "full", "--out", inFolder("refused"), ...more];
      const { code, stdout, stderr } = await churnkit(...args);
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(
        /^--subscribers: expected at most [\d,]+ here, found 24,590,000 \(they take .+\)\n$/,
      );
      const [, most] = /at most ([\d,]+)/.exec(stderr) as RegExpExecArray;
      expect(Number(most.replaceAll(",", ""))).toBeGreaterThan(1_000_000);
    }
    expect(existsSync(inFolder("refused"))).toBe(false);
  });

  it.each([
    ["1", "52"],
    ["3", "104"],
  ])("checks small runs too: %s of them within %s MB", async (replicates, megabytes) => {
    vi.stubEnv("CHURNKIT_MEMORY_MB", megabytes);
    const run = ["run", "netflix-2011", "--subscribers", "200000", "--workers", "2"];
    const { code, stderr } = await churnkit(...run, "--replicates", replicates);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^--subscribers: expected at most [\d,]+ here, found 200,000 /);
  });

  it("says beforehand how much memory it takes, and ends at once on Ctrl-C without a trace", async () => {
    const args = [
      "run",
      "netflix-2011",
      "--subscribers",
      "full",
      "--workers",
      "2",
      "--out",
      inFolder("ended"),
    ];
    const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    child.stdout.on("data", (chunk) => {
      stdout += chunk;
    });
    const said = await new Promise<string>((resolve) => {
      child.stderr.once("data", (chunk) => resolve(String(chunk)));
    });
    expect(said).toMatch(/^24,590,000 agents take \d+ MB of memory\n/);
    const closed = new Promise((resolve) => {
      child.once("close", (code) => resolve(code));
    });
    child.kill("SIGINT");
    expect(await closed).toBe(130);
    expect(stdout).toBe("");
    expect(readdirSync(inFolder()).filter((name) => name.startsWith("ended"))).toEqual([]);
  });
});
