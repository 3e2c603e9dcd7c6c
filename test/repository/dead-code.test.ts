import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { it } from "vitest";
import { projectRoot } from "./project-files.ts";

const run = promisify(execFile);

// A failure names the files and exports: knip ends with a status of its own and lists them.
it.each([
  ["what nothing uses", []],
  ["what only tests use", ["--production"]],
])("there is no code and no dependency of the kind: %s", async (_, options) => {
  const knip = ["node_modules/knip/bin/knip.js", "--no-progress", ...options];
  await run(process.execPath, knip, { cwd: projectRoot }).catch(({ stdout }: { stdout: string }) => {
    throw new Error(stdout);
  });
});
