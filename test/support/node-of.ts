import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../notebook/built.ts";

/**
 * The program of a major version of Node: this one, or one that npm has as a package, kept in `node_modules/.cache`.
 *
 * @returns Its path; undefined where there is no such package or no registry within reach.
 */
export function nodeOf(major: number): string | undefined {
  if (Number(process.versions.node.split(".")[0]) === major) return process.execPath;
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const folder = join(root, "node_modules/.cache/churnkit", `node-${major}`);
  const program = join(
    folder,
    "node_modules",
    name,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const quietly = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=0"];
    spawnSync("npm", ["install", "--prefix", folder, ...quietly, `${name}@${major}`], {
      shell: process.platform === "win32",
      timeout: 120_000,
    });
  }
  return existsSync(program) ? program : undefined;
}
