import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const bootstrap = fileURLToPath(new URL("../../src/cli/bootstrap.mjs", import.meta.url));

function startOnNode(version: string) {
  const disguise = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } })`;
  const args = ["--import", `data:text/javascript,${encodeURIComponent(disguise)}`, bootstrap, "start"];
  return spawnSync(process.execPath, args, { encoding: "utf8" });
}

test.each(["18.20.8", "20.18.3", "21.7.3", "22.11.0"])("refuses Node %s in one line", (version) => {
  const { status, stdout, stderr } = startOnNode(version);
  expect(status).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toMatch(
    new RegExp(`^churnkit needs Node\\.js .*; this is ${version.replaceAll(".", "\\.")}\\. .*\\n$`),
  );
});
