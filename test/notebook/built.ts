import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Compile the package unless it is: notebooks import its compiled form. */
export function ensureBuilt(): void {
  const needed = [
    "index.js",
    "node/index.js",
    "node/notebook/kernel-main.js",
    "node/notebook/runner-main.js",
  ];
  if (needed.every((file) => existsSync(`${root}dist/${file}`))) return;
  const compiler = `${root}node_modules/typescript/bin/tsc`;
  const { stdout } = spawnSync(process.execPath, [compiler, "-b", "src/node"], {
    cwd: root,
    encoding: "utf8",
  });
  const missing = needed.filter((file) => !existsSync(`${root}dist/${file}`));
  if (missing.length > 0) throw new Error(`the build has no ${missing.join(", ")}:\n${stdout}`);
}

export function fixture(name: string): string {
  return `${root}test/notebook/fixtures/${name}.ipynb`;
}
