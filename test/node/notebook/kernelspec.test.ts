import { existsSync, readdirSync, readFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { expect, test } from "vitest";
import { writeKernelspec } from "../../../src/node/notebook/kernelspec.ts";
import { ensureBuilt } from "../../notebook/built.ts";
import { useFolder } from "../../support/use-folder.ts";

const folder = useFolder()();

test("names the kernel tslab and starts it by absolute paths that exist", () => {
  ensureBuilt();
  const path = writeKernelspec(join(folder, "a folder"));
  expect(path).toBe(join(folder, "a folder", "kernels", "tslab", "kernel.json"));
  const { argv, display_name, language } = JSON.parse(readFileSync(path, "utf8"));
  expect([display_name, language]).toEqual(["TypeScript (churnkit)", "typescript"]);
  expect(argv).toEqual([process.execPath, expect.stringMatching(/kernel-main\.js$/), "{connection_file}"]);
  expect(argv.slice(0, 2).every((part: string) => isAbsolute(part) && existsSync(part))).toBe(true);
});

test("replaces an older one and leaves no temporary file", () => {
  writeKernelspec(folder);
  writeKernelspec(folder);
  expect(readdirSync(join(folder, "kernels", "tslab"))).toEqual(["kernel.json"]);
});
