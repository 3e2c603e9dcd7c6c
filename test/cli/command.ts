import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { runCommandLine } from "../../src/cli/command-line.ts";
import { ensureBuilt } from "../notebook/built.ts";

/** What a command gave. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  /** Without the lines of progress that a slow machine causes. */
  readonly stderr: string;
}

/** Run `churnkit` within this process; its worker threads are those of the build. */
export async function churnkit(...args: readonly string[]): Promise<Result> {
  let stdout = "";
  let stderr = "";
  const before = process.exitCode;
  process.exitCode = 0;
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      stdout += text;
      return true;
    }),
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      stderr += text;
      return true;
    }),
  ];
  try {
    await runCommandLine(args);
    return { code: Number(process.exitCode), stdout, stderr: stderr.replace(/^\d+ %.*\n/gm, "") };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = before;
  }
}

/** The JSON document of a command that must succeed with nothing else on standard output. */
// biome-ignore lint/suspicious/noExplicitAny: the document is what the tests are about
export async function documentOf(...args: readonly string[]): Promise<any> {
  const { code, stdout, stderr } = await churnkit(...args, "--json");
  if (code !== 0) throw new Error(`exit code ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

/** A folder for the files of a test file. */
export function useFolder(): (...names: readonly string[]) => string {
  let folder: string;
  beforeAll(() => {
    ensureBuilt();
    folder = mkdtempSync(join(tmpdir(), "churnkit-cli-"));
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (...names) => join(folder, ...names);
}
