import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A folder for a file or a group of tests, made when it is first asked for and removed after them. @returns Paths in it. */
export function useFolder(): (...names: readonly string[]) => string {
  let folder: string | undefined;
  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });
  return (...names) => {
    folder ??= mkdtempSync(join(tmpdir(), "churnkit-test-"));
    return join(folder, ...names);
  };
}
