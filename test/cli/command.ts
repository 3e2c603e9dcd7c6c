import { beforeAll, vi } from "vitest";
import { runCommandLine } from "../../src/cli/command-line.ts";
import { ensureBuilt } from "../notebook/built.ts";

beforeAll(ensureBuilt, 120_000);

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
